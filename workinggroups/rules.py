"""Who may set up and run a working group."""

from typing import Any

from rules.permissions import add_perm
from rules.predicates import predicate

from stakeholders.actors import Actor
from stakeholders.rules.seats import serves
from workinggroups.models import CoChair, Membership, WorkingGroup


@predicate
def is_member(actor: Actor, group: WorkingGroup) -> bool:
    """The actor's stakeholder is a member of the group today."""
    stakeholder = actor.stakeholder
    return (
        stakeholder is not None
        and Membership.objects.current().filter(group=group, stakeholder=stakeholder).exists()
    )


@predicate
def is_cochair(actor: Actor, group: WorkingGroup) -> bool:
    """The actor speaks under a seat that chairs the group today."""
    seat: Any = actor.seat
    return (
        seat is not None
        and seat.is_current
        and CoChair.objects.current().filter(group=group, seat=seat).exists()
    )


add_perm("workinggroups.create_group", serves)
add_perm("workinggroups.edit_group", serves)
add_perm("workinggroups.enter_member", serves)
add_perm("workinggroups.appoint_cochair", serves)
