"""Positions as they stood, each stakeholder's last one on each subject, and which have lapsed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import MD5

from proposals.models import AmendmentVersion, Operation, Proposal, RevisionParagraph, Stance
from proposals.models import Position as Row
from reports.compile.contents import KINDS, SIGNS, STALE, Position, Tally
from reports.compile.reading.scope import Scope, stamp
from reports.compile.reading.texts import Issued, alphabetical

SUBJECT = ("proposal_id", "paragraph_id", "amendment_id", "stakeholder_id")
LOUD = (Stance.CONCERN.value, Stance.OBJECT.value)


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
    """In five queries; names are read for whole texts, objections and concerns only."""
    grounds = Grounds(scope, texts)
    latest = _latest(scope, proposals)
    found = Positions(whole=_whole(latest, grounds))
    counts: dict[tuple[UUID, UUID], dict[str, dict[str, int]]] = {}
    grouped = (
        latest.exclude(paragraph=None, amendment=None)
        .order_by()
        .values_list(
            "proposal_id",
            "paragraph_id",
            "amendment_id",
            "stakeholder__kind",
            "stance",
            "revision_id",
            "version_id",
        )
        .annotate(n=Count("pk"))
    )
    for proposal, paragraph, amendment, kind, stance, revision, version, n in grouped:
        if amendment is not None:
            sign = STALE if grounds.lapsed_amendment(amendment, version) else stance
            mine = found.amendments.setdefault(amendment, {})
            mine[sign] = mine.get(sign, 0) + n
        else:
            lapsed = grounds.lapsed_on(proposal, paragraph, revision, version)
            by_kind = counts.setdefault((proposal, paragraph), {}).setdefault(kind, {})
            sign = STALE if lapsed else stance
            by_kind[sign] = by_kind.get(sign, 0) + n
    found.amendments = {key: _ordered(signs) for key, signs in found.amendments.items()}
    found.tallies = _tallies(counts, _loud(latest, grounds), texts)
    return found


def _latest(scope: Scope, proposals: Sequence[Proposal]) -> QuerySet[Row]:
    """The last position of each stakeholder on each subject by the end."""
    last = (
        Row.objects.filter(proposal__in=proposals, at__lt=scope.end, stakeholder__isnull=False)
        .order_by(*SUBJECT, "-at", "-pk")
        .distinct(*SUBJECT)
    )
    return Row.objects.filter(pk__in=last.values("pk"))


def _whole(latest: QuerySet[Row], grounds: Grounds) -> dict[UUID, tuple[Position, ...]]:
    found: dict[UUID, list[Position]] = {}
    rows = latest.filter(paragraph=None, amendment=None).select_related("stakeholder", "revision")
    for row in rows:
        lapsed = grounds.lapsed_whole(row.proposal_id, row.revision_id)
        found.setdefault(row.proposal_id, []).append(_position(row, lapsed))
    return {pk: _by_name(listed) for pk, listed in found.items()}


def _loud(latest: QuerySet[Row], grounds: Grounds) -> dict[tuple[UUID, UUID], tuple[Position, ...]]:
    found: dict[tuple[UUID, UUID], list[Position]] = {}
    rows = latest.filter(paragraph__isnull=False, stance__in=LOUD)
    for row in rows.select_related("stakeholder", "revision").iterator(chunk_size=2000):
        assert row.paragraph_id is not None
        lapsed = grounds.lapsed_on(
            row.proposal_id, row.paragraph_id, row.revision_id, row.version_id
        )
        key = row.proposal_id, row.paragraph_id
        found.setdefault(key, []).append(_position(row, lapsed))
    return {key: _by_name(listed) for key, listed in found.items()}


def _position(row: Row, lapsed: bool) -> Position:
    assert row.stakeholder is not None
    return Position(
        name=row.stakeholder.name,
        kind=row.stakeholder.kind,
        stance=row.stance,
        lapsed=lapsed,
        decisive=row.decisive,
        revision=row.revision.symbol,
        reason=row.reason,
        taken_at=stamp(row.at),
    )


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
