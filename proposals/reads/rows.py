"""What stands beside the paragraphs of a text, counted: comments and open amendments."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from proposals import text
from proposals.models import Amendment, AmendmentVersion, Operation, Proposal
from threads.models import Comment


def comment_counts(proposal: Proposal, paragraphs: Sequence[text.Paragraph]) -> dict[UUID, int]:
    """How many comments stand on each paragraph and on the text as a whole."""
    keys = [proposal.pk, *(paragraph.id for paragraph in paragraphs)]
    found = (
        Comment.objects.filter(subject_type__in=("proposal", "paragraph"), subject_id__in=keys)
        .standing()
        .order_by()
        .values("subject_id")
        .annotate(n=Count("pk"))
    )
    return {row["subject_id"]: row["n"] for row in found}


def open_by_paragraph(proposal: Proposal) -> dict[UUID | None, int]:
    """How many open amendments stand on each paragraph; an insertion on the one it comes after."""
    newest = AmendmentVersion.objects.latest_wordings().filter(amendment=OuterRef("pk"))
    found = (
        Amendment.objects.open()
        .filter(proposal=proposal)
        .order_by()
        .annotate(after=Subquery(newest.values("after")), under=Subquery(newest.values("parent")))
        .values_list("operation", "paragraph_id", "after", "under")
    )
    counted: dict[UUID | None, int] = {}
    for operation, paragraph, after, under in found:
        key = (after or under) if operation == Operation.INSERT else paragraph
        counted[key] = counted.get(key, 0) + 1
    return counted
