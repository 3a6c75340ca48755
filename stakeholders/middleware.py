"""Who speaks: the session's seat becomes `request.actor`; its person's language and zone hold.

And what the session has proven, where the seat or the act asks for more than a password once.
"""

import zoneinfo
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from interface.access import by_way_of, name_of_address
from interface.languages import page_language
from stakeholders import proof
from stakeholders.actors import ANONYMOUS, Actor
from stakeholders.models import Seat

SESSION_KEY = "seat"
type Handler = Callable[[HttpRequest], HttpResponse]


class LanguageAndTimeZoneMiddleware:
    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user if request.user.is_authenticated else None
        wanted = person.language if person else translation.get_language_from_request(request)
        language = page_language(wanted)
        zone = zoneinfo.ZoneInfo(person.time_zone) if person else zoneinfo.ZoneInfo("UTC")
        with translation.override(language), timezone.override(zone):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class ActorMiddleware:
    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = actor_of(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """The actor under the session's seat, or under the only or first current one."""
    if not request.user.is_authenticated:
        return ANONYMOUS
    seat = chosen_seat(request)
    if seat is None:
        return Actor.of_person(request.user)
    seat.person = request.user
    return Actor.of_seat(seat)


def chosen_seat(request: HttpRequest) -> Seat | None:
    seats = list(
        Seat.objects.current()
        .filter(person=request.user.pk)
        .select_related("stakeholder__accreditation")
        .order_by("pk")
    )
    request.seats = seats  # type: ignore[attr-defined]
    wanted = request.session.get(SESSION_KEY)
    for seat in seats:
        if str(seat.pk) == wanted:
            return seat
    return seats[0] if seats else None


class ProofMiddleware:
    """Leads to the page where more is proven, before the address is asked; nothing typed is lost.

    Who serves in the secretariat sees everything, so that even reading waits for the second factor;
    who chairs a group reads as everybody does, and proves it before acting.
    """

    API = "/api/v1/"
    # Where the second factor is set up, the seat is changed, and one signs out.
    FREE = ("account_", "mfa_", "usersessions_", "interface:", "speak_as", "settings", "language")

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        name = name_of_address(request)
        # Programs and pages that read by script are answered in words of their own.
        if not request.user.is_authenticated or request.path.startswith(self.API):
            return None
        if name.startswith(self.FREE):
            return None
        if proof.lacks_second_factor(request, name):
            return self._ask_second_factor(request)
        if proof.lacks_freshness(request, name):
            if proof.is_final(name):
                words = _("This cannot be undone, so it is asked once more who you are.")
            else:
                words = _("This is for you alone, so it is asked once more who you are.")
            messages.info(request, words)
            return by_way_of(request, proof.ways_to_prove(request.user)[0])
        return None

    def _ask_second_factor(self, request: HttpRequest) -> HttpResponse:
        if ways := proof.ways_by_second_factor(request.user):
            words = _("To act under this seat, show the second factor too.")
        else:
            ways = [reverse("mfa_index")]
            words = _(
                "Your seat carries rights over others, so it asks for a second factor beside the "
                "password. Set up a passkey or an app here, then go on."
            )
        messages.warning(request, words)
        return by_way_of(request, ways[0])
