"""Who may read a proposal: one filter and one predicate, proved equal by a table-driven test."""

from django.db.models import Exists, OuterRef, Q

from proposals.models.proposals import Proposal
from proposals.models.sponsorship import CoSponsor
from stakeholders.models import Kind, Seat
from workinggroups.models import CoChair, Membership, Visibility


def visible_filter(seat: Seat | None) -> Q:
    """The proposals that a seat (None: the public) may read."""
    issued = ~Q(visibility=Visibility.DRAFT)
    seen = issued & Q(visibility=Visibility.PUBLIC)
    if seat is None:
        return seen
    seen |= issued & Q(visibility=Visibility.ACCREDITED)
    seen |= issued & Q(visibility=Visibility.GROUP) & in_the_room(seat)
    return seen | (Q(visibility=Visibility.DRAFT) & draft_readers(seat))


def in_the_room(seat: Seat) -> Q:
    if seat.stakeholder.kind == Kind.SECRETARIAT:
        return Q(visibility=Visibility.GROUP)
    member = Membership.objects.current().filter(
        group=OuterRef("group"), stakeholder=seat.stakeholder_id
    )
    chair = CoChair.objects.current().filter(group=OuterRef("group"), seat=seat.pk)
    return Q(Exists(member)) | Q(Exists(chair))


def draft_readers(seat: Seat) -> Q:
    invited = CoSponsor.objects.filter(
        proposal=OuterRef("pk"), stakeholder=seat.stakeholder_id
    ).exclude(latest__act="declined")
    return Q(author=seat.stakeholder_id) | Q(Exists(invited))


def is_visible(proposal: Proposal, seat: Seat | None) -> bool:
    """The same rule for one proposal, without fetching it again."""
    match proposal.visibility:
        case Visibility.PUBLIC:
            return True
        case Visibility.ACCREDITED:
            return seat is not None
        case Visibility.GROUP:
            return seat is not None and sits_in(seat, proposal)
        case _:
            return seat is not None and reads_draft(seat, proposal)


def sits_in(seat: Seat, proposal: Proposal) -> bool:
    if seat.stakeholder.kind == Kind.SECRETARIAT:
        return True
    group = proposal.group_id
    return (
        Membership.objects.current().filter(group=group, stakeholder=seat.stakeholder_id).exists()
        or CoChair.objects.current().filter(group=group, seat=seat.pk).exists()
    )


def reads_draft(seat: Seat, proposal: Proposal) -> bool:
    return (
        proposal.author_id == seat.stakeholder_id
        or CoSponsor.objects.filter(proposal=proposal, stakeholder=seat.stakeholder_id)
        .exclude(latest__act="declined")
        .exists()
    )
