"""The opening words of a paragraph ("Noting with concern", "Also decides"), found, never stored.

A preambular paragraph opens with a participle, participial phrase or adjective, an operative one
with a verb in the present tense (United Nations Editorial Manual). The verbs of the six official
languages are lists in `data/opening_<language>.txt`, with what may stand before and after one.
"""

import re
from functools import lru_cache
from pathlib import Path

from proposals.text.paragraphs import Kind

DATA = Path(__file__).parent / "data"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
UNSPACED = frozenset({"zh"})


def opening_verb(text: str, kind: Kind, language: str) -> str:
    """The opening words as they stand in the text, or "" if none is known or none is due.

    Only preambular and operative paragraphs have any. A language without a list gives "".
    """
    if kind not in (Kind.PP, Kind.OP):
        return ""
    pattern = opening_pattern(kind, language)
    found = pattern.match(text.lstrip()) if pattern else None
    if not found:
        return ""
    return found.group()


@lru_cache(maxsize=32)
def opening_pattern(kind: Kind, language: str) -> re.Pattern[str] | None:
    """What matches the opening words of one kind at the beginning of a text; None without list."""
    words = word_lists(language)
    verbs = words.get(kind.value, ())
    if not verbs:
        return None
    space = "" if language in UNSPACED else r"\s+"
    edge = "" if language in UNSPACED else r"(?![\w'\u2019])"
    before = rf"(?:{_any(words.get('before', ()))}{space})*" if words.get("before") else ""
    after = rf"(?:{space}{_any(words.get('after', ()))}{edge})*" if words.get("after") else ""
    return re.compile(rf"{before}{_any(verbs)}{edge}{after}", re.IGNORECASE)


@lru_cache(maxsize=16)
def word_lists(language: str) -> dict[str, tuple[str, ...]]:
    """The sections of a language's list: before, after, pp, op and enacting; empty if unknown."""
    if language not in LANGUAGES:
        return {}
    lists: dict[str, list[str]] = {}
    section: list[str] = []
    for line in (DATA / f"opening_{language}.txt").read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith("["):
            section = lists.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            section.append(line)
    return {name: tuple(words) for name, words in lists.items()}


def _any(phrases: tuple[str, ...]) -> str:
    """A group of alternatives, the longest first; any white space and apostrophe will do."""
    ordered = sorted(phrases, key=len, reverse=True)
    written = (re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)
    return "(?:" + "|".join(one.replace("'", "['\u2019]") for one in written) + ")"
