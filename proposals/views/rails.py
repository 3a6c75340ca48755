"""The rail beside a paragraph in focus: its amendments, positions and discussion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from interface.done import said_beside
from proposals.forms.positions import PositionForm
from proposals.models import AmendmentVersion, Paragraph, Position, Proposal, Revision
from proposals.reads.grounds import SubjectKey, subject_key
from proposals.reads.positions import Pips, Standings
from proposals.views.cards import Shown, all_cards, anchor_of, shown_on
from proposals.views.positions import On, own_place, position_form
from proposals.views.rows import Row
from record.keys import Subject
from stakeholders.permits import permits
from stakeholders.requests import Request
from threads.reads import Thread, latest

COMMENTS = 20


@dataclass
class Rail:
    """All that stands in the rail; what may not be done is left out of it."""

    constituencies: list[tuple[str, str, Pips]]
    own: Position | None
    own_lapsed: bool
    thread: Thread
    may_amend: bool
    may_comment: bool
    position_form: PositionForm | None
    cards: list[Shown] = field(default_factory=list)
    # What an act that led here says of itself.
    said: list[str] = field(default_factory=list)

    @property
    def may_take_position(self) -> bool:
        return self.position_form is not None

    @property
    def spoken(self) -> int:
        """How many have taken a position here."""
        return sum(n for _k, _word, pips in self.constituencies for _s, n, _w in pips)

    @property
    def open(self) -> list[Shown]:
        return [card for card in self.cards if card.is_open]

    @property
    def settled(self) -> list[Shown]:
        return [card for card in self.cards if not card.is_open]


def of_paragraph(
    request: Request,
    proposal: Proposal,
    revision: Revision,
    row: Row,
    standings: Standings,
    comments: Mapping[UUID, int] | None = None,
) -> Rail:
    """`comments` are the counts that the page has made already."""
    on = On(paragraph=Paragraph(id=row.id, proposal_id=proposal.pk))
    rail = _rail(request, proposal, revision, subject_key(row.id), on, standings)
    cards = [card for card in all_cards(request, proposal) if anchor_of(card) == row.id]
    rail.cards = shown_on(request, proposal, cards, standings)
    rail.said = said_beside(request, own_place(row.id))
    rail.thread = discussion("paragraph", row.id, row.label, rail.may_comment, comments)
    return rail


def of_amendment(
    request: Request, proposal: Proposal, revision: Revision, shown: Shown, standings: Standings
) -> Rail:
    """The same for an amendment's own page; positions are taken while it is open."""
    amendment = shown.amendment
    on = On(amendment=amendment)
    key = subject_key(amendment=amendment.pk)
    rail = _rail(request, proposal, revision, key, on, standings, shown.version)
    if not shown.amendment.is_unsettled:
        rail.position_form = None
    rail.thread = discussion("amendment", amendment.pk, amendment.name, rail.may_comment)
    return rail


def of_whole(
    request: Request,
    proposal: Proposal,
    revision: Revision,
    standings: Standings,
    comments: Mapping[UUID, int] | None = None,
) -> Rail:
    rail = _rail(request, proposal, revision, subject_key(), On(), standings)
    rail.said = said_beside(request, own_place(None))
    rail.thread = discussion(
        "proposal", proposal.pk, proposal.symbol or proposal.name, rail.may_comment
    )
    return rail


def _rail(
    request: Request,
    proposal: Proposal,
    revision: Revision,
    key: SubjectKey,
    on: On,
    standings: Standings,
    version: AmendmentVersion | None = None,
) -> Rail:
    standing = standings.own(key)
    own = standing.position if standing else None
    may_take = permits(request.actor, "proposals.take_position", proposal)
    return Rail(
        standings.by_kind(key),
        own,
        standing.lapsed if standing else False,
        Thread(Subject("", proposal.pk)),
        permits(request.actor, "proposals.amend", proposal),
        permits(request.actor, "proposals.comment", proposal),
        position_form(request, proposal, revision, on, version) if may_take else None,
    )


def discussion(
    kind: str,
    subject: UUID,
    label: str,
    may_comment: bool,
    comments: Mapping[UUID, int] | None = None,
) -> Thread:
    """The newest comments on a subject that is known to be visible."""
    found = latest(kind, [subject], each=COMMENTS, replies=COMMENTS, counted=comments)[subject]
    found.label = label
    found.may_comment = may_comment
    return found
