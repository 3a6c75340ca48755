"""Positions as they stand: counted by subject and by constituency, and whether the words hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from proposals.models import Amendment, Position, PositionSlot, Proposal, Revision, Stance
from proposals.reads.grounds import Ground, SubjectKey, subject_key
from stakeholders.models import CONSTITUENCIES, CONSTITUENCY_NAMES, Stakeholder

STALE = "stale"
ORDER = [*(stance.value for stance in Stance), STALE]

type Pips = list[tuple[str, int, str]]


@dataclass(frozen=True, slots=True)
class Group:
    """So many stakeholders of one kind who say the same on one subject."""

    key: SubjectKey
    kind: str
    stance: str
    n: int
    revision: int
    # What the reader's own stakeholder gave as its reason; None where it is not in this group.
    own_reason: str | None
    own_stance: str


@dataclass(frozen=True, slots=True)
class Own:
    """What one's own stakeholder says, and whether the words have changed since.

    The position is a copy to be shown: its stance, its reason and its revision's number.
    """

    position: Position
    lapsed: bool


class Standings:
    """Everything that pages show of the positions on one text, in a constant number of queries."""

    def __init__(
        self, proposal: Proposal, stakeholder: Stakeholder | None, latest: Revision | None
    ) -> None:
        self._proposal = proposal
        self._stakeholder = stakeholder
        self._ground = Ground([proposal.pk], {proposal.pk: latest.pk} if latest else None)

    @property
    def ground(self) -> Ground:
        """The words that the positions were taken on, for whoever asks more of the same page."""
        return self._ground

    def pips(self, key: SubjectKey) -> Pips:
        """The counts on one subject, each with its word, in the order of the stances."""
        return worded(self._summed(key))

    def by_kind(self, key: SubjectKey) -> list[tuple[str, str, Pips]]:
        """The same for each constituency that has spoken: its kind, its name, its counts."""
        found = []
        for kind in CONSTITUENCIES:
            summed = self._summed(key, kind)
            if summed:
                found.append((kind.value, str(CONSTITUENCY_NAMES[kind]), worded(summed)))
        return found

    def own(self, key: SubjectKey) -> Own | None:
        """What the reader's own stakeholder says."""
        for group in self._by_key.get(key, []):
            if group.own_reason is not None:
                position = Position(
                    stance=group.own_stance,
                    reason=group.own_reason,
                    revision=Revision(number=group.revision),
                )
                return Own(position, group.stance == STALE)
        return None

    def _summed(self, key: SubjectKey, kind: str | None = None) -> dict[str, int]:
        counts: dict[str, int] = {}
        for group in self._by_key.get(key, []):
            if kind is None or group.kind == kind:
                counts[group.stance] = counts.get(group.stance, 0) + group.n
        return counts

    @cached_property
    def _by_key(self) -> dict[SubjectKey, list[Group]]:
        rows = (
            PositionSlot.objects.filter(proposal=self._proposal, latest__isnull=False)
            .order_by()
            .values_list(
                "paragraph_id",
                "amendment_id",
                "stakeholder__kind",
                "latest__stance",
                "latest__revision",
                "latest__revision__number",
                "latest__version",
            )
            .annotate(
                n=Count("pk"),
                own_reason=Max("latest__reason", filter=Q(stakeholder=self._stakeholder)),
            )
        )
        found: dict[SubjectKey, list[Group]] = {}
        for paragraph, amendment, kind, stance, revision, number, version, n, reason in rows:
            key = subject_key(paragraph, amendment)
            lapsed = self._ground.has_moved(self._proposal.pk, key, revision, version)
            said = STALE if lapsed else stance
            group = Group(key, kind, said, n, number, reason, stance)
            found.setdefault(key, []).append(group)
        return found


def own_position(
    own: Stakeholder, proposal: Proposal, paragraph: UUID | None, amendment: Amendment | None
) -> Position | None:
    """What a stakeholder said last on this subject."""
    found = Position.objects.filter(
        proposal=proposal, stakeholder=own, paragraph=paragraph, amendment=amendment
    )
    return found.select_related("revision", "version").order_by("at", "pk").last()


def worded(counts: dict[str, int]) -> Pips:
    """Counts of stances with the word of each."""
    return [(stance, counts[stance], stance_word(stance)) for stance in ORDER if stance in counts]


def stance_word(stance: str) -> str:
    if stance == STALE:
        return _("not reconfirmed")
    return str(Stance(stance).label).lower()
