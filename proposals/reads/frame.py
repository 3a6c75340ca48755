"""The text that a page is about, read with everything that stands around it."""

from django.db.models import OuterRef, QuerySet, Subquery

from proposals.models import Amendment, Proposal
from record.models import Stream
from stakeholders.models import Seat


def readable_proposals(seat: Seat | None) -> QuerySet[Proposal]:
    """The texts that this seat may read, each with its stage, its acts and its stream."""
    stream = Stream.objects.filter(
        subject_type="proposal", subject_id=OuterRef("pk"), audience=OuterRef("visibility")
    )
    return (
        Proposal.objects.visible_to(seat)
        .with_stage()
        .select_related("group", "main_sponsor", "takeover", "withdrawal", "adoption")
        .annotate(
            stream_id=Subquery(stream.values("pk")[:1]),
            stream_length=Subquery(stream.values("length")[:1]),
        )
    )


def amendments_of(proposal: Proposal) -> QuerySet[Amendment]:
    """All amendments of a text, each with its status, its base and its mover."""
    found = Amendment.objects.with_status().filter(proposal=proposal)
    return found.select_related("base", "mover", "coalition", "stakeholder")
