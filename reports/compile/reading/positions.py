"""Positions as they stood, each stakeholder's last one on each subject, and which have lapsed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from proposals.models import Position as Taken
from proposals.models import Proposal, Stance
from proposals.reads.grounds import Ground, subject_key
from proposals.reads.objecting import places_out_of_texts, standing_among
from reports.compile.contents import KINDS, SIGNS, Objection, Position, Tally
from reports.compile.reading.scope import Scope, stamp
from reports.compile.reading.texts import Issued, alphabetical
from stakeholders.models import Stakeholder

SUBJECT = ("proposal_id", "paragraph_id", "amendment_id", "stakeholder_id")


class Row(NamedTuple):
    """What is read of one position."""

    pk: UUID
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


@dataclass(frozen=True, slots=True)
class OnAmendment:
    counts: dict[str, int] = field(default_factory=dict)
    positions: tuple[Position, ...] = ()


NOBODY = OnAmendment()


@dataclass(slots=True)
class Positions:
    """Those on whole texts and on paragraphs by proposal, those on amendments by amendment."""

    whole: dict[UUID, tuple[Position, ...]] = field(default_factory=dict)
    tallies: dict[UUID, tuple[Tally, ...]] = field(default_factory=dict)
    amendments: dict[UUID, OnAmendment] = field(default_factory=dict)
    objections: dict[UUID, tuple[Objection, ...]] = field(default_factory=dict)


def positions(scope: Scope, proposals: Sequence[Proposal], texts: dict[UUID, Issued]) -> Positions:
    """In eleven queries at most, streamed: there may be several hundred thousand positions."""
    latest = {pk: one.latest.pk for pk, one in texts.items() if one.latest}
    ground = Ground(list(texts), latest, until=scope.end)
    bodies = Stakeholder.objects.in_bulk()
    symbols = {one.pk: one.symbol or "" for text in texts.values() for one in text.revisions}
    # Words that are said again and again are kept once.
    same: dict[str, str] = {}
    whole: dict[UUID, list[Position]] = {}
    paragraphs: dict[tuple[UUID, UUID], list[Position]] = {}
    amendments: dict[UUID, list[Position]] = {}
    objecting: list[Taken] = []
    for row in _latest(scope, proposals).iterator(chunk_size=5000):
        body = bodies[row.stakeholder_id]
        key = subject_key(row.paragraph_id, row.amendment_id)
        at = stamp(row.at)
        told = Position(
            name=body.name,
            kind=body.kind,
            stance=same.setdefault(row.stance, row.stance),
            lapsed=ground.has_moved(row.proposal_id, key, row.revision_id, row.version_id),
            decisive=row.decisive,
            revision=symbols.get(row.revision_id, ""),
            reason=same.setdefault(row.reason, row.reason),
            taken_at=same.setdefault(at, at),
        )
        if row.stance == Stance.OBJECT and row.decisive:
            objecting.append(Taken(**row._asdict(), stakeholder=body))
        if row.amendment_id is not None:
            amendments.setdefault(row.amendment_id, []).append(told)
        elif row.paragraph_id is not None:
            paragraphs.setdefault((row.proposal_id, row.paragraph_id), []).append(told)
        else:
            whole.setdefault(row.proposal_id, []).append(told)
    return Positions(
        whole={pk: _by_name(listed) for pk, listed in whole.items()},
        tallies=_tallies(paragraphs, texts, scope.end),
        amendments={
            key: OnAmendment(_counted(listed), _by_name(listed))
            for key, listed in amendments.items()
        },
        objections=_objections(scope, objecting, texts, ground),
    )


def _objections(
    scope: Scope, said: list[Taken], texts: dict[UUID, Issued], ground: Ground
) -> dict[UUID, tuple[Objection, ...]]:
    """Those that an adoption meets, as the desk of each text says."""
    labels = {pk: one.labels for pk, one in texts.items()}
    said.sort(key=lambda one: alphabetical(str(one.stakeholder)))
    found = standing_among(said, labels, ground, until=scope.end)
    return {
        pk: tuple(
            Objection(str(body), body.kind, one.label, one.lapsed)
            for one in listed
            if (body := one.position.stakeholder)
        )
        for pk, listed in found.items()
    }


def _latest(scope: Scope, proposals: Sequence[Proposal]) -> QuerySet[Any, Row]:
    """The last position of each stakeholder on each subject by the end, as named tuples."""
    return (
        Taken.objects.filter(proposal__in=proposals, at__lt=scope.end, stakeholder__isnull=False)
        .order_by(*SUBJECT, "-at", "-pk")
        .distinct(*SUBJECT)
        .values_list(*Row._fields, named=True)
    )


def _by_name(listed: list[Position]) -> tuple[Position, ...]:
    return tuple(sorted(listed, key=lambda one: alphabetical(one.name)))


def _tallies(
    taken: dict[tuple[UUID, UUID], list[Position]], texts: dict[UUID, Issued], until: datetime
) -> dict[UUID, tuple[Tally, ...]]:
    """In the order of the text; paragraphs that are not in it come last, by their identifier."""
    tallies: dict[UUID, tuple[Tally, ...]] = {}
    by_text: dict[UUID, dict[UUID, list[Position]]] = {}
    for (proposal, paragraph), listed in taken.items():
        by_text.setdefault(proposal, {})[paragraph] = listed
    known = {pk: one.labels for pk, one in texts.items()}
    missing = {key for pk, found in by_text.items() for key in found if key not in known[pk]}
    places = places_out_of_texts(missing, until)
    for proposal, paragraphs in by_text.items():
        labels = known[proposal]
        order = [key for key in labels if key in paragraphs]
        order += sorted(set(paragraphs) - set(labels))
        tallies[proposal] = tuple(
            Tally(
                paragraph=str(key),
                label=labels.get(key) or places.get(key, ""),
                counts=_by_kind(paragraphs[key]),
                positions=_by_name(paragraphs[key]),
            )
            for key in order
        )
    return tallies


def _by_kind(listed: list[Position]) -> dict[str, dict[str, int]]:
    found = {kind: _counted([one for one in listed if one.kind == kind]) for kind in KINDS}
    return {kind: counts for kind, counts in found.items() if counts}


def _counted(listed: list[Position]) -> dict[str, int]:
    counts = Counter(one.sign for one in listed)
    return {sign: counts[sign] for sign in SIGNS if sign in counts}
