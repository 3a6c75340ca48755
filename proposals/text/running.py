"""Parts a run-on text, several paragraphs on one line, where the next paragraph opens.

That is behind a comma or semicolon where a known opening begins with a capital ("..., Noting"),
at numbers that count on from 1 and at (a), (b), (i), (ii) that count on, and behind an enacting
line. Cuts fall in white space only.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count, pairwise

from proposals.text.marks import Mark, Shape, readings
from proposals.text.opening import opening_pattern
from proposals.text.paragraphs import CLOSING_PARENTHESIS_ONLY, Kind, mark_of
from proposals.text.phrases import enacting_inside, opening_length, opens, unmarked

_PAUSE = re.compile(
    r"(?<=[,;:.\uff0c\uff1b\uff1a\u3002\u060c\u061b])(?:[0-9]{1,2}|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+)?"
    r"(?:\s+(?:and|et|y|\u0438|\u0648))?\s+(?=\S)"
)
_CASELESS_PAUSE = re.compile(r"(?<=[\uff1b\u061b\u3002;])\s*(?=\S)")
SEMICOLONS = ";\uff1b\u061b"
STOPS = "\u3002"


def run_on_parts(words: str, marks: Sequence[Mark], language: str, *, alone: bool) -> list[str]:
    """The words in parts, each but the first beginning with its own mark or opening.

    `alone` says that the whole text was one block, in which a full stop before an opening parts
    as well.
    """
    cuts = set(_enacting_cuts(words, language))
    counted: list[int] = []
    if not marks or marks[0].shape in (Shape.OP, Shape.ARABIC):
        first = marks[0].number + 1 if marks else 1
        counted = _counted_cuts(words, (f"{n}." for n in count(first)))
    preamble = min([*counted, len(words)]) if alone and not marks else 0
    cuts |= set(_opening_cuts(words, language, alone=alone, preamble=preamble))
    if counted:
        cuts -= {words.index(" ", at) + 1 for at in counted}
        cuts |= set(counted)
    found: list[str] = []
    for index, part in enumerate(_pieces(words, sorted(c for c in cuts if 0 < c < len(words)))):
        found += _nested(part, marks if index == 0 else [], language)
    return [part for part in found if part] or [words]


def _enacting_cuts(words: str, language: str) -> list[int]:
    """Where an enacting line begins and ends, if opening words follow it."""
    pattern = enacting_inside(language)
    if pattern is None:
        return []
    for found in pattern.finditer(words):
        if opens(unmarked(words[found.end() : found.end() + 200]), language):
            return [found.start(1), found.end()]
    return []


def _opening_cuts(words: str, language: str, *, alone: bool, preamble: int) -> list[int]:
    """Where a known opening follows a mark that closes a paragraph.

    Russian preambular paragraphs open in lower case: in a run-on text they are parted as far as
    the `preamble` goes.
    """
    found: list[int] = []
    pauses = _CASELESS_PAUSE if language in ("zh", "ar") else _PAUSE
    for pause in pauses.finditer(words):
        at = pause.end()
        before = words[pause.start() - 1]
        lower = language == "ru" and at < preamble and before == "," and words[at].islower()
        if lower:
            pattern = opening_pattern(Kind.PP, language)
            if pattern and pattern.match(words, at):
                found.append(at)
            continue
        if before not in SEMICOLONS + STOPS and not (words[at].isupper() or words[at] in "*_["):
            continue
        following = unmarked(words[at : at + 120]).lstrip("[ ")
        capital = following[:1].isupper()
        if before in ":." and not (alone and capital):
            continue
        if before == STOPS and not alone:
            continue
        if not capital and before not in SEMICOLONS + STOPS:
            continue
        if opening_length(following, language):
            found.append(at)
    return found


def _nested(part: str, marks: Sequence[Mark], language: str) -> list[str]:
    """A part cut at (a), (b) and within these at (i), (ii), as far as they count on.

    Where that finds nothing, in a language that prints a), b): at these.
    """
    letter = _next(marks, Shape.LETTER_IN_PARENTHESES)
    roman = _next(marks, Shape.ROMAN_IN_PARENTHESES)
    found: list[str] = [part]
    for printed in ("en", language) if language in CLOSING_PARENTHESIS_ONLY else ("en",):
        letters = _counted_cuts(part, _signs(1, letter, printed))
        romans = _counted_cuts(part, _signs(2, roman, printed))
        if romans and letter == 1 and (not letters or romans[0] < letters[0]):
            outer, degree, first = romans, 1, 1
        else:
            outer, degree, first = letters, 2, roman
        found = []
        for piece in _pieces(part, outer):
            found += _pieces(piece, _counted_cuts(piece, _signs(degree, first, printed)))
            first = 1
        if len(found) > 1:
            break
    return found


def _pieces(words: str, cuts: Sequence[int]) -> list[str]:
    return [words[i:j].strip() for i, j in pairwise([0, *cuts, len(words)])]


def _next(marks: Sequence[Mark], shape: Shape) -> int:
    """The number that would count on from the last mark of a shape; 1 without any."""
    for mark in reversed(marks):
        for reading in readings(mark):
            if reading.shape is shape:
                return reading.number + 1
    return 1


def _signs(degree: int, first: int, language: str) -> Iterator[str]:
    return (mark_of(degree, n, language) for n in count(first))


def _counted_cuts(words: str, signs: Iterable[str]) -> list[int]:
    """Where the signs stand one after another behind closing marks; a lone one only behind ":"."""
    found: list[int] = []
    at = 0
    for sign in signs:
        if words.find(sign, at) < 0:
            break
        match = _behind_closing(sign).search(words, at)
        if match is None:
            break
        found.append(match.end())
        at = match.end() + len(sign)
    lone = len(found) == 1
    if lone and words[: found[0]].rstrip()[-1:] not in (":", "\uff1a"):
        return []
    return [cut for cut in found if cut]


@lru_cache(maxsize=512)
def _behind_closing(sign: str) -> re.Pattern[str]:
    return re.compile(
        r"(?:^|(?<=[,;:.\uff1b\uff1a\u3002\u060c\u061b])\s+(?:(?:and|or|et|ou|y|o|\u0438|\u0438\u043b\u0438)\s+)?)"
        rf"(?={re.escape(sign)}\s)"
    )
