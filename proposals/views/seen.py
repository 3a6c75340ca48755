"""What a delegation sees before it answers: the words as they stand, what changed in them since it
spoke, and what it said then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from proposals import text
from proposals.models import Amendment, Operation, Position, Proposal, Revision
from proposals.reads.amendments import AmendmentCard
from proposals.reads.grounds import Ground, subject_key
from proposals.reads.positions import own_position
from proposals.reads.texts import paragraphs_of
from proposals.text import Change, Fate, ParagraphChange
from proposals.views.cards import all_cards
from proposals.views.rows import Row, plain_rows
from stakeholders.requests import Request


@dataclass
class Seen:
    """One subject before a position on it: a paragraph has a `row`, an amendment a `card`."""

    own: Position | None = None
    lapsed: bool = False
    row: Row | None = None
    card: AmendmentCard | None = None
    # Since one's own position was taken: within the words, or paragraph by paragraph.
    changes: Sequence[Change] = ()
    changed: Sequence[ParagraphChange] = ()
    compare: str = ""


def seen_before(
    request: Request,
    proposal: Proposal,
    latest: Revision,
    paragraph: UUID | None,
    amendment: Amendment | None,
) -> Seen:
    """What is seen of a paragraph, an amendment, or (neither given) the whole text."""
    own = request.actor.stakeholder
    seen = Seen(own_position(own, proposal, paragraph, amendment) if own else None)
    if seen.own is not None:
        key = subject_key(paragraph, amendment.pk if amendment else None)
        ground = Ground([proposal.pk], {proposal.pk: latest.pk})
        said_on, version = seen.own.revision_id, seen.own.version_id
        seen.lapsed = ground.has_moved(proposal.pk, key, said_on, version)
        if seen.lapsed and amendment is None:
            seen.compare = compared(proposal, seen.own.revision, latest, paragraph)
    if paragraph is None and amendment is None:
        if seen.own is not None and seen.lapsed:
            seen.changed = changed_since(seen.own.revision, latest)
        return seen
    add_words(request, proposal, latest, paragraph, amendment, seen)
    return seen


def add_words(
    request: Request,
    proposal: Proposal,
    latest: Revision,
    paragraph: UUID | None,
    amendment: Amendment | None,
    seen: Seen,
) -> None:
    """The words as they stand, and how they differ from those that one's position was taken on."""
    rows = plain_rows(paragraphs_of(latest), proposal.language)
    seen.row = next((row for row in rows if row.id == paragraph), None)
    if seen.row is None:
        cards = all_cards(request, proposal)
        seen.card = next((one for one in cards if is_about(one, paragraph, amendment)), None)
    now = seen.row.text if seen.row else seen.card.version.new_text if seen.card else ""
    if seen.own is not None and seen.lapsed:
        seen.changes = text.diff(words_seen(seen.own), now)


def is_about(card: AmendmentCard, paragraph: UUID | None, amendment: Amendment | None) -> bool:
    """Whether it is the amendment, or the open one that would bring the paragraph in."""
    if amendment is not None:
        return card.amendment.pk == amendment.pk
    inserts = card.amendment.operation == Operation.INSERT and card.is_open
    return inserts and card.amendment.paragraph_id == paragraph


def words_seen(position: Position) -> str:
    if position.version is not None:
        return position.version.new_text
    row = position.revision.rows.filter(paragraph=position.paragraph_id).first()
    return row.text if row else ""


def changed_since(old: Revision, latest: Revision) -> list[ParagraphChange]:
    changes = text.changes_between(paragraphs_of(old), paragraphs_of(latest))
    return [change for change in changes if change.fate != Fate.UNCHANGED]


def compared(
    proposal: Proposal, old: Revision, latest: Revision, paragraph: UUID | None = None
) -> str:
    """The address of a comparison, opened at a paragraph; "" between a revision and itself."""
    if old.number == latest.number:
        return ""
    url = f"{reverse('compare', args=[proposal.pk])}?from={old.number}&to={latest.number}"
    return f"{url}#{paragraph}" if paragraph else url
