"""Invented entries of the registry, for tests that look at pages and answers."""

from typing import Any

from stakeholders.models import Listing, RegistryEntry, Source
from stakeholders.models.registry import LANGUAGES


def state(code: str, name: str, group: str = "asia_pacific", **fields: Any) -> RegistryEntry:
    """A member state whose name is the same in all six languages unless told otherwise."""
    names = {f"name_{language}": name for language in LANGUAGES}
    codes = {"alpha2": code, "alpha3": f"{code}X", "numeric": "999"}
    given = {**names, **codes, "regional_group": group, **fields}
    return RegistryEntry.objects.create(code=code, kind="member_state", **given)


def body(code: str, name: str, kind: str = "civil", **fields: Any) -> RegistryEntry:
    return RegistryEntry.objects.create(code=code, kind=kind, name_en=name, **fields)


def listed(entry: RegistryEntry, name: str, until: str = "") -> Listing:
    source, _new = Source.objects.get_or_create(
        code="list-of-lists",
        defaults={"title": "List of lists", "publisher": "Forum", "retrieved_on": "2026-01-02"},
    )
    return Listing.objects.create(entry=entry, list=name, since="2001", until=until, source=source)
