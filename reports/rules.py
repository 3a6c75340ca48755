"""Who may ask for a report: the secretariat, and the co-chairs of the group that it is about."""

from rules.permissions import add_perm
from rules.predicates import predicate

from stakeholders.actors import Actor
from stakeholders.rules.seats import has_committing_role, serves, sits
from workinggroups.models import CoChair, WorkingGroup


@predicate
def chairs(actor: Actor, group: WorkingGroup | None) -> bool:
    """Co-chair of this group; of any group where none is named."""
    if actor.seat is None:
        return False
    held = CoChair.objects.current().filter(seat=actor.seat.pk)
    return (held if group is None else held.filter(group=group.pk)).exists()


add_perm("reports.request", serves | (sits & has_committing_role & chairs))
