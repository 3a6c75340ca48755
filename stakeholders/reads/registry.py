"""The registry as a reader finds it: by kind, regional group, list and words, in the own language.

Names are folded and sorted here, not by the database, whose order knows no accents: a few hundred
entries at most, as many as there are states and known bodies.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet, prefetch_related_objects
from django.http import QueryDict
from django.utils.translation import gettext as _

from stakeholders.models.registry import (
    EntryKind,
    Listing,
    PublicList,
    RegistryEntry,
    Source,
)
from stakeholders.models.stakeholders import RegionalGroup
from stakeholders.reads.directory import LONGEST_WORDS, Choice, Filter


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks of the registry."""

    kinds: list[str]
    groups: list[str]
    lists: list[str]
    words: str

    @classmethod
    def of(cls, query: QueryDict) -> "Wanted":
        """From an address; whatever it names that does not exist is passed over."""
        return cls(
            kinds=[one for one in query.getlist("kind") if one in EntryKind],
            groups=[one for one in query.getlist("group") if one in RegionalGroup],
            lists=[one for one in query.getlist("list") if one in PublicList],
            words=query.get("q", "").replace("\x00", "").strip()[:LONGEST_WORDS],
        )

    @property
    def is_everything(self) -> bool:
        return not (self.kinds or self.groups or self.lists or self.words)


def in_group(groups: Sequence[str]) -> Q:
    """States that are counted in one of the groups, or take part in it fully."""
    return Q(regional_group__in=groups) | Q(second_group__in=groups)


def on_list(lists: Sequence[str]) -> Q:
    """Entries that stand on one of the lists today."""
    return Q(pk__in=Listing.objects.current().filter(list__in=lists).values("entry"))


def everything() -> QuerySet[RegistryEntry]:
    return RegistryEntry.objects.standing()


def with_facts(entries: QuerySet[RegistryEntry]) -> QuerySet[RegistryEntry]:
    """With all that is shown of an entry, in one query more."""
    return entries.select_related("based_in", "names_source", "group_source").prefetch_related(
        _listings()
    )


def _listings() -> "Prefetch[str]":
    """Those that hold and those that ended; what was loaded in error and retired is left out."""
    rows = Listing.objects.filter(retired_on__isnull=True).select_related("source")
    return Prefetch("listings", rows.order_by("list", "since"))


def registry(wanted: Wanted, language: str | None) -> list[RegistryEntry]:
    """Those who match, by their name in the language; one query."""
    found = everything().select_related("based_in", "names_source", "group_source")
    if wanted.kinds:
        found = found.filter(kind__in=wanted.kinds)
    if wanted.groups:
        found = found.filter(in_group(wanted.groups))
    if wanted.lists:
        found = found.filter(on_list(wanted.lists))
    words = folded(wanted.words)
    entries = [one for one in found if _answers(one, words)]
    return sorted(entries, key=lambda one: (folded(one.name_in(language)[0]), one.code))


def folded(words: str) -> str:
    """Without accents, case and curls: what is typed on any keyboard finds the name."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "'"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def _answers(entry: RegistryEntry, words: str) -> bool:
    codes = {entry.alpha2.casefold(), entry.alpha3.casefold(), entry.numeric}
    return not words or words in codes or any(words in folded(one) for one in entry.names.values())


def by_words(words: str) -> Q:
    """The same as a condition, for lists that come page by page."""
    asked = folded(words)
    return Q(pk__in=[one.pk for one in everything() if _answers(one, asked)])


def add_listings(entries: Sequence[RegistryEntry]) -> None:
    """What the entries of one page stand on, in one query."""
    prefetch_related_objects(list(entries), _listings())


def filters(wanted: Wanted) -> list[Filter]:
    """The filters with how many each choice has in all; three queries."""
    kinds = dict(everything().order_by().values_list("kind").annotate(n=Count("pk")))
    groups: Counter[str] = Counter()
    for row in (
        everything().exclude(regional_group="").values_list("regional_group", "second_group")
    ):
        groups.update(group for group in row if group)
    current = Listing.objects.current().filter(entry__retired_on__isnull=True)
    lists = dict(current.order_by().values_list("list").annotate(n=Count("pk")))
    return [
        _filter("kind", _("Kind"), EntryKind, kinds, wanted.kinds),
        _filter("group", _("Regional group"), RegionalGroup, groups, wanted.groups),
        _filter("list", _("Public list"), PublicList, lists, wanted.lists),
    ]


def _filter(
    key: str,
    label: str,
    choices: "type[EntryKind | RegionalGroup | PublicList]",
    counts: "dict[str, int] | Counter[str]",
    chosen: list[str],
) -> Filter:
    return Filter(
        key,
        label,
        [
            Choice(one.value, str(one.label), counts.get(one.value, 0), one.value in chosen)
            for one in choices
        ],
    )


def sources() -> QuerySet[Source]:
    """The documents that the registry rests on."""
    return Source.objects.order_by("title")
