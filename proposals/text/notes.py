"""Footnotes of a pasted text: taken from the page's end, their marks from the words they stuck to.

"protect,1 and" with "1 See the annex." below a rule becomes "protect, and" and a note. A mark
that no note answers stays where it is.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from proposals.text.furniture import PAGE_BREAK
from proposals.text.marks import OPENERS, read_marks
from proposals.text.parsed import Note
from proposals.text.phrases import closes, opens

SUPERSCRIPTS = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
)
RAISED = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_RULE_LINE = re.compile(r"\s*(?:_{3,}|\u2014{3,}|\u2500{3,}|-{5,})\s*")
_RULE_INSIDE = re.compile(r"(?:^|(?<=\s))_{4,}(?=\s)")
_START = re.compile(rf"\s*(?:(?P<n>\d{{1,3}})\s+|(?P<r>[{RAISED}]{{1,3}})\s*)(?=[^\s\d])")
# A mark as it sticks to a word: raised, or a number behind a letter or closing mark.
_MARK = re.compile(
    rf"[{RAISED}]{{1,3}}"
    r"|(?<=[^\W\d_])[0-9]{1,3}(?=[\s,.;:)\u201d\u00bb]|$)"
    r"|(?<=[,;:)\u201d\u00bb])[0-9]{1,3}(?=\s|$)"
    r"|(?<=[^\W\d_]\.)[0-9]{1,3}(?=\s|$)"
)
AFTER_LENGTH = 48
Place = tuple[int, int, int]
"""The index of a line, and where in it something begins and ends."""


@dataclass(frozen=True, slots=True)
class Noted:
    """The lines without notes and marks; `emptied` are the indices of lines that were notes."""

    lines: list[str]
    notes: list[Note]
    emptied: set[int]


def take_notes(lines: Sequence[str], furniture: set[int], language: str) -> Noted:
    """The notes of lines, in which furniture is marked by index or by PAGE_BREAK."""
    kept = list(lines)
    notes: list[Note] = []
    emptied: set[int] = set()
    marks = _marks(kept)
    index = 0
    while index < len(kept):
        if not kept[index]:
            index += 1
            continue
        ruled = bool(_RULE_LINE.fullmatch(kept[index]))
        begin = _after_blanks(kept, index + 1, furniture) if ruled else index
        number = _number(kept[begin]) if begin < len(kept) and begin not in furniture else 0
        if number and (ruled or _is_answered(number, marks, begin, notes)):
            end = _end(kept, begin, furniture, number, language)
            notes += _parted(kept[begin:end], begin, number)
            emptied.update(range(begin, end))
            emptied.add(index)
            index = end
        else:
            index += 1
    for at in emptied:
        kept[at] = ""
    for at, line in enumerate(kept):
        if len(line) > 200:
            kept[at], inside = _taken_inside(line, at, notes)
            notes += inside
    return _without_marks(kept, notes, emptied)


def _after_blanks(lines: Sequence[str], at: int, furniture: set[int]) -> int:
    while at < len(lines) and not lines[at].strip() and at not in furniture:
        at += 1
    return at


def _number(line: str) -> int:
    """The number that a line begins with as a note does; 0 for none, and for a mark as "1 bis."."""
    found = _START.match(line)
    if found is None or (found["n"] and read_marks(line)[0]):
        return 0
    return int((found["n"] or found["r"]).translate(SUPERSCRIPTS))


def _is_answered(
    number: int, marks: dict[int, list[Place]], begin: int, notes: Sequence[Note]
) -> bool:
    """Whether a line without a rule above it may be a note: its mark is due and stands above."""
    due = int(notes[-1].mark) + 1 if notes else 1
    return number == due and number in marks and marks[number][0][0] < begin


def _end(lines: Sequence[str], begin: int, furniture: set[int], number: int, language: str) -> int:
    """The index behind the last line of the notes that begin on a line."""
    at = begin + 1
    while at < len(lines) and at not in furniture:
        line = lines[at]
        if _number(line) == number + 1:
            number += 1
        elif not line.strip():
            following = _after_blanks(lines, at, furniture)
            if following >= len(lines) or _number(lines[following]) != number + 1:
                return at
            at = following
            continue
        elif closes(lines[at - 1]) and (
            line.lstrip()[:1].islower() or read_marks(line)[0] or opens(line.strip(), language)
        ):
            return at
        at += 1
    return at


def _parted(lines: Sequence[str], begin: int, number: int) -> list[Note]:
    """One note for each line that counts on, the lines behind it joined to it."""
    found: list[Note] = []
    for offset, line in enumerate(lines):
        if _number(line) == number + len(found):
            start = _START.match(line)
            words = line[start.end() :] if start else line
            found.append(Note(begin + offset + 1, str(number + len(found)), words.strip()))
        elif line.strip():
            last = found.pop()
            found.append(Note(last.line, last.mark, f"{last.text} {line.strip()}"))
    return found


def _taken_inside(line: str, at: int, known: Sequence[Note]) -> tuple[str, list[Note]]:
    """Notes within a run-on line: behind a rule or its last full stop, to the page's end."""
    found: list[Note] = []
    due = int(known[-1].mark) + 1 if known else 1
    pages = line.split(PAGE_BREAK)
    for number, page in enumerate(pages):
        rule = _RULE_INSIDE.search(page)
        start = rule.start() if rule else _unruled(page, due, last=number == len(pages) - 1)
        if start < 0:
            continue
        told = page[rule.end() if rule else start :].strip()
        first = _number(told)
        if not first:
            continue
        pages[number] = page[:start].rstrip() + " "
        for mark, words in _counted(told, first):
            found.append(Note(at + 1, str(mark), words))
            due = mark + 1
    return PAGE_BREAK.join(pages), found


def _unruled(page: str, due: int, *, last: bool) -> int:
    """Where notes without a rule begin: the due number behind a full stop, its mark above it."""
    if not last:
        return -1
    marks = _marks([page]).get(due, [])
    if not marks:
        return -1
    pattern = re.compile(rf"(?<=[.!?\u201d\u00bb])\s+(?={due}\s+[^\W\d_a-z])")
    found = pattern.search(page, marks[0][2])
    return found.start() if found else -1


def _counted(told: str, first: int) -> list[tuple[int, str]]:
    """The notes of running words: "1 See A. 2 See B." counted from the first number."""
    found: list[tuple[int, str]] = []
    number, at = first, 0
    while True:
        start = _START.match(told, at)
        begin = start.end() if start else at
        following = re.compile(
            rf"(?<=[.!?)\u201d\u00bb])\s+(?=(?:{number + 1}\s|{_raised(number + 1)}\s?)[^\W\d_])"
        ).search(told, begin)
        end = following.start() if following else len(told)
        found.append((number, told[begin:end].strip()))
        if following is None:
            return found
        number, at = number + 1, following.end()


def _raised(number: int) -> str:
    digits = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
    return "".join(digits[int(digit)] for digit in str(number))


def _marks(lines: Sequence[str]) -> dict[int, list[Place]]:
    """Where numbers stick to words as marks of notes do, by number, in order."""
    found: dict[int, list[Place]] = {}
    for row, line in enumerate(lines):
        for mark in _MARK.finditer(line):
            if not mark.group().isascii() or not _is_name(line, mark.start()):
                number = int(mark.group().translate(SUPERSCRIPTS))
                found.setdefault(number, []).append((row, mark.start(), mark.end()))
    return found


def _is_name(line: str, at: int) -> bool:
    """Whether a number belongs to a name such as WG1, L.3, Rev.1 or a symbol."""
    before = line[max(0, at - 60) : at]
    word = "" if before[-1:].isspace() else (before.split() or [""])[-1].lstrip(OPENERS + "(")
    letters = word.rstrip(".")
    short = len(letters) <= 4 and letters.isalpha()
    return "/" in word or not word or (short and (letters.isupper() or word.endswith(".")))


def _without_marks(lines: list[str], notes: Sequence[Note], emptied: set[int]) -> Noted:
    """Take each note's mark out of the lines, one behind the other."""
    marks = _marks(lines)
    told: list[Note] = []
    taken: list[Place] = []
    last: Place = (-1, 0, 0)
    for note in notes:
        places = marks.get(int(note.mark), [])
        at = bisect_right(places, last)
        if at == len(places):
            told.append(note)
            continue
        last = places[at]
        taken.append(last)
        row, start, _end = last
        before = (
            lines[row][max(0, start - AFTER_LENGTH) : start]
            .replace(PAGE_BREAK, " ")
            .replace("*", "")
            .split()
        )
        cut = start > AFTER_LENGTH and not lines[row][start - AFTER_LENGTH - 1].isspace()
        told.append(replace(note, after=" ".join(before[1:] if cut else before)))
    for row, start, end in reversed(taken):
        lines[row] = lines[row][:start] + lines[row][end:]
    return Noted(lines, told, emptied)
