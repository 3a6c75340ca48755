"""What coalitions tell the frame, the record and the desk."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from interface import needs
from interface.registry import navigation
from record import registry
from stakeholders.models import CoalitionMembership, Person, Seat
from stakeholders.needs.coalitions import coalition_needs


def register() -> None:
    navigation.add("coalitions", _("Coalitions"), "coalitions", 40)
    needs.register(coalition_needs)
    registry.register_stream("coalition", may_read_coalition)


def may_read_coalition(
    person: Person | None, seat: Seat | None, coalition_id: UUID, audience: str
) -> bool:
    """Its public stream is everybody's, its own is that of those who are in it."""
    if audience == "public":
        return True
    if audience != "own" or seat is None:
        return False
    return (
        CoalitionMembership.objects.current()
        .filter(coalition=coalition_id, member=seat.stakeholder_id)
        .exists()
    )
