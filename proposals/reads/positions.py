"""Positions as they stand: by subject, by constituency, and whether the words still hold."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import MD5

from proposals.models import (
    AmendmentVersion,
    Operation,
    Position,
    PositionSlot,
    Proposal,
    RevisionParagraph,
    Stance,
)
from proposals.reads.texts import latest_revision
from stakeholders.models import CONSTITUENCIES, Kind, Stakeholder

STALE = "stale"
ORDER = [*(stance.value for stance in Stance), STALE]

type SubjectKey = tuple[str, UUID | None]
WHOLE: SubjectKey = ("whole", None)


def subject_key(paragraph: UUID | None = None, amendment: UUID | None = None) -> SubjectKey:
    """What a position is on: the whole text, a paragraph, or an amendment."""
    if amendment is not None:
        return "amendment", amendment
    return ("paragraph", paragraph) if paragraph is not None else WHOLE


class Ground:
    """The words that positions on one text were taken on, and those of today, as digests.

    Moves and new numbers are no change; a paragraph that came in or went is one of the whole text.
    """

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal

    def has_moved(self, key: SubjectKey, revision: UUID, version: UUID | None) -> bool:
        """Whether a position on this subject, taken on this revision and wording, has lapsed."""
        what, subject = key
        if what == "amendment":
            return self._wordings.get(subject) != version
        if what == "whole":
            return revision != self._latest and self._texts.get(revision) != self._now
        return self._seen(subject, revision, version) != self._standing(subject)

    @cached_property
    def _latest(self) -> UUID | None:
        revision = latest_revision(self.proposal)
        return revision.pk if revision else None

    @cached_property
    def _texts(self) -> dict[UUID, dict[UUID, str]]:
        """By revision and paragraph, of the revisions that any position was taken on."""
        taken = PositionSlot.objects.filter(proposal=self.proposal).values("latest__revision")
        rows = RevisionParagraph.objects.filter(revision__proposal=self.proposal)
        rows = rows.filter(revision__in=taken) | rows.filter(revision=self._latest)
        found: dict[UUID, dict[UUID, str]] = {}
        digests = rows.order_by().annotate(digest=MD5("text"))
        for revision, paragraph, digest in digests.values_list(
            "revision_id", "paragraph_id", "digest"
        ):
            found.setdefault(revision, {})[paragraph] = digest
        return found

    @property
    def _now(self) -> dict[UUID, str]:
        return self._texts.get(self._latest, {}) if self._latest else {}

    @cached_property
    def _versions(self) -> list[tuple[UUID, UUID, str, UUID, str]]:
        """Amendment, its paragraph, its operation, its latest wording and the words' digest."""
        newest = AmendmentVersion.objects.filter(amendment=OuterRef("amendment"))
        last = Subquery(newest.order_by("-number").values("pk")[:1])
        rows = AmendmentVersion.objects.filter(amendment__proposal=self.proposal, pk=last)
        return list(
            rows.order_by()
            .annotate(digest=MD5("new_text"))
            .values_list(
                "amendment_id", "amendment__paragraph_id", "amendment__operation", "pk", "digest"
            )
        )

    @cached_property
    def _wordings(self) -> dict[UUID | None, UUID]:
        return {amendment: version for amendment, _p, _o, version, _d in self._versions}

    @cached_property
    def _insertions(self) -> dict[UUID | None, str]:
        """The words by which a paragraph is to come in, if it is not in the text yet."""
        return {p: digest for _a, p, op, _v, digest in self._versions if op == Operation.INSERT}

    @cached_property
    def _wording_digests(self) -> dict[UUID, str]:
        taken = PositionSlot.objects.filter(proposal=self.proposal, latest__version__isnull=False)
        rows = AmendmentVersion.objects.filter(pk__in=taken.values("latest__version"))
        return dict(rows.annotate(digest=MD5("new_text")).values_list("pk", "digest"))

    def _seen(self, paragraph: UUID | None, revision: UUID, version: UUID | None) -> str | None:
        if version is not None:
            return self._wording_digests.get(version)
        return self._texts.get(revision, {}).get(paragraph) if paragraph else None

    def _standing(self, paragraph: UUID | None) -> str | None:
        now = self._now.get(paragraph) if paragraph else None
        return now if now is not None else self._insertions.get(paragraph)


@dataclass(frozen=True, slots=True)
class Standing:
    """What one stakeholder says now on one subject; `lapsed`: the words have changed since."""

    key: SubjectKey
    position: Position
    stakeholder: Stakeholder
    lapsed: bool

    @property
    def stance(self) -> str:
        """The stance, or "stale" where it was not reconfirmed."""
        return STALE if self.lapsed else self.position.stance


def tallies(proposal: Proposal) -> dict[SubjectKey, list[tuple[str, int]]]:
    """How many stakeholders take which stance on each subject, in the order of the stances."""
    ground = Ground(proposal)
    groups = (
        PositionSlot.objects.filter(proposal=proposal, latest__isnull=False)
        .order_by()
        .values_list(
            "paragraph_id", "amendment_id", "latest__stance", "latest__revision", "latest__version"
        )
        .annotate(n=Count("pk"))
    )
    counted: dict[SubjectKey, dict[str, int]] = {}
    for paragraph, amendment, stance, revision, version, n in groups:
        key = subject_key(paragraph, amendment)
        said = STALE if ground.has_moved(key, revision, version) else stance
        counts = counted.setdefault(key, {})
        counts[said] = counts.get(said, 0) + n
    return {
        key: [(stance, counts[stance]) for stance in ORDER if stance in counts]
        for key, counts in counted.items()
    }


def positions_on(proposal: Proposal, key: SubjectKey = WHOLE) -> list[Standing]:
    """Every stakeholder's position on one subject, by English name."""
    what, subject = key
    slots = PositionSlot.objects.filter(
        proposal=proposal,
        paragraph=subject if what == "paragraph" else None,
        amendment=subject if what == "amendment" else None,
    )
    return _standings(proposal, slots.order_by("stakeholder__name"))


def by_constituency(
    proposal: Proposal, key: SubjectKey = WHOLE
) -> list[tuple[Kind, list[Standing]]]:
    """The positions on one subject by kind of stakeholder, kinds without any left out."""
    found = positions_on(proposal, key)
    by_kind = {
        kind: [one for one in found if one.stakeholder.kind == kind] for kind in CONSTITUENCIES
    }
    return [(kind, standings) for kind, standings in by_kind.items() if standings]


def own_positions(
    proposal: Proposal, stakeholder: Stakeholder | None
) -> dict[SubjectKey, Standing]:
    """What one stakeholder says on each subject of a text."""
    if stakeholder is None:
        return {}
    slots = PositionSlot.objects.filter(proposal=proposal, stakeholder=stakeholder)
    return {one.key: one for one in _standings(proposal, slots)}


def history_of(
    proposal: Proposal, stakeholder: Stakeholder, key: SubjectKey = WHOLE
) -> list[Position]:
    """All positions that a stakeholder has taken on a subject, the newest first."""
    what, subject = key
    return list(
        Position.objects.filter(
            proposal=proposal,
            stakeholder=stakeholder,
            paragraph=subject if what == "paragraph" else None,
            amendment=subject if what == "amendment" else None,
        )
        .select_related("revision", "person")
        .order_by("-at", "-pk")
    )


def lapsed(slot: PositionSlot) -> bool:
    """Whether what a slot says was taken on words that have changed since."""
    if slot.latest is None:
        return False
    key = subject_key(slot.paragraph_id, slot.amendment_id)
    return Ground(slot.proposal).has_moved(key, slot.latest.revision_id, slot.latest.version_id)


def standing_objections(proposal: Proposal) -> list[Position]:
    """Decisive objections to the whole text, lapsed ones too: only their author lifts them."""
    slots = PositionSlot.objects.filter(
        proposal=proposal,
        paragraph=None,
        amendment=None,
        latest__stance=Stance.OBJECT,
        latest__decisive=True,
    ).select_related("latest__stakeholder")
    return [slot.latest for slot in slots.order_by("stakeholder__name") if slot.latest]


def _standings(proposal: Proposal, slots: QuerySet[PositionSlot]) -> list[Standing]:
    ground = Ground(proposal)
    found = []
    related = ("stakeholder", "latest__revision", "latest__person")
    for slot in slots.filter(latest__isnull=False).select_related(*related):
        key = subject_key(slot.paragraph_id, slot.amendment_id)
        taken = slot.latest
        moved = ground.has_moved(key, taken.revision_id, taken.version_id)
        found.append(Standing(key, taken, slot.stakeholder, moved))
    return found
