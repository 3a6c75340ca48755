"""Full text in six languages: what matches, how well, and what of it is shown.

A text is read in its own language. What has no language of its own (a comment, a rationale of a
coalition's charter) is read in each of them. Chinese is not parted into words: there the very
characters are looked for.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchRank,
    SearchVector,
    SearchVectorExact,
)
from django.db.models import Case, CharField, F, Func, Q, QuerySet, TextField, Value, When

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


class InLanguage(SearchVector):
    """Words as one language reads them."""

    function = "search_words"


class Piece(NamedTuple):
    """A part of what is shown; `marked` where it is what was looked for."""

    words: str
    marked: bool


def matching(said: str, *fields: str) -> Q:
    """The rows, of a table that is not long, whose words match in any of the six languages."""
    found = Q()
    for config in _in_any(said).values():
        found |= _matches(said, fields, config)
    return found | _literally(said, fields)


def keys_of_matching(
    rows: QuerySet[Any],
    said: str,
    *fields: str,
    language: str = "",
    spoken: Collection[str] = tuple(CONFIGS),
    key: str = "pk",
) -> QuerySet[Any]:
    """The keys of the rows whose words match in the language of their text.

    `language` is the path to that of the text; without one the words are read in all six. `spoken`
    are the languages that texts have. Each language is asked for by itself: of one condition
    PostgreSQL would expect so many rows that it would rather parse the words of all of them.
    """
    found = []
    for code, config in (CONFIGS if language else _in_any(said)).items():
        if language and code not in spoken:
            continue
        match = _matches(said, fields, config)
        if code == "zh-hans":
            match |= _literally(said, fields)
        own = rows.filter(**{language: code}) if language else rows
        found.append(own.filter(match).order_by().values(key))
    return found[0].union(*found[1:]).order_by() if found else rows.none().values(key)


def rank(said: str, *fields: str, language: str) -> Case:
    """How well the words of a text match, in its own language."""
    return Case(
        *(
            When(
                Q(**{language: code}),
                then=SearchRank(InLanguage(*fields, config=config), _query(said, config)),
            )
            for code, config in CONFIGS.items()
        ),
        default=Value(0.0),
    )


def excerpt(said: str, field: str, *, language: str = "") -> Case:
    """What of the words is shown, for `pieces`; "" where none of them matches."""
    lines = []
    for code, config in (CONFIGS if language else _in_any(said)).items():
        matches = _matches(said, (field,), config)
        shown = SearchHeadline(
            Func(F(field), Value("<"), Value(LESS), function="REPLACE", output_field=CharField()),
            _query(said, config),
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


def _in_any(said: str) -> dict[str, str]:
    """How words without a language of their own are read: those in quotation marks as they stand,
    which spares parsing whatever has them apart from one another six times."""
    return {"zh-hans": CONFIGS["zh-hans"]} if '"' in said else CONFIGS


def _matches(said: str, fields: Sequence[str], config: str) -> Q:
    return Q(SearchVectorExact(InLanguage(*fields, config=config), _query(said, config)))


def _literally(said: str, fields: Sequence[str]) -> Q:
    """For words in Chinese characters; nothing for others."""
    found = Q()
    if not HAN.search(said):
        return found
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
