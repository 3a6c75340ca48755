"""What working groups tell the frame and the record."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from interface.registry import navigation, panels
from record import registry
from stakeholders.models import Person, Seat, Stakeholder
from workinggroups.models import CoChair, Membership, WorkingGroup
from workinggroups.narration import narrate


def register() -> None:
    navigation.add("groups", _("Working groups"), "groups", 20)
    panels.add("stakeholder", "groups", memberships_of, "workinggroups/stakeholder_panel.html", 10)
    panels.add("secretariat", "groups", all_groups, "workinggroups/secretariat_panel.html", 10)
    registry.register_narrator("workinggroups", narrate)
    registry.register_stream("workinggroup", may_read_group)


def memberships_of(request: HttpRequest, stakeholder: Stakeholder) -> dict[str, Any]:
    found = Membership.objects.current().filter(stakeholder=stakeholder).select_related("group")
    return {"memberships": found.order_by("group__number")}


def all_groups(request: HttpRequest, subject: Any) -> dict[str, Any]:
    return {"groups": WorkingGroup.objects.all()}


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
