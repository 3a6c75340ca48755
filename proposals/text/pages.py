"""Takes a pasted text off its printed pages: masthead, page furniture and notes go aside.

What is left are the lines of the text itself, under the numbers they had in the source, so that
every remark and leftover can say where it comes from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from proposals.text.furniture import (
    PAGE_BREAK,
    furniture_inside,
    is_furniture,
    own_symbol,
    signs,
    without,
)
from proposals.text.masthead import head_end, masthead_length, masthead_lines
from proposals.text.notes import take_notes
from proposals.text.parsed import Leftover, Note
from proposals.text.phrases import closes
from proposals.text.tokens import normal

LONG_LINE = 120
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(slots=True)
class Pages:
    """The lines of a text without what its pages added; `breaks` are indices of emptied lines."""

    lines: list[str]
    breaks: set[int] = field(default_factory=set)
    leftovers: list[Leftover] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    ragged: bool = False


def unpaged(source: str, language: str) -> Pages:
    """The lines of a source; never raises, drops nothing but white space."""
    lines = _BREAKS.split(normal(source))
    own = own_symbol(lines)
    found = Pages(lines)
    _take_masthead(found, own, language)
    end = head_end(found.lines, language)
    title = " ".join(" ".join(found.lines[:end]).split())
    for index, line in enumerate(found.lines):
        running = title if index >= end else ""
        if line.strip() and (is_furniture(line, own, running) or _is_dated(found, index, own)):
            _take(found, index)
    for index, line in enumerate(found.lines):
        if line:
            found.lines[index] = _without_furniture(found, index, line, own)
    noted = take_notes(found.lines, found.breaks, language)
    found.lines = [" ".join(line.split(PAGE_BREAK)) for line in noted.lines]
    found.notes = noted.notes
    found.breaks |= noted.emptied
    found.leftovers.sort(key=lambda one: one.line)
    found.ragged = _is_ragged(found.lines)
    return found


def _take(found: Pages, index: int) -> None:
    found.leftovers.append(Leftover(index + 1, found.lines[index].strip()))
    found.lines[index] = ""
    found.breaks.add(index)


def _take_masthead(found: Pages, own: str, language: str) -> None:
    for index, line in enumerate(found.lines):
        if line.strip():
            if len(line) > LONG_LINE and (length := masthead_length(line, language)):
                found.leftovers.append(Leftover(index + 1, line[:length].strip()))
                found.lines[index] = line[length:]
                return
            break
    for index in sorted(masthead_lines(found.lines, head_end(found.lines, language), own)):
        _take(found, index)


def _is_dated(found: Pages, index: int, own: str) -> bool:
    """A line of nothing but a date is furniture beside other furniture only."""
    line = found.lines[index]
    told = signs(line)
    if {sign.what for sign in told} != {"date"} or without(line, told):
        return False
    beside = {index - 1, index + 1}
    return bool(beside & found.breaks) or any(
        0 <= at < len(found.lines)
        and found.lines[at].strip()
        and is_furniture(found.lines[at], own)
        for at in beside
    )


def _without_furniture(found: Pages, index: int, line: str, own: str) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in furniture_inside(line, own):
        found.leftovers.append(Leftover(index + 1, line[start:end]))
        pieces += [line[done:start], PAGE_BREAK]
        done = end
    return "".join([*pieces, line[done:]]) if pieces else line


def _is_ragged(lines: Sequence[str]) -> bool:
    """Whether a blank line stands behind every line, wrapped or not: then they say nothing."""
    told = [index for index, line in enumerate(lines) if line.strip()]
    if len(told) < 12:
        return False
    width = max(len(lines[index]) for index in told)
    parted = sum(b - a > 1 for a, b in pairwise(told))
    full = sum(len(lines[at]) > 0.7 * width and not closes(lines[at]) for at in told)
    return width <= LONG_LINE and parted >= 0.9 * (len(told) - 1) and full >= 0.3 * len(told)
