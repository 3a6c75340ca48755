"""Who may set up and run a working group, who chairs it, and who follows it from the room."""

from uuid import UUID

from rules.permissions import add_perm
from rules.predicates import predicate

from stakeholders.actors import Actor
from stakeholders.models import Person, Seat
from stakeholders.rules.seats import oversees, serves, sits
from workinggroups.models import CoChair, Membership, WorkingGroup


@predicate
def is_member(actor: Actor, group: WorkingGroup | UUID) -> bool:
    """The actor's stakeholder is a member of the group today."""
    stakeholder = actor.stakeholder
    return (
        stakeholder is not None
        and Membership.objects.current().filter(group=group, stakeholder=stakeholder).exists()
    )


@predicate
def is_cochair(actor: Actor, group: WorkingGroup | UUID | None) -> bool:
    """The actor speaks under a seat that chairs the group today; any group where none is named."""
    if actor.seat is None or not sits(actor):
        return False
    held = CoChair.objects.current().filter(seat=actor.seat.pk)
    return (held if group is None else held.filter(group=group)).exists()


def chairs(actor: Actor) -> bool:
    """The actor speaks under a seat that chairs any group today."""
    return bool(is_cochair(actor, None))


is_in_the_room = oversees | is_member | is_cochair


def may_read_group(person: Person | None, seat: Seat | None, group_id: UUID, audience: str) -> bool:
    """A group's public stream is everybody's; the others are for accredited seats or the room."""
    if audience == "public":
        return True
    if seat is None:
        return False
    in_the_room = audience == "group" and is_in_the_room(Actor.of_seat(seat), group_id)
    return audience == "accredited" or in_the_room


add_perm("workinggroups.create_group", serves)
add_perm("workinggroups.edit_group", serves)
add_perm("workinggroups.enter_member", serves)
add_perm("workinggroups.appoint_cochair", serves)
