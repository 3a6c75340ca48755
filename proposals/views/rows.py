"""The rows of a text: one a paragraph, with all that stands in its margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from proposals import text
from proposals.models import Amendment, AmendmentVersion, Operation, Proposal
from proposals.reads.grounds import subject_key
from proposals.reads.positions import Standings
from proposals.text import Change
from threads.models import Comment


@dataclass
class Row:
    """One paragraph: its words, how it is cited and numbered, and what is said on it."""

    id: UUID
    kind: str
    text: str
    label: str
    number: str = ""
    level: int = 0
    pips: list[tuple[str, int, str]] = field(default_factory=list)
    comments: int = 0
    amendments: int = 0
    # Names of the amendments agreed since the last revision.
    agreed: list[str] = field(default_factory=list)
    # In the working text: what differs from the last revision.
    changes: Sequence[Change] = ()
    is_gone: bool = False
    is_new: bool = False
    is_focused: bool = False

    @property
    def anchor(self) -> str:
        """The label as an anchor: "OP2 (a)" is #OP2(a)."""
        return anchor_of(self.label)


def anchor_of(label: str) -> str:
    return label.replace(" ", "")


def plain_rows(paragraphs: Sequence[text.Paragraph], language: str) -> list[Row]:
    """Rows with nothing in the margin but their labels."""
    labels = text.labels(paragraphs)
    numbers = text.numbers(paragraphs, language.split("-")[0])
    depth = text.depth(paragraphs)
    return [
        Row(p.id, str(p.kind), p.text, labels[p.id], numbers[p.id], depth[p.id]) for p in paragraphs
    ]


def dress(
    rows: list[Row],
    standings: Standings,
    comments: Mapping[UUID, int],
    opened: Mapping[UUID | None, int],
) -> list[Row]:
    """Put positions, comments and open amendments into the margins of rows."""
    for row in rows:
        row.pips = standings.pips(subject_key(row.id))
        row.comments = comments.get(row.id, 0)
        row.amendments = opened.get(row.id, 0)
    return rows


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
    newest = AmendmentVersion.objects.filter(amendment=OuterRef("pk")).order_by("-number")
    found = (
        Amendment.objects.open()
        .filter(proposal=proposal)
        .order_by()
        .annotate(
            after=Subquery(newest.values("after")[:1]), under=Subquery(newest.values("parent")[:1])
        )
        .values_list("operation", "paragraph_id", "after", "under")
    )
    counted: dict[UUID | None, int] = {}
    for operation, paragraph, after, under in found:
        key = (after or under) if operation == Operation.INSERT else paragraph
        counted[key] = counted.get(key, 0) + 1
    return counted
