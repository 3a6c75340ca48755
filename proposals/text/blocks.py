"""Cuts a pasted text into blocks, one for each paragraph: by blank lines, marks and openings.

Texts come with one line per paragraph, with wrapped lines, or all on one line. A block ends where
a line is blank, where the next line begins with a mark that fits, or where a line closes like a
paragraph and the next opens like one. Words are never dropped, only white space is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from proposals.text.hyphens import rejoined, vocabulary
from proposals.text.marks import Mark, Shape, read_marks, readings
from proposals.text.opening import word_lists
from proposals.text.pages import LONG_LINE, Pages
from proposals.text.phrases import CLOSINGS, closes, enacts, opens, unmarked
from proposals.text.running import run_on_parts
from proposals.text.tokens import CJK

LOOK_AHEAD = 60
_SPACE_BETWEEN_CJK = re.compile(rf"(?<=[{CJK}\uff00-\uffef])\n(?=[{CJK}\uff00-\uffef])")


@dataclass(slots=True)
class Block:
    """The words of one paragraph to be, the marks before them, and the line it begins on (from 1).

    `words` keeps an opening bracket that stood before the marks.
    """

    line: int
    marks: list[Mark]
    words: str


@dataclass(slots=True)
class _Lines:
    """A block while its lines are gathered."""

    line: int
    marks: list[Mark]
    parts: list[str] = field(default_factory=list)

    def block(self, known: frozenset[str]) -> Block:
        joined = _SPACE_BETWEEN_CJK.sub("", rejoined(self.parts, known))
        return Block(self.line, self.marks, " ".join(joined.split()))


def blocks(pages: Pages, language: str) -> list[Block]:
    """The blocks of a text in order; furniture such as rules stands alone."""
    gathered: list[_Lines] = []
    lines = pages.lines
    width = max(map(len, lines))
    run: _Lines | None = None
    blank, turned, awaited = True, False, True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            blank = blank or (not pages.ragged and number - 1 not in pages.breaks)
            turned = turned or number - 1 in pages.breaks
            continue
        if run is not None and line.strip() in CLOSINGS:
            run.parts.append(line.strip())
            continue
        if _is_rule(line, run):
            gathered.append(_Lines(number, [], [line.strip()]))
            continue
        marks, opened, rest = read_marks(line)
        before = run.parts[-1] if run else ""
        goes_on = _goes_on(before, line, marks) or (turned and _runs_over(run, line, language))
        fresh = run is None or (blank and not goes_on)
        refused = (
            not fresh
            and bool(marks)
            and not _fits(marks, before, lines[number : number + LOOK_AHEAD])
        )
        if refused:
            marks, opened, rest = [], "", line.strip()
        broken = run is None or fresh or bool(marks)
        if awaited and (enacts(unmarked(rest), language) or enacts(unmarked(before), language)):
            broken, awaited = True, not enacts(unmarked(before), language)
        if (
            run is None
            or broken
            or not (
                refused or (turned and goes_on) or not _breaks(run, before, line, width, language)
            )
        ):
            run = _Lines(number, marks, [opened + rest])
            gathered.append(run)
        else:
            run.parts.append(line.strip())
        blank = turned = False
    known = vocabulary(lines)
    alone = sum(not _is_rule(one.parts[0], None) for one in gathered[:200]) == 1
    found: list[Block] = []
    for one in gathered:
        found += _parted(one.block(known), language, alone=alone)
    return found


def _is_rule(line: str, run: _Lines | None) -> bool:
    """Whether a line has no word in it; a year or sum that a sentence was wrapped at is one."""
    if any(character.isalpha() for character in line):
        return False
    numeral = re.fullmatch(r"\(?\d{2,}[\d .,]*[).,;:]*", line.strip())
    return numeral is None or run is None or closes(run.parts[-1])


def _runs_over(run: _Lines | None, line: str, language: str) -> bool:
    """Whether a sentence goes on over a page's end, capital or not."""
    if run is None or closes(run.parts[-1]) or opens(unmarked(line.strip()), language):
        return False
    return not read_marks(line)[0]


def _goes_on(before: str, line: str, marks: Sequence[Mark]) -> bool:
    """Whether a line behind a blank one still belongs to the words before, as in bad copies."""
    return not marks and line.lstrip()[:1].islower() and not closes(before)


def _fits(marks: Sequence[Mark], before: str, following: Sequence[str]) -> bool:
    """Whether the mark on a line amid a block starts a paragraph, and is no reference such as
    "(a) of the Charter" at the start of a wrapped line: what stands before closes, or the next
    mark of the same kind follows.
    """
    if closes(before) or marks[0].shape in (Shape.PP, Shape.OP, Shape.HEADING):
        return True
    wanted = {(one.shape, one.number + 1) for one in readings(marks[0]) if one.number}
    return any(not wanted.isdisjoint(_first_readings(line)) for line in following)


@lru_cache(maxsize=256)
def _first_readings(line: str) -> frozenset[tuple[Shape, int]]:
    """What the first mark of a line may be: looked up anew for every doubtful line before it."""
    marks = read_marks(line)[0]
    return (
        frozenset((one.shape, one.number) for one in readings(marks[0])) if marks else frozenset()
    )


def _breaks(run: _Lines, before: str, line: str, width: int, language: str) -> bool:
    """Whether an unmarked line begins a new paragraph although no blank line parts the two."""
    bare = unmarked(line.strip())
    lower = bare[:1].islower()
    first = run.line == 1 and not run.marks and len(run.parts) == 1
    if opens(bare, language) and (closes(before) or bare != line.strip() or first):
        return not lower or closes(before)
    if width > LONG_LINE:
        return not lower or closes(before)
    if lower:
        return False
    last = before.rstrip("\"'\u201d\u2019\u00bb)]*_ ")[-1:]
    if last in ";\uff1b\u061b":
        return True
    if closes(before):
        return len(before) < 0.7 * width
    numbered = bool(run.marks) and run.marks[0].shape is not Shape.HEADING
    return not numbered and len(before) < min(0.5 * width, 60)


def _parted(block: Block, language: str, *, alone: bool) -> Iterator[Block]:
    """A block parted where several paragraphs run on in it."""
    if not word_lists(language) and len(block.words) < LONG_LINE:
        yield block
        return
    first = True
    for part in run_on_parts(block.words, block.marks, language, alone=alone):
        if first:
            yield Block(block.line, block.marks, part)
            first = False
        else:
            marks, opened, rest = read_marks(part)
            yield Block(block.line, marks, opened + rest)
