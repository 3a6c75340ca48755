"""The rows of a text: one a paragraph, with all that stands in its margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from proposals import text
from proposals.citing import anchor_of, cited
from proposals.reads.grounds import subject_key
from proposals.reads.positions import Pips, Standings
from proposals.text import Change


@dataclass
class Row:
    """One paragraph: its words, how it is cited and numbered, and what is said on it."""

    id: UUID
    kind: str
    text: str
    # The label as it is stored, for addresses, and as the reader's language says it.
    mark: str
    label: str
    number: str = ""
    level: int = 0
    pips: Pips = field(default_factory=list)
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
        return anchor_of(self.mark)


def plain_rows(paragraphs: Sequence[text.Paragraph], language: str) -> list[Row]:
    """Rows with nothing in the margin but their labels."""
    labels = text.labels(paragraphs)
    numbers = text.numbers(paragraphs, language.split("-")[0])
    depth = text.depth(paragraphs)
    return [
        Row(
            p.id,
            str(p.kind),
            p.text,
            labels[p.id],
            cited(labels[p.id]),
            numbers[p.id],
            depth[p.id],
        )
        for p in paragraphs
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
