"""A text at a glance: who submits it, where it is disputed, how one stands, what one may do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from interface.times import day_of_record, day_words
from proposals.forms.sponsorship import SponsorForm
from proposals.models import CoSponsor, Position, Proposal, Stage, Stance
from proposals.narration.adoptions import adopted_words
from proposals.reads.coalitions import coalitions_mapping_to
from proposals.reads.conclusions import standing_deferral
from proposals.reads.grounds import WHOLE, subject_key
from proposals.reads.positions import Pips, Standings
from proposals.reads.sponsorship import cosponsors_by_name, standing
from proposals.reads.texts import last_issued
from proposals.text import Kind
from proposals.views.rows import Row
from proposals.views.seen import compared
from proposals.views.sponsorship_acts import OF_TEXTS, Act, cosponsor_acts
from stakeholders.models import Coalition
from stakeholders.permits import permits
from stakeholders.requests import Request

NAMED = 8


@dataclass(frozen=True)
class Closing:
    """Why nothing more, or nothing now, is done to a text."""

    title: str
    text: str
    tone: str = ""


@dataclass(frozen=True)
class Yours:
    """What one's own delegation says of the whole text (no label) or of a paragraph."""

    label: str
    position: Position
    lapsed: bool
    # Where it is taken again, and where the words since are compared ("" where nothing is).
    url: str
    compare: str


@dataclass
class Glance:
    map: list[Row]
    whole_pips: Pips
    yours: list[Yours]
    may_take_position: bool
    comments: int
    # Paragraphs that somebody objects to, and how many do.
    objected: list[tuple[Row, int]] = field(default_factory=list)
    cosponsors: list[str] = field(default_factory=list)
    more_cosponsors: int = 0
    # They accepted an earlier draft and have not confirmed the words that were tabled.
    earlier_cosponsors: list[str] = field(default_factory=list)
    coalitions: list[Coalition] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    closing: Closing | None = None

    @property
    def held(self) -> list[Yours]:
        """Those on paragraphs whose words are still the same."""
        return [one for one in self.yours if one.label and not one.lapsed]

    @property
    def speaks_on_whole(self) -> bool:
        return any(not one.label for one in self.yours)


def of(
    request: Request,
    proposal: Proposal,
    rows: Sequence[Row],
    standings: Standings,
    comments: Mapping[UUID, int],
) -> Glance:
    found = Glance(
        [row for row in rows if row.kind in (Kind.PP, Kind.OP) or row.amendments or row.agreed],
        standings.pips(WHOLE),
        yours_of(proposal, rows, standings),
        permits(request.actor, "proposals.take_position", proposal),
        comments.get(proposal.pk, 0),
        objected=objected_of(rows),
        closing=closing_of(proposal),
    )
    if not proposal.is_non_paper:
        slots = cosponsors_by_name(proposal)
        beside, earlier = standing(slots)
        found.cosponsors = [slot.stakeholder.name for slot in beside[:NAMED]]
        found.more_cosponsors = len(beside[NAMED:])
        found.earlier_cosponsors = [slot.stakeholder.name for slot in earlier]
        found.acts = acts_of(request, proposal, slots)
        found.coalitions = coalitions_mapping_to(proposal)
    return found


def yours_of(proposal: Proposal, rows: Sequence[Row], standings: Standings) -> list[Yours]:
    """One's own positions in the order of the text, the whole of it first."""
    latest = last_issued(proposal)
    take = reverse("position", args=[proposal.pk])
    subjects = [(WHOLE, "", None), *((subject_key(row.id), row.label, row.id) for row in rows)]
    found = []
    for key, label, paragraph in subjects:
        own = standings.own(key)
        if own is None or latest is None:
            continue
        said = own.position
        compare = compared(proposal, said.revision, latest, paragraph) if own.lapsed else ""
        url = f"{take}?paragraph={paragraph}" if paragraph else take
        found.append(Yours(label, said, own.lapsed, url, compare))
    return found


def objected_of(rows: Sequence[Row]) -> list[tuple[Row, int]]:
    counts = [(row, n) for row in rows for stance, n, _word in row.pips if stance == Stance.OBJECT]
    return [(row, n) for row, n in counts if n]


def acts_of(request: Request, proposal: Proposal, slots: Sequence[CoSponsor]) -> list[Act]:
    """What this seat may do about the whole text, beside taking a position."""
    actor = request.actor
    address = reverse("cosponsor_proposal", args=[proposal.pk])
    own = next((slot for slot in slots if slot.stakeholder == actor.stakeholder), None)
    if own:
        own.proposal = proposal
    latest = last_issued(proposal)
    shown = {"revision": latest.pk} if latest else {}
    form = SponsorForm(request, action=address, shown=shown)
    confirm = "?step=accept" if own and own.is_earlier else ""
    acts = cosponsor_acts(request, proposal, own, OF_TEXTS, form, confirm)
    if permits(actor, "proposals.invite_sponsor", proposal):
        acts.append(Act(_("Ask to co-sponsor"), reverse("invite_cosponsor", args=[proposal.pk])))
    if permits(actor, "proposals.resume", proposal):
        acts.append(Act(_("Resume consideration"), reverse("resume_proposal", args=[proposal.pk])))
    return acts


def closing_of(proposal: Proposal) -> Closing | None:
    match proposal.stage:
        case Stage.ADOPTED:
            return Closing(
                _("Adopted as %(symbol)s") % {"symbol": proposal.adoption.symbol},
                adopted_words(proposal),
                "good",
            )
        case Stage.WITHDRAWN:
            day = day_words(day_of_record(proposal.withdrawal.at))
            return Closing(_("Withdrawn on %(day)s") % {"day": day}, proposal.withdrawal.reason)
        case Stage.DEFERRED:
            deferral = standing_deferral(proposal)
            if deferral is None:
                return None
            title = _("Consideration is deferred")
            if deferral.until:
                day = day_words(deferral.until)
                title = _("Consideration is deferred until %(day)s") % {"day": day}
            return Closing(title, deferral.reason, "warn")
    return None
