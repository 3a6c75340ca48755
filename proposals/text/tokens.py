"""How a paragraph is cut into what is compared: words, marks and Chinese characters.

A token is a run without spaces whose leading and trailing punctuation is split off mark by
mark; nothing is split inside a word ("5.1", "doesn't", "state-led"). Chinese and Japanese
characters stand alone. White space hangs between tokens and is never compared. Everything is
brought to NFC on the way in, and offsets count in the NFC text.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import add

CJK = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
CJK += "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
LONGEST_REMEMBERED = 2_000
VARIATIONS = "\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"


def _marks() -> str:
    """All punctuation and symbols, as the inside of a character class.

    Found once at import: the standard `re` has no \\p{P}. Diacritics are not in \\w either, so
    "not a word character" would tear vowel signs off Arabic words.
    """
    ranges: list[list[int]] = []
    for point in range(0x20000):
        if unicodedata.category(chr(point))[0] in "PS":
            if ranges and ranges[-1][1] == point - 1:
                ranges[-1][1] = point
            else:
                ranges.append([point, point])
    return "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in ranges)


MARKS = _marks()
ASCII_MARKS = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_WORD = rf"[^{MARKS}{CJK}\s](?:[^{CJK}\s]*[^{MARKS}{CJK}\s])?"
_TOKEN = re.compile(rf"({_WORD}|[{CJK}][{VARIATIONS}]*|\S)(\s*)")
# The same for texts in ASCII, which need no table of the world's punctuation: five times as fast.
_ASCII_TOKEN = re.compile(rf"([^{ASCII_MARKS}\s](?:\S*[^{ASCII_MARKS}\s])?|\S)(\s*)")
_MARK = re.compile(rf"[{MARKS}]")


@dataclass(frozen=True, slots=True)
class Token:
    """One token, its offsets in the NFC text, and the white space that follows it."""

    text: str
    start: int
    end: int
    space: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """A paragraph as parallel lists, which is what the algorithms work on.

    `words[i]` is followed by the white space `gaps[i]`; `lead` stands before the first word, so
    `lead + words[0] + gaps[0] + ...` is the NFC text.
    """

    lead: str
    words: list[str]
    gaps: list[str]

    def text(self, start: int, end: int) -> str:
        """The words from `start` to before `end` with the white space behind each."""
        both = zip(self.words[start:end], self.gaps[start:end], strict=True)
        return "".join([part for pair in both for part in pair])

    def inner(self, start: int, end: int) -> str:
        """The same without the white space behind the last word."""
        return self.text(start, end - 1) + self.words[end - 1] if end > start else ""

    def offsets(self) -> list[int]:
        """Where each word begins in the NFC text, and at last where the text ends."""
        lengths = map(len, (self.lead, *map(add, self.words, self.gaps)))
        return list(accumulate(lengths))


def normal(text: str) -> str:
    """The text in NFC, the form in which everything is compared and hashed."""
    return unicodedata.normalize("NFC", text)


def cut(text: str) -> Tokens:
    """The tokens of a text as parallel lists of words and of the white space behind each.

    Callers must not change the lists: those of ordinary paragraphs are remembered.
    """
    return _remembered_cut(text) if len(text) <= LONGEST_REMEMBERED else _cut(text)


@lru_cache(maxsize=512)
def _remembered_cut(text: str) -> Tokens:
    return _cut(text)


def _cut(text: str) -> Tokens:
    text = normal(text)
    found = (_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text)
    if not found:
        return Tokens(text, [], [])
    words, gaps = zip(*found, strict=True)
    lead = text[: len(text) - len(text.lstrip())]
    return Tokens(lead, list(words), list(gaps))


def tokenize(text: str) -> list[Token]:
    """The tokens of a text in order, each with offsets and the white space behind it."""
    tokens = cut(text)
    parts = zip(tokens.words, tokens.gaps, tokens.offsets(), strict=False)
    return [Token(word, at, at + len(word), gap) for word, gap, at in parts]


def is_mark(token: str) -> bool:
    """Whether a token is a single punctuation mark or symbol rather than a word."""
    return len(token) == 1 and _MARK.match(token) is not None
