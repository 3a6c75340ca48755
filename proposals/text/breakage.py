"""Words that an extraction broke ("Str ategies", "2 1 January"): pointed out, never mended.

Whether two pieces are one word is told without a dictionary: a short piece that is no short word
of the language, a piece that only ends words, or pieces that stand as one word elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from proposals.text.parsed import ParsedParagraph, ParseWarning
from proposals.text.pieces import words

MOST = 40
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_PAIR = re.compile(r"(?<![\w'\u2019./-])([^\W\d_]+) (?=([^\W\d_]+)(?![\w'\u2019./]))")
_PARTED = re.compile(r"(?<![\w-])([^\W\d_]{2,})[-\u00ac\u2010] ([^\W\d_]{2,})")
_STRAY = re.compile(
    r"(?<![\w/.])([^\W\d_]{4,}[,;)]?\d{1,2}|[^\W\d_]+[,;.)]?[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+)(?=[\s,;:.]|$)"
)


def broken_words(paragraphs: Sequence[ParsedParagraph], language: str) -> list[ParseWarning]:
    """One remark for each place; none in languages without a list of short words."""
    lists = words(language)
    if not lists:
        return []
    whole = frozenset(
        word.lower() for one in paragraphs for word in _WORD.findall(one.text) if len(word) > 5
    )
    found: list[ParseWarning] = []
    for place, one in enumerate(paragraphs):
        for piece in _pieces(one.text, lists, whole):
            found.append(ParseWarning("split_word", one.line, {"found": piece}, place))
        for mark in _STRAY.findall(one.text):
            found.append(ParseWarning("stray_mark", one.line, {"found": mark}, place))
        if len(found) >= MOST:
            break
    return found


def _pieces(text: str, lists: dict[str, frozenset[str]], whole: frozenset[str]) -> Iterator[str]:
    for pair in _PAIR.finditer(text):
        left, right = pair.group(1), pair.group(2)
        if _is_broken(left, right, lists, whole):
            yield f"{left} {right}"
    for parted in _PARTED.finditer(text):
        if parted.group(2).lower() not in lists["suspended"]:
            yield parted.group()
    for dated in _broken_numbers(lists["months"]).finditer(text):
        yield dated.group()


def _is_broken(
    left: str, right: str, lists: dict[str, frozenset[str]], whole: frozenset[str]
) -> bool:
    if not right.islower():
        return False
    short, ends = lists["short"], lists["ends"]
    if len(left) <= 3 and not (left.isupper() and len(left) > 1) and left.lower() not in short:
        return len(left) > 1 or left.islower()
    if right in ends or (len(right) <= 3 and right not in short):
        return len(left) > 1 and left.lower() not in short
    return (
        len(left) + len(right) > 7
        and (left + right).lower() in whole
        and min(len(left), len(right)) > 1
    )


@lru_cache(maxsize=8)
def _broken_numbers(months: frozenset[str]) -> re.Pattern[str]:
    """A day or year with a gap in it: "2 1 January", "January 20 26"."""
    any_of = "|".join(sorted(months))
    return re.compile(
        rf"(?<![\w,.])\d \d (?:{any_of})\b"
        rf"|(?<!\w)(?:{any_of}) (?:\d \d{{3}}|\d{{2}} \d{{2}}|\d{{3}} \d)(?!\d)",
        re.IGNORECASE,
    )
