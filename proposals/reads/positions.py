"""Positions as they stand: by subject, by constituency, and whether the words still hold."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from proposals.models import Position, PositionSlot, Proposal, Stance
from proposals.reads.grounds import WHOLE, Ground, SubjectKey, subject_key
from stakeholders.models import CONSTITUENCIES, Kind, Stakeholder

STALE = "stale"
ORDER = [*(stance.value for stance in Stance), STALE]


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
    ground = Ground([proposal.pk])
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
        said = STALE if ground.has_moved(proposal.pk, key, revision, version) else stance
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
    ground = Ground([slot.proposal_id])
    taken = slot.latest
    return ground.has_moved(slot.proposal_id, key, taken.revision_id, taken.version_id)


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
    ground = Ground([proposal.pk])
    found = []
    related = ("stakeholder", "latest__revision", "latest__person")
    for slot in slots.filter(latest__isnull=False).select_related(*related):
        key = subject_key(slot.paragraph_id, slot.amendment_id)
        taken = slot.standing
        moved = ground.has_moved(proposal.pk, key, taken.revision_id, taken.version_id)
        found.append(Standing(key, taken, slot.stakeholder, moved))
    return found
