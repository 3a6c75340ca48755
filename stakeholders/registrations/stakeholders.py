"""What people and bodies tell the frame, the record and the desk."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from interface import limits, needs
from interface.registry import account_menu, head_slots, navigation
from record import registry
from stakeholders import proof
from stakeholders.middleware import SESSION_KEY
from stakeholders.models import Person, Seat
from stakeholders.narration import narrate
from stakeholders.needs.accreditation import accreditation_needs
from stakeholders.permits import permits
from stakeholders.requests import Request
from stakeholders.rules.accreditation import may_read_application
from stakeholders.rules.stakeholders import may_read_stakeholder


def register() -> None:
    navigation.add("stakeholders", _("Stakeholders"), "stakeholders", 30)
    navigation.add("secretariat", _("Secretariat"), "secretariat", 80, shown=serves)
    account_menu.add("settings", _("Your settings"), "settings", 10)
    account_menu.add("personal_data", _("Personal data"), "personal_data", 65)
    account_menu.add("tokens", _("Tokens for programs"), "tokens", 60)
    limits.guard("invitations", "invitation", "invitation_decline")
    limits.guard("applications", "apply")
    head_slots.add("seat", speaking_as, "stakeholders/speaking_as.html", 10)
    needs.register(accreditation_needs)
    registry.register_stream("stakeholder", may_read_stakeholder)
    registry.register_stream("application", may_read_application)
    registry.register_narrator("stakeholders", narrate)
    registry.register_reader(reader_of)


def serves(request: Request) -> bool:
    return permits(request.actor, "stakeholders.see_secretariat")


def speaking_as(request: Request) -> dict[str, Any] | None:
    """The switcher of seats; nothing for who is not signed in."""
    if not request.user.is_authenticated:
        return None
    return {"actor": request.actor, "seats": request.seats, "back": request.get_full_path()}


def reader_of(scope: Mapping[str, Any]) -> tuple[Person | None, Seat | None]:
    """Who listens on a socket: the signed-in person, under the session's seat.

    A seat of the secretariat counts once the session has shown its second factor, as on pages.
    """
    person = scope.get("user")
    if person is None or not person.is_authenticated:
        return None, None
    seats = Seat.objects.current().filter(person=person.pk).select_related("stakeholder")
    found = {str(seat.pk): seat for seat in seats.order_by("pk")}
    session = scope.get("session")
    wanted = session.get(SESSION_KEY) if session is not None else None
    seat = found.get(str(wanted)) or next(iter(found.values()), None)
    if seat is not None and seat.stakeholder.is_secretariat and not _has_shown(session, person):
        return person, None
    return person, seat


def _has_shown(session: Any, person: Person) -> bool:
    asked = SimpleNamespace(session=session, user=person)
    return session is not None and proof.has_second_factor(asked)
