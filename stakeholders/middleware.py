"""Who speaks: the session's seat becomes `request.actor`; its person's language and zone hold."""

import zoneinfo
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from interface.languages import page_language
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
