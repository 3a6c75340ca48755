"""Full text in six languages: what matches, how well, and what of it is shown.

A text is read in its own language. What has no language of its own (a comment, a rationale of a
coalition's charter) is read in each of them. Chinese is not parted into words: there the very
characters are looked for.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchRank,
    SearchVector,
    SearchVectorExact,
)
from django.db.models import Case, CharField, F, Func, Q, TextField, Value, When

CONFIGS = {
    "ar": "arabic",
    "zh-hans": "simple",
    "en": "english",
    "fr": "french",
    "ru": "russian",
    "es": "spanish",
}
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
# Characters that no text holds: around what matches, and in place of "<", from which PostgreSQL
# would read a tag and leave it out.
START, STOP, LESS = "\x02", "\x03", "\x0e"
MARKED = re.compile(f"{START}([^{START}{STOP}]*){STOP}")
SHOWN = 60
AROUND = 120


class Piece(NamedTuple):
    """A part of what is shown; `marked` where it is what was looked for."""

    words: str
    marked: bool


def matching(said: str, *fields: str, language: str = "") -> Q:
    """The rows whose words match.

    `language` is the path to that of the text; without one the words are read in all six.
    """
    found = Q()
    for code, config in CONFIGS.items():
        matches = Q(SearchVectorExact(SearchVector(*fields, config=config), _query(said, config)))
        found |= (Q(**{language: code}) & matches) if language else matches
    if HAN.search(said):
        literally = _literally(said, fields)
        found |= (Q(**{language: "zh-hans"}) & literally) if language else literally
    return found


def rank(said: str, *fields: str, language: str) -> Case:
    """How well the words of a text match, in its own language."""
    return Case(
        *(
            When(
                Q(**{language: code}),
                then=SearchRank(SearchVector(*fields, config=config), _query(said, config)),
            )
            for code, config in CONFIGS.items()
        ),
        default=Value(0.0),
    )


def excerpt(said: str, field: str, *, language: str = "") -> Case:
    """What of the words is shown, for `pieces`; "" where none of them matches."""
    lines = []
    for code, config in CONFIGS.items():
        query = _query(said, config)
        matches = Q(SearchVectorExact(SearchVector(field, config=config), query))
        shown = SearchHeadline(
            Func(F(field), Value("<"), Value(LESS), function="REPLACE", output_field=CharField()),
            query,
            config=config,
            start_sel=START,
            stop_sel=STOP,
            min_words=SHOWN * 2 // 3,
            max_words=SHOWN,
        )
        lines.append(When((Q(**{language: code}) & matches) if language else matches, then=shown))
    return Case(*lines, default=Value(""), output_field=TextField())


def pieces(shown: str, whole: str, said: str) -> list[Piece]:
    """An excerpt in parts, with dots where the whole goes on; without one, the words themselves
    where they stand in the whole, or how it begins."""
    if not shown:
        return _where_it_stands(whole, said)
    found = list(_parted(shown.replace(LESS, "<")))
    return _dotted(found, whole)


def in_name(name: str, said: str) -> list[Piece]:
    """The whole of a name, with those of its words marked that were looked for."""
    return list(_cut(name, _any_of(said)))


def _query(said: str, config: str) -> SearchQuery:
    return SearchQuery(said, config=config, search_type="websearch")


def _literally(said: str, fields: Sequence[str]) -> Q:
    found = Q()
    for field in fields:
        every = Q()
        for word in terms(said):
            every &= Q(**{f"{field}__icontains": word})
        found |= every
    return found


def terms(said: str) -> list[str]:
    """The words of a query, without the signs that join them."""
    return [word for word in re.split(r'[\s"“”«»]+', said) if word.strip("-")]


def _parted(shown: str) -> Iterator[Piece]:
    end = 0
    for found in MARKED.finditer(shown):
        yield Piece(_plain(shown[end : found.start()]), marked=False)
        yield Piece(found[1], marked=True)
        end = found.end()
    yield Piece(_plain(shown[end:]), marked=False)


def _plain(words: str) -> str:
    return words.replace(START, "").replace(STOP, "")


def _where_it_stands(whole: str, said: str) -> list[Piece]:
    wanted = _any_of(said)
    first = wanted.search(whole) if wanted else None
    begin = max(0, first.start() - AROUND // 2) if first else 0
    # Whole words, where the language parts them.
    begin = whole.rfind(" ", 0, begin) + 1 if begin else 0
    end = begin + 2 * AROUND
    end = whole.find(" ", end) if " " in whole[end : end + AROUND] else end
    return _dotted(list(_cut(whole[begin:end], wanted)), whole)


def _any_of(said: str) -> re.Pattern[str] | None:
    words = sorted(map(re.escape, terms(said)), key=len, reverse=True)
    return re.compile("|".join(words), re.IGNORECASE) if words else None


def _cut(words: str, wanted: re.Pattern[str] | None) -> Iterator[Piece]:
    end = 0
    for found in wanted.finditer(words) if wanted else ():
        yield Piece(words[end : found.start()], marked=False)
        yield Piece(found[0], marked=True)
        end = found.end()
    yield Piece(words[end:], marked=False)


def _dotted(found: list[Piece], whole: str) -> list[Piece]:
    shown = " ".join("".join(piece.words for piece in found).split())
    everything = " ".join(whole.split())
    if not everything.startswith(shown):
        found.insert(0, Piece("… ", marked=False))
    if not everything.endswith(shown):
        found.append(Piece(" …", marked=False))
    return [piece for piece in found if piece.words]
