"""Who may read a proposal: one filter and one predicate, proved equal by a table-driven test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from proposals.models.documents import CHAIRS_TEXTS
from proposals.models.participation import ProposalParticipation
from proposals.models.sponsorship import CoSponsor, SponsorAct
from stakeholders.models import Kind, Seat
from workinggroups.models import CoChair, Membership, Visibility

if TYPE_CHECKING:
    from proposals.models.proposals import Proposal

# Who was invited reads the draft until it says no.
READING_SPONSORS = (SponsorAct.INVITED, SponsorAct.ACCEPTED)


def reading(seat: Seat | None) -> Seat | None:
    """The seat, if it carries more than the public's rights: current, of an accredited body."""
    if seat is None or not seat.is_current:
        return None
    holder = seat.stakeholder
    return seat if holder.is_secretariat or hasattr(holder, "accreditation") else None


def visible_filter(seat: Seat | None) -> Q:
    """The proposals that a seat (None: the public) may read."""
    seen = Q(visibility=Visibility.PUBLIC)
    seat = reading(seat)
    if seat is None:
        return seen
    entitled = Q(visibility=Visibility.ACCREDITED) | (
        Q(visibility=Visibility.GROUP) & in_the_room(seat)
    )
    shut_out = Exists(
        ProposalParticipation.objects.filter(
            proposal=OuterRef("pk"), kind=seat.stakeholder.kind, may_see=False
        )
    )
    return seen | (entitled & ~shut_out) | (Q(visibility=Visibility.DRAFT) & draft_readers(seat))


def in_the_room(seat: Seat) -> Q:
    if seat.stakeholder.kind == Kind.SECRETARIAT:
        return ~Q(visibility=Visibility.DRAFT)
    member = Membership.objects.current().filter(
        group=OuterRef("group"), stakeholder=seat.stakeholder_id
    )
    return Q(Exists(member)) | chaired(seat)


def chaired(seat: Seat) -> Q:
    return Q(Exists(CoChair.objects.current().filter(group=OuterRef("group"), seat=seat.pk)))


def draft_readers(seat: Seat) -> Q:
    invited = CoSponsor.objects.filter(
        proposal=OuterRef("pk"),
        stakeholder=seat.stakeholder_id,
        latest__act__in=READING_SPONSORS,
    )
    chairs = Q(document_type__in=CHAIRS_TEXTS) & chaired(seat)
    return Q(author=seat.stakeholder_id) | Q(Exists(invited)) | chairs


def is_visible(proposal: Proposal, seat: Seat | None) -> bool:
    """The same rule for one proposal, without fetching it again."""
    if proposal.visibility == Visibility.PUBLIC:
        return True
    seat = reading(seat)
    if seat is None:
        return False
    asked = ("sees", seat.pk)
    if asked not in proposal.answers:
        proposal.answers[asked] = sees(proposal, seat)
    return proposal.answers[asked]


def sees(proposal: Proposal, seat: Seat) -> bool:
    if proposal.is_draft:
        return reads_draft(seat, proposal)
    line = proposal.matrix.get(seat.stakeholder.kind)
    if line is not None and not line.may_see:
        return False
    return proposal.visibility == Visibility.ACCREDITED or sits_in(seat, proposal)


def sits_in(seat: Seat, proposal: Proposal) -> bool:
    if seat.stakeholder.kind == Kind.SECRETARIAT or seat.pk in proposal.chair_seats:
        return True
    members = Membership.objects.current().filter(group=proposal.group_id)
    return members.filter(stakeholder=seat.stakeholder_id).exists()


def reads_draft(seat: Seat, proposal: Proposal) -> bool:
    if proposal.author_id == seat.stakeholder_id:
        return True
    if proposal.document_type in CHAIRS_TEXTS and seat.pk in proposal.chair_seats:
        return True
    invited = CoSponsor.objects.filter(proposal=proposal, latest__act__in=READING_SPONSORS)
    return invited.filter(stakeholder=seat.stakeholder_id).exists()
