"""Lists of short words, endings, beginnings of compounds and months, by which pieces are told."""

from functools import lru_cache

from proposals.text.opening import DATA

LANGUAGES = ("en", "fr", "ru")


@lru_cache(maxsize=8)
def words(language: str) -> dict[str, frozenset[str]]:
    """A language's lists: short, ends, suspended, compounds, months; empty if unknown."""
    if language not in LANGUAGES:
        return {}
    found: dict[str, set[str]] = {}
    section: set[str] = set()
    for line in (DATA / f"words_{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[] "), set())
        elif not line.startswith("#"):
            section.update(line.split())
    return {name: frozenset(told) for name, told in found.items()}
