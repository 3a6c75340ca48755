"""Positions as they stood, each stakeholder's last one on each subject, and which have lapsed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import MD5

from proposals.models import AmendmentVersion, Operation, Proposal, RevisionParagraph, Stance
from proposals.models import Position as Taken
from reports.compile.contents import KINDS, SIGNS, STALE, Position, Tally
from reports.compile.reading.scope import Scope, stamp
from reports.compile.reading.texts import Issued, alphabetical
from stakeholders.models import Stakeholder

SUBJECT = ("proposal_id", "paragraph_id", "amendment_id", "stakeholder_id")
LOUD = (Stance.CONCERN.value, Stance.OBJECT.value)


class Row(NamedTuple):
    """What is read of one position."""

    proposal_id: UUID
    paragraph_id: UUID | None
    amendment_id: UUID | None
    stakeholder_id: UUID
    stance: str
    revision_id: UUID
    version_id: UUID | None
    decisive: bool
    reason: str
    at: datetime


@dataclass(slots=True)
class Positions:
    """Positions on whole texts and tallies of paragraphs by proposal, counts by amendment."""

    whole: dict[UUID, tuple[Position, ...]] = field(default_factory=dict)
    tallies: dict[UUID, tuple[Tally, ...]] = field(default_factory=dict)
    amendments: dict[UUID, dict[str, int]] = field(default_factory=dict)


class Grounds:
    """The words that positions were taken on and those of the end, as digests.

    Moves and new numbers are no change; a paragraph that came in or went is one of the whole text.
    """

    def __init__(self, scope: Scope, texts: dict[UUID, Issued]) -> None:
        self._latest = {pk: one.latest.pk for pk, one in texts.items() if one.latest}
        self._words: dict[UUID, dict[UUID, str]] = {}
        revisions = [revision.pk for one in texts.values() for revision in one.revisions]
        rows = RevisionParagraph.objects.filter(revision__in=revisions).annotate(words=MD5("text"))
        for revision, paragraph, words in rows.order_by().values_list(
            "revision_id", "paragraph_id", "words"
        ):
            self._words.setdefault(revision, {})[paragraph] = words
        self._wording: dict[UUID, UUID] = {}
        self._wording_words: dict[UUID, str] = {}
        self._insertions: dict[UUID, str] = {}
        versions = AmendmentVersion.objects.filter(amendment__proposal__in=texts, at__lt=scope.end)
        for key, amendment, paragraph, operation, words in (
            versions.annotate(words=MD5("new_text"))
            .order_by("number")
            .values_list(
                "pk", "amendment_id", "amendment__paragraph_id", "amendment__operation", "words"
            )
        ):
            self._wording[amendment] = key
            self._wording_words[key] = words
            if operation == Operation.INSERT:
                self._insertions[paragraph] = words

    def lapsed_whole(self, proposal: UUID, revision: UUID) -> bool:
        latest = self._latest.get(proposal)
        return revision != latest and self._words.get(revision) != self._now(proposal)

    def lapsed_on(
        self, proposal: UUID, paragraph: UUID, revision: UUID, version: UUID | None
    ) -> bool:
        seen = (
            self._wording_words.get(version)
            if version is not None
            else self._words.get(revision, {}).get(paragraph)
        )
        standing = self._now(proposal).get(paragraph) or self._insertions.get(paragraph)
        return seen != standing

    def lapsed_amendment(self, amendment: UUID, version: UUID | None) -> bool:
        return self._wording.get(amendment) != version

    def _now(self, proposal: UUID) -> dict[UUID, str]:
        latest = self._latest.get(proposal)
        return self._words.get(latest, {}) if latest else {}


def positions(scope: Scope, proposals: Sequence[Proposal], texts: dict[UUID, Issued]) -> Positions:
    """In four queries, streamed: there may be several hundred thousand positions.

    Names and reasons are kept for whole texts, and for objections and concerns on paragraphs.
    """
    grounds = Grounds(scope, texts)
    bodies = Stakeholder.objects.in_bulk()
    symbols = {one.pk: one.symbol for text in texts.values() for one in text.revisions}
    same: dict[str, str] = {}
    whole: dict[UUID, list[Position]] = {}
    loud: dict[tuple[UUID, UUID], list[Position]] = {}
    counts: dict[tuple[UUID, UUID], dict[str, dict[str, int]]] = {}
    amendments: dict[UUID, dict[str, int]] = {}

    def told(row: Row, lapsed: bool) -> Position:
        body = bodies[row.stakeholder_id]
        return Position(
            name=body.name,
            kind=body.kind,
            stance=row.stance,
            lapsed=lapsed,
            decisive=row.decisive,
            revision=symbols.get(row.revision_id) or "",
            reason=same.setdefault(row.reason, row.reason),
            taken_at=stamp(row.at),
        )

    for row in _latest(scope, proposals).iterator(chunk_size=5000):
        if row.amendment_id is not None:
            lapsed = grounds.lapsed_amendment(row.amendment_id, row.version_id)
            _count(amendments.setdefault(row.amendment_id, {}), row.stance, lapsed)
        elif row.paragraph_id is None:
            lapsed = grounds.lapsed_whole(row.proposal_id, row.revision_id)
            whole.setdefault(row.proposal_id, []).append(told(row, lapsed))
        else:
            key = row.proposal_id, row.paragraph_id
            lapsed = grounds.lapsed_on(*key, row.revision_id, row.version_id)
            kind = bodies[row.stakeholder_id].kind
            _count(counts.setdefault(key, {}).setdefault(kind, {}), row.stance, lapsed)
            if row.stance in LOUD:
                loud.setdefault(key, []).append(told(row, lapsed))
    return Positions(
        whole={pk: _by_name(listed) for pk, listed in whole.items()},
        tallies=_tallies(counts, {key: _by_name(one) for key, one in loud.items()}, texts),
        amendments={key: _ordered(signs) for key, signs in amendments.items()},
    )


def _latest(scope: Scope, proposals: Sequence[Proposal]) -> QuerySet[Any, Row]:
    """The last position of each stakeholder on each subject by the end, as named tuples."""
    return (
        Taken.objects.filter(proposal__in=proposals, at__lt=scope.end, stakeholder__isnull=False)
        .order_by(*SUBJECT, "-at", "-pk")
        .distinct(*SUBJECT)
        .values_list(*Row._fields, named=True)
    )


def _count(signs: dict[str, int], stance: str, lapsed: bool) -> None:
    sign = STALE if lapsed else stance
    signs[sign] = signs.get(sign, 0) + 1


def _by_name(listed: list[Position]) -> tuple[Position, ...]:
    return tuple(sorted(listed, key=lambda one: alphabetical(one.name)))


def _tallies(
    counts: dict[tuple[UUID, UUID], dict[str, dict[str, int]]],
    named: dict[tuple[UUID, UUID], tuple[Position, ...]],
    texts: dict[UUID, Issued],
) -> dict[UUID, tuple[Tally, ...]]:
    """In the order of the text; paragraphs that are not in it come last, by their identifier."""
    found: dict[UUID, tuple[Tally, ...]] = {}
    by_text: dict[UUID, dict[str, UUID]] = {}
    for proposal, paragraph in counts:
        by_text.setdefault(proposal, {})[str(paragraph)] = paragraph
    for proposal, paragraphs in by_text.items():
        labels = texts[proposal].labels
        order = [key for key in labels if key in paragraphs]
        order += sorted(set(paragraphs) - set(labels))
        found[proposal] = tuple(
            Tally(
                paragraph=key,
                label=labels.get(key, ""),
                counts=_by_kind(counts[proposal, paragraphs[key]]),
                named=named.get((proposal, paragraphs[key]), ()),
            )
            for key in order
        )
    return found


def _by_kind(counts: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    return {kind: _ordered(counts[kind]) for kind in KINDS if kind in counts}


def _ordered(signs: dict[str, int]) -> dict[str, int]:
    return {sign: signs[sign] for sign in SIGNS if sign in signs}
