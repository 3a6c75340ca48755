"""Who may ask for a report: the secretariat, and the co-chairs of the group that it is about."""

from rules.permissions import add_perm
from rules.predicates import predicate

from stakeholders.actors import Actor
from workinggroups.models import CoChair, WorkingGroup


@predicate
def acts_for_the_secretariat(actor: Actor) -> bool:
    return (
        actor.is_secretariat and actor.may_act and actor.seat is not None and actor.seat.is_current
    )


@predicate
def chairs(actor: Actor, group: WorkingGroup | None) -> bool:
    """Co-chair of this group; of any group where none is named."""
    if actor.seat is None or not actor.may_act or not actor.seat.is_current:
        return False
    held = CoChair.objects.current().filter(seat=actor.seat.pk)
    return (held if group is None else held.filter(group=group.pk)).exists()


add_perm("reports.request", acts_for_the_secretariat | chairs)
