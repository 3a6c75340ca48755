"""The files of the registry, read into plain rows and checked against one another."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
NAMES, GROUPS = "unterm", "dgacm-groups"
"""The sources of the names and codes of states, and of their regional groups."""

# A day, a month or a year: as exact as the source is.
DATED = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")


class RegistryError(ValueError):
    """The files contradict themselves; says where."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    code: str
    title: str
    publisher: str
    stated_on: str
    retrieved_on: date


@dataclass(frozen=True, slots=True)
class EntryRow:
    """`based_in`, `names_source` and `group_source` are codes of others, empty where unknown."""

    code: str
    kind: str
    names: Mapping[str, str]
    alpha2: str = ""
    alpha3: str = ""
    numeric: str = ""
    regional_group: str = ""
    second_group: str = ""
    group_note: str = ""
    based_in: str = ""
    city: str = ""
    names_source: str = ""
    group_source: str = ""


@dataclass(frozen=True, slots=True)
class ListingRow:
    list: str
    code: str
    since: str
    until: str
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the files say."""

    sources: list[SourceRow] = field(default_factory=list)
    entries: list[EntryRow] = field(default_factory=list)
    listings: list[ListingRow] = field(default_factory=list)


def read(folder: Path = HERE) -> Facts:
    """Raises `RegistryError` where a row refers to nothing, or says the same as another."""
    facts = Facts(
        sources=[
            SourceRow(
                code=row["code"],
                title=row["title"],
                publisher=row["publisher"],
                stated_on=row["stated_on"],
                retrieved_on=date.fromisoformat(row["retrieved_on"]),
            )
            for row in _rows(folder / "sources.csv")
        ],
        entries=[
            *(_state(row) for row in _rows(folder / "states.csv")),
            *(_organisation(row) for row in _rows(folder / "organisations.csv")),
        ],
        listings=[ListingRow(**row) for row in _rows(folder / "listings.csv")],
    )
    _check(facts)
    return facts


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def _state(row: dict[str, str]) -> EntryRow:
    return EntryRow(
        code=row["code"],
        kind=row["kind"],
        names=_names(row),
        alpha2=row["code"],
        alpha3=row["alpha3"],
        numeric=row["numeric"],
        regional_group=row["regional_group"],
        second_group=row["second_group"],
        group_note=row["group_note"],
        names_source=NAMES,
        group_source=GROUPS if row["regional_group"] else "",
    )


def _organisation(row: dict[str, str]) -> EntryRow:
    return EntryRow(
        code=row["code"],
        kind=row["kind"],
        names=_names(row),
        based_in=row["based_in"],
        city=row["city"],
    )


def _names(row: dict[str, str]) -> dict[str, str]:
    return {language: row[language] for language in LANGUAGES}


def _check(facts: Facts) -> None:
    sources = _once([row.code for row in facts.sources])
    entries = _once([row.code for row in facts.entries])
    _once([(row.list, row.code, row.since) for row in facts.listings])
    for language in LANGUAGES:
        _once([name for row in facts.entries if (name := row.names[language])])
    for entry in facts.entries:
        _known(entries, entry.based_in)
        _known(sources, entry.names_source)
        _known(sources, entry.group_source)
    for listing in facts.listings:
        _known(entries, listing.code or "?")
        _known(sources, listing.source or "?")
        if not (DATED.fullmatch(listing.since) and DATED.fullmatch(listing.until)):
            raise RegistryError(f"{listing.list} of {listing.code} has a date that is none.")


def _once[Key](keys: list[Key]) -> set[Key]:
    found = set(keys)
    if len(found) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RegistryError(f"{twice} stands there twice.")
    return found


def _known(codes: set[str], code: str) -> None:
    if code and code not in codes:
        raise RegistryError(f"{code} is referred to, but is not there.")
