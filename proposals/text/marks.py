"""What stands before a pasted paragraph: "PP1", "3.", "OP2 (a)", "(i)", "b.", a bullet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from proposals.text.paragraphs import mark_of

LATIN_SUFFIX = r"(?:\s*(?:bis|ter|quater|quinquies|sexies)\b\.?)?"
OPENERS = "[\uff3b"


class Shape(StrEnum):
    """The look of a mark, which tells the degree of a paragraph where letters alone would not."""

    PP = "pp"
    OP = "op"
    ARABIC = "1."
    DECIMAL = "1.1"
    ARABIC_IN_PARENTHESES = "(1)"
    LETTER_IN_PARENTHESES = "(a)"
    ROMAN_IN_PARENTHESES = "(i)"
    LETTER = "a."
    ROMAN = "i."
    BULLET = "-"
    HEADING = "#"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its shape, and its number in the order that the shape counts by (0 for none)."""

    shape: Shape
    number: int
    written: str

    @property
    def is_extra(self) -> bool:
        """Whether it is a "3 bis", which stands beside the count."""
        return bool(_SUFFIX.search(self.written))


_SUFFIX = re.compile(r"bis|ter|quater|quinquies|sexies")
_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.(?P<number>\d{1,2})\.?(?=\s+[\[\"\u201c]*[^\W\d_])")
_LABEL = re.compile(rf"(?P<kind>[PO]P)\s?\.?\s?(?P<number>\d{{1,3}}){LATIN_SUFFIX}\s*[.:)]?")
_ARABIC = re.compile(
    rf"(?P<number>\d{{1,3}}){LATIN_SUFFIX}(?:\s?[.)\uff0e\uff09](?=\s|$|\D)|\u3001|\s?[-\u2013](?=\s+\D))(?![.,]\d)",
)
_ROUND = re.compile(r"[(\uff08](?P<sign>\d{1,3}|[^\W\d_]{1,6})[)\uff09]")
_HALF = re.compile(r"(?P<sign>[^\W\d_]{1,6})(?P<end>[.)])(?=\s)")
_BULLET = re.compile(r"[\u2022\u2023\u25aa\u25e6\u00b7*\u2013\u2014-](?=\s)")
_HEADING = re.compile(r"#{1,6}(?=\s)")
_ROMANS = {mark_of(2, n).strip("()"): n for n in range(1, 60)}
_ARABIC_LETTERS = (
    "\u0623\u0628\u062c\u062f\u0647\u0648\u0632\u062d\u0637\u064a\u0643\u0644\u0645\u0646"
)
_HAN = {
    sign: n
    for n, sign in enumerate("\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341", 1)
}


def read_marks(line: str) -> tuple[list[Mark], str, str]:
    """The marks at the beginning of a line, the bracket that opened before them, and the rest.

    "[OP2 (a) shall" gives the marks OP2 and (a), "[" and "shall"; a line without marks gives
    none, "" and itself.
    """
    bare = line.lstrip()
    opened = bare[: len(bare) - len(bare.lstrip(OPENERS + " "))]
    at = len(opened)
    marks: list[Mark] = []
    while True:
        mark = _mark_at(bare, at, first=not marks)
        if mark is None:
            break
        marks.append(mark)
        at += len(mark.written)
        at += len(bare[at:]) - len(bare[at:].lstrip())
    if not marks:
        return [], "", line.strip()
    return marks, opened.replace(" ", ""), bare[at:].strip()


def as_letter(mark: Mark) -> Mark | None:
    """The other reading of (i), (v), (x), (c), (d), (l), (m): the letter instead of the numeral."""
    sign = mark.written.strip("().\uff08\uff09").lower()
    shapes = {
        Shape.ROMAN_IN_PARENTHESES: Shape.LETTER_IN_PARENTHESES,
        Shape.ROMAN: Shape.LETTER,
    }
    number = _letter_number(sign)
    if mark.shape not in shapes or not number:
        return None
    return replace(mark, shape=shapes[mark.shape], number=number)


def readings(mark: Mark) -> Sequence[Mark]:
    """All ways to read a mark, the numeral first."""
    letter = as_letter(mark)
    return (mark, letter) if letter else (mark,)


def _mark_at(line: str, at: int, *, first: bool) -> Mark | None:
    found: re.Match[str] | None
    if first:
        if found := _HEADING.match(line, at):
            return Mark(Shape.HEADING, 0, found.group())
        if found := _LABEL.match(line, at):
            shape = Shape.PP if found["kind"] == "PP" else Shape.OP
            return Mark(shape, int(found["number"]), found.group())
        if found := _ARABIC.match(line, at):
            return Mark(Shape.ARABIC, int(found["number"]), found.group())
        found = _DECIMAL.match(line, at)
        if found and not line[found.end() :].lstrip('[ "\u201c')[:1].islower():
            return Mark(Shape.DECIMAL, int(found["number"]), found.group())
        if found := _BULLET.match(line, at):
            return Mark(Shape.BULLET, 0, found.group())
    if found := _ROUND.match(line, at):
        return _signed(found["sign"], found.group(), rounded=True)
    if found := _HALF.match(line, at):
        return _signed(found["sign"], found.group(), rounded=found["end"] == ")")
    return None


def _signed(sign: str, written: str, *, rounded: bool) -> Mark | None:
    """A letter or numeral mark; None if the sign is a word like any other."""
    if sign.isdecimal():
        return Mark(Shape.ARABIC_IN_PARENTHESES, int(sign), written)
    if sign in _HAN:
        return Mark(Shape.ROMAN_IN_PARENTHESES, _HAN[sign], written)
    lower = sign.lower()
    if not rounded and sign != lower:
        return None
    if lower in _ROMANS:
        shape = Shape.ROMAN_IN_PARENTHESES if rounded else Shape.ROMAN
        return Mark(shape, _ROMANS[lower], written)
    number = _letter_number(lower)
    if not number:
        return None
    shape = Shape.LETTER_IN_PARENTHESES if rounded else Shape.LETTER
    return Mark(shape, number, written)


def _letter_number(sign: str) -> int:
    """1 for a or aleph, 27 for aa; 0 for what is no mark."""
    if len(sign) == 1 and sign in _ARABIC_LETTERS:
        return _ARABIC_LETTERS.index(sign) + 1
    if sign and len(sign) <= 3 and sign == sign[0] * len(sign) and "a" <= sign[0] <= "z":
        return ord(sign[0]) - ord("a") + 1 + 26 * (len(sign) - 1)
    if len(sign) == 1 and "\u0430" <= sign <= "\u044f":
        return ord(sign) - ord("\u0430") + 1
    return 0
