"""Two revisions side by side: what changed, and between it the runs that did not, folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from proposals import text
from proposals.text import Fate, ParagraphChange
from proposals.views.rows import Row, plain_rows

SAME_WORDS = (Fate.UNCHANGED, Fate.MOVED)


@dataclass(frozen=True)
class Compared:
    """One paragraph in two revisions, each side as the rows of its own text know it."""

    change: ParagraphChange
    old: Row | None
    new: Row | None

    @property
    def row(self) -> Row:
        """The later one, or the earlier of a paragraph that was taken out."""
        row = self.new or self.old
        assert row is not None  # a change is of a paragraph in one of the two
        return row

    @property
    def is_once(self) -> bool:
        """Whether its words are the same in both, so that they are printed once."""
        return self.change.fate in SAME_WORDS

    @property
    def former_label(self) -> str:
        """How it was cited before, where that is not how it is cited now."""
        return self.old.label if self.old and self.old.label != self.row.label else ""


@dataclass(frozen=True)
class Run:
    """Neighbours that are told alike: unchanged ones are folded together."""

    is_folded: bool
    paragraphs: list[Compared] = field(default_factory=list)


@dataclass(frozen=True)
class Comparison:
    runs: list[Run]

    @property
    def first(self) -> UUID | None:
        """Where the first change is."""
        return next((run.paragraphs[0].row.id for run in self.runs if not run.is_folded), None)

    @property
    def count(self) -> dict[str, int]:
        """How many paragraphs met each fate."""
        found = dict.fromkeys((fate.value for fate in Fate), 0)
        for run in self.runs:
            for one in run.paragraphs:
                found[one.change.fate.value] += 1
        return found


def comparison_of(
    old: Sequence[text.Paragraph], new: Sequence[text.Paragraph], language: str
) -> Comparison:
    was = {row.id: row for row in plain_rows(old, language)}
    now = {row.id: row for row in plain_rows(new, language)}
    changes = text.changes_between(old, new)
    paragraphs = [Compared(one, was.get(one.id), now.get(one.id)) for one in changes]
    runs = groupby(paragraphs, key=lambda one: one.change.fate == Fate.UNCHANGED)
    return Comparison([Run(is_folded, list(several)) for is_folded, several in runs])
