"""A source text as a document's words are written into it: one paragraph a block, marks in front.

The text engine reads it as it reads what somebody pasted, so a file and a paste come out alike.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from proposals.documents.unpacking import Unreadable

RAISED = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
RULE = "_" * 10
LONGEST_OPENING = 80
# No draft has a fifth of it. Numbers and notes are written out once for each place that asks for
# them, so what a package may unpack to does not bound what is written.
MOST_CHARACTERS = 1_000_000

type Pieces = Iterable[tuple[str, bool]]
"""Words in order, each with whether they are italic."""


@dataclass(slots=True)
class Writer:
    """Gathers paragraphs and notes; `aside` is what a document has beside its text, by kind."""

    paragraphs: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    aside: dict[str, list[str]] = field(default_factory=dict)
    _left: set[tuple[str, str]] = field(default_factory=set)
    _taken: int = 0

    def add(self, pieces: Pieces, mark: str = "", *, heading: bool = False) -> None:
        """One paragraph behind its automatic mark; italics that open it are kept as emphasis."""
        pieces = list(pieces)
        words = _collapsed("".join(words for words, _italic in pieces))
        if not words:
            return
        self._take(mark, words)
        opening = _collapsed("".join(_opening(pieces)))
        kept = 0 < len(opening) <= LONGEST_OPENING and len(opening) < len(words)
        if kept and not re.search(r"[*_\n]", opening):
            words = f"*{opening}*{words[len(opening) :]}"
        mark = f"{mark.strip()} " if mark.strip() else ""
        self.paragraphs.append(f"{'# ' if heading and not mark else ''}{mark}{words}")

    def note(self, words: str) -> str:
        """Keep one footnote and give the raised mark to put into the words."""
        self._take(words)
        self.notes.append(" ".join(words.split()))
        return str(len(self.notes)).translate(RAISED)

    def leave(self, kind: str, words: str, *, again: bool = False) -> None:
        """What is no part of the text: a header, a comment, words deleted in tracked changes.

        The same is told once, as a header of many pages is, or each time `again`.
        """
        words = " ".join(words.split())
        if words and (again or (kind, words) not in self._left):
            self._take(words)
            self._left.add((kind, words))
            self.aside.setdefault(kind, []).append(words)

    def text(self) -> str:
        told = "\n\n".join(self.paragraphs)
        if self.notes:
            notes = (f"{str(n).translate(RAISED)} {words}" for n, words in enumerate(self.notes, 1))
            told += f"\n\n{RULE}\n" + "\n".join(notes)
        return told

    def _take(self, *words: str) -> None:
        """Count what is written before it is kept; Unreadable where it is more than anybody's."""
        self._taken += sum(map(len, words))
        if self._taken > MOST_CHARACTERS:
            raise Unreadable("bomb")


def _collapsed(words: str) -> str:
    """Words with single spaces between them; line breaks stay."""
    return "\n".join(" ".join(line.split()) for line in words.strip().splitlines())


def _opening(pieces: Pieces) -> Iterator[str]:
    """The pieces before the first word that is not italic."""
    for words, italic in pieces:
        if not italic and words.strip():
            return
        yield words


def number_sign(shape: str, number: int) -> str:
    """A number as automatic numbering writes it: decimal, letters or roman; "" for what is none."""
    if shape in ("decimal", "1", "decimalZero"):
        return str(number)
    if shape in ("lowerLetter", "a", "upperLetter", "A"):
        repeat, index = divmod(max(1, number) - 1, 26)
        sign = "abcdefghijklmnopqrstuvwxyz"[index] * (repeat + 1)
        return sign.upper() if shape in ("upperLetter", "A") else sign
    if shape in ("lowerRoman", "i", "upperRoman", "I"):
        sign = _roman(number)
        return sign.upper() if shape in ("upperRoman", "I") else sign
    if shape == "russianLower":
        return "абвгдежзиклмнопрстуфхцчшщэюя"[(max(1, number) - 1) % 28]
    return ""


def _roman(number: int) -> str:
    steps = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"))
    told = ""
    number = min(number, 399)
    for value, sign in (*steps, (4, "iv"), (1, "i")):
        times, number = divmod(number, value)
        told += sign * times
    return told
