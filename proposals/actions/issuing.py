"""Issuing a text: an immutable snapshot with labels and SHA-256, at tabling and ever after."""

from collections.abc import Sequence

from proposals import text
from proposals.models import Paragraph, Proposal, Revision, RevisionParagraph
from stakeholders.actors import Actor


def issue(
    actor: Actor,
    proposal: Proposal,
    paragraphs: Sequence[text.Paragraph],
    *,
    number: int,
    summary: str = "",
) -> Revision:
    """Write the snapshot; paragraphs that the database does not know yet get their row."""
    suffix = f"/Rev.{number}" if number else ""
    revision = Revision.objects.create(
        proposal=proposal,
        number=number,
        symbol=f"{proposal.symbol}{suffix}" if proposal.symbol else None,
        sha256=text.sha256(paragraphs, proposal.language),
        title=proposal.title,
        summary=summary,
        **actor.signature,
    )
    Paragraph.objects.bulk_create(
        [Paragraph(id=paragraph.id, proposal=proposal) for paragraph in paragraphs],
        ignore_conflicts=True,
    )
    labels = text.labels(paragraphs)
    RevisionParagraph.objects.bulk_create(
        [
            RevisionParagraph(
                revision=revision,
                paragraph_id=paragraph.id,
                order=order,
                kind=paragraph.kind.value,
                parent_id=paragraph.parent,
                text=paragraph.text,
                label=labels[paragraph.id],
            )
            for order, paragraph in enumerate(paragraphs, start=1)
        ]
    )
    return revision
