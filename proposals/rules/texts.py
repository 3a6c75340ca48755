"""Who may draft, table, run and conclude a text, sponsor it, and take a position on it."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from rules.permissions import add_perm
from rules.predicates import predicate

from proposals.models import Proposal, Stage, TakeOver
from proposals.models.documents import CHAIRS_TEXTS
from proposals.streams import AUDIENCES
from stakeholders.actors import Actor
from stakeholders.models import Person, Seat, Stakeholder
from stakeholders.rules.seats import commits, is_of_secretariat, prepares, speaks_up
from workinggroups.models import Capability, PositionWeight, WorkingGroup
from workinggroups.rules import is_cochair

OPEN = (Stage.TABLED, Stage.NEGOTIATION)
CLOSED = (Stage.ADOPTED, Stage.WITHDRAWN)


def text_of(subject: Any) -> Proposal:
    """The proposal that an amendment, an outcome or a sponsor's slot belongs to."""
    while not isinstance(subject, Proposal):
        subject = subject.proposal if hasattr(subject, "proposal_id") else subject.amendment
    return subject


def line_of(actor: Actor, subject: Any) -> Capability | None:
    """The line of the participation matrix for the actor's kind."""
    kind = actor.stakeholder.kind if actor.stakeholder else ""
    return text_of(subject).matrix.get(kind)


# The stage of a text.
@predicate
def is_draft(_actor: Actor, subject: Any) -> bool:
    return text_of(subject).is_draft


@predicate
def is_non_paper(_actor: Actor, subject: Any) -> bool:
    return text_of(subject).is_non_paper


@predicate
def is_chairs(_actor: Actor, subject: Any) -> bool:
    return text_of(subject).is_chairs


@predicate
def is_open(_actor: Actor, subject: Any) -> bool:
    """Tabled or under negotiation."""
    text = text_of(subject)
    return not text.is_non_paper and text.stage in OPEN


@predicate
def is_deferred(_actor: Actor, subject: Any) -> bool:
    return text_of(subject).stage == Stage.DEFERRED


@predicate
def is_closed(_actor: Actor, subject: Any) -> bool:
    """Adopted or withdrawn: nothing more is done to it."""
    return text_of(subject).stage in CLOSED


@predicate
def is_taken_over(_actor: Actor, subject: Any) -> bool:
    return hasattr(text_of(subject), "takeover")


# What the actor is to a text.
@predicate
def sees(actor: Actor, subject: Any) -> bool:
    return text_of(subject).is_visible_to(actor.seat)


@predicate
def is_authors(actor: Actor, subject: Any) -> bool:
    """Of the stakeholder that drafted it."""
    return actor.stakeholder is not None and text_of(subject).author_id == actor.stakeholder.pk


@predicate
def is_main_sponsor(actor: Actor, subject: Any) -> bool:
    sponsor = text_of(subject).main_sponsor_id
    return actor.stakeholder is not None and sponsor == actor.stakeholder.pk


@predicate
def chairs_group_of(actor: Actor, subject: Any) -> bool:
    return actor.seat is not None and actor.seat.pk in text_of(subject).chair_seats


@predicate
def may_propose(actor: Actor, subject: Any) -> bool:
    line = line_of(actor, subject)
    return line is not None and line.may_propose


@predicate
def may_sponsor(actor: Actor, subject: Any) -> bool:
    line = line_of(actor, subject)
    return line is not None and line.may_sponsor


@predicate
def may_comment(actor: Actor, subject: Any) -> bool:
    line = line_of(actor, subject)
    return line is not None and line.may_comment


@predicate
def takes_positions(actor: Actor, subject: Any) -> bool:
    line = line_of(actor, subject)
    return line is not None and line.position != PositionWeight.NONE


@predicate
def is_slots_own(actor: Actor, slot: Any) -> bool:
    """The slot of a co-sponsor is that of the actor's stakeholder."""
    return actor.stakeholder is not None and slot.stakeholder_id == actor.stakeholder.pk


# What the actor is to a group, before there is a text.
@predicate
def proposes_in(actor: Actor, group: WorkingGroup) -> bool:
    kind = actor.stakeholder.kind if actor.stakeholder else ""
    return group.participation.filter(kind=kind, may_propose=True).exists()


def may_read_proposal(
    _person: Person | None, seat: Seat | None, proposal_id: UUID, audience: str
) -> bool:
    """A proposal's stream is read by whoever may read the proposal."""
    proposal = Proposal.objects.select_related("group").filter(pk=proposal_id).first()
    return (
        proposal is not None
        and AUDIENCES[proposal.visibility] == audience
        and proposal.is_visible_to(seat)
    )


cochair = commits & chairs_group_of
drafter = is_authors | (is_chairs & chairs_group_of)
is_groups = is_chairs | is_taken_over
# Who runs an open text: its main sponsor until the group takes it over, then the co-chairs.
runs = (cochair & is_groups) | (commits & is_main_sponsor & ~is_groups)


def run_by(stakeholder: Stakeholder, chaired: QuerySet[Any]) -> Q:
    """`runs` as a filter of texts, for a committing seat of the stakeholder that chairs these
    groups (a subquery of their keys)."""
    groups = Exists(TakeOver.objects.filter(proposal=OuterRef("pk"))) | Q(
        document_type__in=CHAIRS_TEXTS
    )
    return (Q(group__in=chaired) & groups) | (Q(main_sponsor=stakeholder) & ~groups)


add_perm("proposals.read", sees)
add_perm("proposals.draft", prepares & proposes_in)
add_perm("proposals.draft_chairs_text", commits & is_cochair)
add_perm("proposals.edit_draft", prepares & is_draft & drafter)
add_perm(
    "proposals.table",
    commits
    & is_draft
    & ~is_non_paper
    & ((is_chairs & chairs_group_of) | (~is_chairs & is_authors & may_propose)),
)
add_perm("proposals.circulate", commits & is_draft & is_non_paper & is_authors & may_propose)
add_perm("proposals.comment", ~is_draft & sees & speaks_up & (may_comment | is_of_secretariat))
add_perm("proposals.amend", commits & is_open & sees & may_propose)
add_perm("proposals.take_position", commits & is_open & sees & takes_positions)
add_perm("proposals.map_outcome", commits & is_open & sees)

takes_over = cochair & is_open & ~is_taken_over
issues = is_open & runs
resumes = cochair & is_deferred

add_perm("proposals.take_over", takes_over)
add_perm("proposals.issue_revision", issues)
add_perm("proposals.withdraw", is_open & runs & ((is_chairs & cochair) | is_main_sponsor))
add_perm("proposals.defer", cochair & is_open)
add_perm("proposals.resume", resumes)
add_perm("proposals.adopt", cochair & is_open & is_groups)
# The desk is for whoever settles amendments, issues revisions or concludes.
add_perm("proposals.open_desk", issues | takes_over | resumes)
# Whoever may have run a text to its end is told there that its desk is closed.
finds_desk_closed = is_closed & (cochair | is_main_sponsor)

has_sponsors = ~is_non_paper & ~is_chairs
add_perm("proposals.invite_sponsor", commits & has_sponsors & is_authors & (is_draft | is_open))
add_perm("proposals.sponsor", commits & has_sponsors & is_open & sees & may_sponsor & ~is_authors)
add_perm(
    "proposals.answer_invitation",
    commits & is_slots_own & has_sponsors & (is_draft | is_open) & may_sponsor,
)
add_perm(
    "proposals.withdraw_sponsorship",
    commits & is_slots_own & (is_draft | is_open | is_deferred),
)
