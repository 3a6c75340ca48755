"""What is found: of every kind the best and how many there are, or all of one kind in pages.

Every count and every row comes from the same queryset, which knows what the seat may see: nothing
is counted that would not be shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, IntegerField, QuerySet, Value

from proposals.models import Proposal
from search.reads.amendments import AMENDMENTS
from search.reads.asking import KINDS, Asked
from search.reads.bodies import COALITIONS, GROUPS, STAKEHOLDERS
from search.reads.comments import COMMENTS
from search.reads.hits import Around, Hit, Kind
from search.reads.texts import PARAGRAPHS, TEXTS
from stakeholders.models import Seat

BY_KIND: Mapping[str, Kind] = dict(
    zip(
        KINDS,
        (TEXTS, PARAGRAPHS, AMENDMENTS, COMMENTS, STAKEHOLDERS, COALITIONS, GROUPS),
        strict=True,
    )
)
# Of each kind, where all kinds are shown.
FIRST = 5
PAGE = 20
# So many are put in order by how well they match; of more, the newest stand first.
RANKED = 500


class Found:
    """The answer to one question of one reader; rows are read when they are asked for."""

    def __init__(self, asked: Asked, seat: Seat | None) -> None:
        asked = replace(asked, spoken=spoken())
        self.asked = asked
        self._matching = {key: kind.matching(asked, seat) for key, kind in BY_KIND.items()}
        self.counts = counted(self._matching)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def first(self) -> dict[str, list[Hit]]:
        """The best of each kind of which there is something."""
        rows = {key: list(self._best(key)[:FIRST]) for key, n in self.counts.items() if n}
        return told(rows, self.asked)

    def page(self, number: Any, size: int = PAGE) -> "Page[Hit]":
        """One page of the kind that was asked for; the first for nonsense, the last beyond it."""
        kind = self.asked.kind
        pages: Paginator[Any] = Paginator(self._best(kind), size)
        # Counted already, with the others.
        pages.count = self.counts[kind]
        page = pages.get_page(number)
        page.object_list = told({kind: list(page.object_list)}, self.asked)[kind]
        return page

    def _best(self, key: str) -> QuerySet[Any]:
        ranked = self.counts[key] <= RANKED
        return BY_KIND[key].best(self._matching[key], self.asked, ranked)


def spoken() -> tuple[str, ...]:
    """The languages of all texts there are: in no other one is anything looked for."""
    return tuple(Proposal.objects.order_by().values_list("language", flat=True).distinct())


def counted(matching: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """How many there are of each kind, in one query."""
    numbers = [
        rows.order_by()
        .annotate(place=Value(place, IntegerField()))
        .values("place")
        .annotate(n=Count("pk"))
        .values_list("place", "n")
        for place, rows in enumerate(matching.values())
    ]
    found = dict(numbers[0].union(*numbers[1:], all=True).order_by())
    return {key: found.get(place, 0) for place, key in enumerate(matching)}


def told(rows: Mapping[str, Sequence[Any]], asked: Asked) -> dict[str, list[Hit]]:
    texts, paragraphs = set(), set()
    for key, some in rows.items():
        of_texts, of_paragraphs = BY_KIND[key].around(some)
        texts |= of_texts
        paragraphs |= of_paragraphs
    around = Around.of(texts, paragraphs)
    return {
        key: [BY_KIND[key].told(row, asked, around) for row in some] for key, some in rows.items()
    }
