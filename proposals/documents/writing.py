"""A source text as a document's words are written into it: one paragraph a block, marks in front.

The text engine reads it as it reads what somebody pasted, so a file and a paste come out alike.
"""

import re
from dataclasses import dataclass, field

RAISED = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
RULE = "_" * 10
LONGEST_OPENING = 80


@dataclass(slots=True)
class Writer:
    """Gathers paragraphs and notes; `aside` is what a document has beside its text, by kind."""

    paragraphs: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    aside: dict[str, list[str]] = field(default_factory=dict)

    def add(self, words: str, mark: str = "", *, heading: bool = False, italic: int = 0) -> None:
        """One paragraph behind its automatic mark; its first `italic` characters were italic."""
        words = "\n".join(" ".join(line.split()) for line in words.strip().splitlines())
        if not words:
            return
        if 0 < italic <= LONGEST_OPENING and italic < len(words):
            opening = words[:italic].rstrip()
            if opening and not re.search(r"[*_\n]", opening):
                words = f"*{opening}*{words[len(opening) :]}"
        mark = f"{mark.strip()} " if mark.strip() else ""
        self.paragraphs.append(f"{'# ' if heading and not mark else ''}{mark}{words}")

    def note(self, words: str) -> str:
        """Keep one footnote and give the raised mark to put into the words."""
        self.notes.append(" ".join(words.split()))
        return str(len(self.notes)).translate(RAISED)

    def leave(self, kind: str, words: str) -> None:
        """What is no part of the text: a header, a comment, words deleted in tracked changes."""
        words = " ".join(words.split())
        if words and words not in self.aside.setdefault(kind, []):
            self.aside[kind].append(words)

    def text(self) -> str:
        told = "\n\n".join(self.paragraphs)
        if self.notes:
            notes = (f"{str(n).translate(RAISED)} {words}" for n, words in enumerate(self.notes, 1))
            told += f"\n\n{RULE}\n" + "\n".join(notes)
        return told


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
