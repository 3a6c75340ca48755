"""What working groups tell the frame and the record."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from interface.registry import navigation
from record import registry
from stakeholders.models import Person, Seat
from workinggroups.models import CoChair, Membership
from workinggroups.narration import narrate


def register() -> None:
    navigation.add("groups", _("Working groups"), "groups", 20)
    registry.register_narrator("workinggroups", narrate)
    registry.register_stream("workinggroup", may_read_group)


def may_read_group(person: Person | None, seat: Seat | None, group_id: UUID, audience: str) -> bool:
    """A group's public stream is everybody's; the others are for accredited seats or the room."""
    if audience == "public":
        return True
    if seat is None:
        return False
    return audience == "accredited" or (audience == "group" and in_the_room(seat, group_id))


def in_the_room(seat: Seat, group_id: UUID) -> bool:
    if seat.stakeholder.is_secretariat:
        return True
    member = Membership.objects.current().filter(group=group_id, stakeholder=seat.stakeholder_id)
    return (
        member.exists() or CoChair.objects.current().filter(group=group_id, seat=seat.pk).exists()
    )
