"""Who stands where on a text and its paragraphs, and which members of the group are silent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from proposals.models import PositionSlot, Proposal, Revision, Stance
from proposals.reads.grounds import Ground, SubjectKey, subject_key
from proposals.reads.positions import STALE
from stakeholders.models import Stakeholder
from workinggroups.models import Membership

UNSETTLED = (Stance.OBJECT, Stance.CONCERN, Stance.AWAITING, STALE)


@dataclass(frozen=True, slots=True)
class Held:
    """What one stakeholder says on the text (or on a paragraph of it) as it is issued."""

    stakeholder: Stakeholder
    key: SubjectKey
    stance: str
    is_stale: bool

    @property
    def counts_as(self) -> str:
        return STALE if self.is_stale else self.stance

    @property
    def is_unsettled(self) -> bool:
        """Whether something is left to be negotiated with the one who holds it."""
        return self.counts_as in UNSETTLED


def positions_held(proposal: Proposal, revision: Revision) -> list[Held]:
    """On the whole text and its paragraphs, in the order of the stakeholders' names."""
    ground = Ground([proposal.pk], {proposal.pk: revision.pk})
    slots = PositionSlot.objects.filter(
        proposal=proposal, amendment=None, latest__isnull=False
    ).select_related("stakeholder", "latest")
    held = []
    for slot in slots.order_by("stakeholder__name"):
        key, said = subject_key(slot.paragraph_id), slot.standing
        stale = ground.has_moved(proposal.pk, key, said.revision_id, said.version_id)
        held.append(Held(slot.stakeholder, key, said.stance, stale))
    return held


def silent_members(proposal: Proposal, heard: Collection[UUID]) -> dict[str, list[str]]:
    """By kind the members of the group that have taken no position on the text."""
    members = (
        Stakeholder.objects.filter(
            group_memberships__in=Membership.objects.current().filter(group=proposal.group_id)
        )
        .exclude(pk__in=heard)
        .distinct()
    )
    found: dict[str, list[str]] = {}
    for kind, name in members.order_by("name").values_list("kind", "name"):
        found.setdefault(kind, []).append(name)
    return found
