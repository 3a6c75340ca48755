"""The words of a draft as they were saved last."""

from uuid import UUID

from proposals import text
from proposals.models import Draft, Proposal


def draft_of(proposal: Proposal) -> Draft | None:
    """What was saved last; None once the draft was tabled, circulated or discarded."""
    return Draft.objects.select_related("proposal").filter(proposal=proposal).first()


def text_of(stored: Draft) -> tuple[text.Paragraph, ...]:
    """The words of a draft as the engine knows them."""
    return tuple(
        text.Paragraph(
            UUID(row["id"]),
            text.Kind(row["kind"]),
            row["text"],
            UUID(row["parent"]) if row["parent"] else None,
        )
        for row in stored.paragraphs
    )
