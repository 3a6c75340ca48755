"""The demonstration's own pages: a door that signs one in, and the mailbox of everybody."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from demo.doors import door_named
from demo.panels import SESSION_KEY
from interface.access import own_address
from interface.pagination import page_of
from outbox.models import Mail
from stakeholders import middleware, proof
from stakeholders.accounts import sign_in
from stakeholders.requests import Request


@require_POST
def enter(request: Request, key: str) -> HttpResponse:
    """Sign in as whoever stands behind the door, without a password: demonstration only."""
    door = door_named(key)
    seat = door.seat if door else None
    if door is None or seat is None:
        raise Http404
    # There is no password and no key behind a door: it stands for both, here and nowhere else.
    sign_in(request, seat.person, shown=proof.BY_DEMONSTRATION)
    request.session[middleware.SESSION_KEY] = str(seat.pk)
    request.session[SESSION_KEY] = door.key
    return redirect(own_address(request, request.POST.get("next", ""), otherwise="home"))


@require_safe
def mailbox(request: Request) -> HttpResponse:
    letters = page_of(Mail.objects.all(), request)
    return render(request, "demo/mail.html", {"letters": letters})


@require_safe
def letter(request: Request, pk: str) -> HttpResponse:
    return render(request, "demo/letter.html", {"letter": get_object_or_404(Mail, pk=pk)})
