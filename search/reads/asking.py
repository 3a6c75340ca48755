"""What somebody looks for: words, a kind of thing, a group."""

from dataclasses import dataclass

from django.http import QueryDict

from interface.characters import UNPRINTABLE, visible_words
from search.reads.words import CONFIGS, HAN

LONGEST = 200
# One letter matches too much to be of use, and no word of a text is one letter long.
SHORTEST = 2
KINDS = (
    "proposals",
    "paragraphs",
    "amendments",
    "comments",
    "stakeholders",
    "coalitions",
    "groups",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """`kind` is one of `KINDS` or "" for all; `group` is the number of a group, or None;
    `spoken` are the languages in which there may be texts."""

    words: str
    kind: str = ""
    group: int | None = None
    spoken: tuple[str, ...] = tuple(CONFIGS)

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """From an address; whatever it names that does not exist is passed over."""
        kind, number = query.get("kind", ""), query.get("group", "")
        is_number = number.isascii() and number.isdigit() and len(number) < 5
        return cls(
            words=cleaned(query.get("q", "")),
            kind=kind if kind in KINDS else "",
            group=int(number) if is_number else None,
        )

    @property
    def is_too_short(self) -> bool:
        """A Chinese character is a word."""
        signs = [sign for sign in self.words if sign.isalnum()]
        return len(signs) < SHORTEST and not HAN.search(self.words)


def cleaned(words: str) -> str:
    return " ".join(visible_words(UNPRINTABLE.sub("", words)).split())[:LONGEST]
