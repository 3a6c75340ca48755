"""What one stakeholder says now, on every open text that a reader may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from proposals.citing import cited
from proposals.models import Position, PositionSlot, Proposal, Revision, RevisionParagraph
from proposals.reads.grounds import Ground, subject_key
from proposals.rules.texts import OPEN
from stakeholders.models import Seat, Stakeholder


@dataclass(frozen=True, slots=True)
class Said:
    """One position that stands; `label` is that of its paragraph, "" for another subject."""

    position: Position
    proposal: Proposal
    label: str
    amendment: str
    lapsed: bool
    url: str


def positions_now(stakeholder: Stakeholder, seat: Seat | None) -> QuerySet[PositionSlot]:
    """The newest first; `said_in` tells what they say."""
    newest = Revision.objects.filter(proposal=OuterRef("proposal")).order_by("-number")
    visible = Proposal.objects.visible_to(seat).at_stage(*OPEN)
    slots = PositionSlot.objects.filter(
        stakeholder=stakeholder, latest__isnull=False, proposal__in=visible.values("pk")
    )
    return (
        slots.select_related("proposal", "latest__revision", "amendment")
        .annotate(newest=Subquery(newest.values("pk")[:1]))
        .order_by("-latest__at", "-pk")
    )


def said_in(slots: Sequence[PositionSlot]) -> list[Said]:
    """What some of these positions say, in a constant number of queries."""
    if not slots:
        return []
    latest = {slot.proposal_id: slot.newest for slot in slots}  # type: ignore[attr-defined]
    ground, labels = Ground(set(latest), latest), _labels(slots)
    return [_said(slot, ground, labels) for slot in slots]


def _said(slot: PositionSlot, ground: Ground, labels: dict[tuple[UUID, UUID], str]) -> Said:
    taken, text = slot.standing, slot.proposal
    key = subject_key(slot.paragraph_id, slot.amendment_id)
    url = text.get_absolute_url()
    if slot.amendment:
        url = slot.amendment.get_absolute_url()
    elif slot.paragraph_id:
        url = f"{url}?focus={slot.paragraph_id}#{slot.paragraph_id}"
    label = labels.get((taken.revision_id, slot.paragraph_id), "") if slot.paragraph_id else ""
    return Said(
        taken,
        text,
        cited(label),
        slot.amendment.name if slot.amendment else "",
        ground.has_moved(slot.proposal_id, key, taken.revision_id, taken.version_id),
        url,
    )


def _labels(slots: Sequence[PositionSlot]) -> dict[tuple[UUID, UUID], str]:
    """How each paragraph was cited in the revision that was spoken on."""
    rows = RevisionParagraph.objects.filter(
        revision__in={slot.standing.revision_id for slot in slots},
        paragraph__in={slot.paragraph_id for slot in slots if slot.paragraph_id},
    )
    found = rows.order_by().values_list("revision_id", "paragraph_id", "label")
    return {(revision, paragraph): label for revision, paragraph, label in found}
