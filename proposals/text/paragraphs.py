"""What a norm text is made of, and how its paragraphs are cited and numbered.

A text is a tuple of `Paragraph` in document order, every sub-paragraph following its parent.
A paragraph is known by its UUID for ever; label and printed number are derived from its place.
The degrees of sub-paragraphs follow the United Nations Editorial Manual ("Paragraphs and
subparagraphs"): (a), then (i), then a., then i.; French, Spanish and Russian texts print a), i).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

CLOSING_PARENTHESIS_ONLY = frozenset({"fr", "es", "ru"})


class Kind(StrEnum):
    """What a paragraph is in the text; the value is what the database stores."""

    TITLE = "title"
    ENACTING = "enacting"
    HEADING = "heading"
    PP = "pp"
    OP = "op"
    SUB = "sub"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its words only, without number, label or marks of any kind."""

    id: UUID
    kind: Kind
    text: str
    parent: UUID | None = None


def labels(paragraphs: Sequence[Paragraph]) -> dict[UUID, str]:
    """How each paragraph is cited: "PP1", "OP2 (b) (i)", "Title"; unique within one text."""
    own = _own_marks(paragraphs, "en")
    found: dict[UUID, str] = {}
    counted = dict.fromkeys(Kind, 0)
    for paragraph in paragraphs:
        above = found.get(paragraph.parent) if paragraph.parent is not None else None
        if above is not None:
            found[paragraph.id] = f"{above} {own[paragraph.id]}"
        elif paragraph.kind is Kind.SUB:
            found[paragraph.id] = own[paragraph.id]
        else:
            counted[paragraph.kind] += 1
            found[paragraph.id] = _top_label(paragraph.kind, counted[paragraph.kind])
    return found


def label_of(paragraphs: Sequence[Paragraph], paragraph_id: UUID) -> str:
    """The label of one paragraph of the text; KeyError if it is not in the text."""
    return labels(paragraphs)[paragraph_id]


def numbers(paragraphs: Sequence[Paragraph], language: str = "en") -> dict[UUID, str]:
    """What is printed before each paragraph: "1.", "(a)", "(i)", "a.", "i.", or "" for none.

    Preambular paragraphs, headings, title and enacting line carry none, and neither does the
    only operative paragraph of a text (Editorial Manual).
    """
    own = _own_marks(paragraphs, language)
    present = {paragraph.id for paragraph in paragraphs}
    numbered = sum(p.kind is Kind.OP and p.parent not in present for p in paragraphs) > 1
    found: dict[UUID, str] = {}
    count = 0
    for paragraph in paragraphs:
        if paragraph.id in own:
            found[paragraph.id] = own[paragraph.id]
        elif paragraph.kind is Kind.OP:
            count += 1
            found[paragraph.id] = f"{count}." if numbered else ""
        else:
            found[paragraph.id] = ""
    return found


def depth(paragraphs: Sequence[Paragraph]) -> dict[UUID, int]:
    """How deep each paragraph is nested: 0 at the top, 1 for (a), 2 for (i), and so on."""
    found: dict[UUID, int] = {}
    for paragraph in paragraphs:
        above = found.get(paragraph.parent) if paragraph.parent is not None else None
        if above is not None:
            found[paragraph.id] = above + 1
        else:
            found[paragraph.id] = 1 if paragraph.kind is Kind.SUB else 0
    return found


def mark_of(degree: int, position: int, language: str = "en") -> str:
    """The printed mark of the sub-paragraph at `position` (from 1) of a degree (from 1)."""
    if degree in (1, 3):
        sign = _letters(position)
    elif degree in (2, 4):
        sign = _roman(position)
    else:
        sign = str(position)
    if degree in (3, 4):
        return f"{sign}."
    return f"{sign})" if language in CLOSING_PARENTHESIS_ONLY else f"({sign})"


def _own_marks(paragraphs: Sequence[Paragraph], language: str) -> dict[UUID, str]:
    """The mark of every nested paragraph within its parent, without the marks above it."""
    degrees = depth(paragraphs)
    counted: dict[UUID | None, int] = {}
    found: dict[UUID, str] = {}
    for paragraph in paragraphs:
        if degrees[paragraph.id] == 0:
            continue
        parent = paragraph.parent if paragraph.parent in degrees else None
        counted[parent] = counted.get(parent, 0) + 1
        found[paragraph.id] = mark_of(degrees[paragraph.id], counted[parent], language)
    return found


def _top_label(kind: Kind, position: int) -> str:
    if kind is Kind.HEADING:
        return f"Heading {position}"
    if kind in (Kind.PP, Kind.OP):
        return f"{kind.upper()}{position}"
    name = "Title" if kind is Kind.TITLE else "Enacting line"
    return name if position == 1 else f"{name} {position}"


def _letters(position: int) -> str:
    """a to z, then aa, bb, cc, as in documents of the United Nations."""
    repeat, index = divmod(position - 1, 26)
    return "abcdefghijklmnopqrstuvwxyz"[index] * (repeat + 1)


def _roman(position: int) -> str:
    steps = (
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    written = ""
    for value, sign in steps:
        times, position = divmod(position, value)
        written += sign * times
    return written
