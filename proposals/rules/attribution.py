"""Who may read the names beside disputed words: one filter and one predicate, proved equal."""

from django.db.models import Exists, OuterRef, Q

from proposals.models import Proposal
from proposals.models.proposals import AttributionPublicity
from proposals.models.visibility import chaired, reading, sits_in
from stakeholders.actors import Actor
from stakeholders.models import Seat
from stakeholders.rules.seats import oversees
from workinggroups.models import Membership


def attributed_to(seat: Seat | None) -> Q:
    """The proposals, as a filter on them, beside whose disputed words this seat reads names."""
    readable = Q(attribution=AttributionPublicity.PUBLIC)
    seat = reading(seat)
    if seat is None:
        return readable
    if oversees(Actor.of_seat(seat)):
        return Q()
    member = Exists(
        Membership.objects.current().filter(
            group=OuterRef("group"), stakeholder=seat.stakeholder_id
        )
    )
    return readable | chaired(seat) | (Q(attribution=AttributionPublicity.MEMBERS) & Q(member))


def names_are_readable(proposal: Proposal, seat: Seat | None) -> bool:
    """The same for one text."""
    if proposal.attribution == AttributionPublicity.PUBLIC:
        return True
    seat = reading(seat)
    if seat is None:
        return False
    if oversees(Actor.of_seat(seat)) or seat.pk in proposal.chair_seats:
        return True
    return proposal.attribution == AttributionPublicity.MEMBERS and sits_in(seat, proposal)
