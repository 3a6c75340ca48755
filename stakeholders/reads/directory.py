"""The directory: accredited stakeholders, found by kind, region, belonging and words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import QueryDict
from django.utils.translation import gettext as _

from interface import clock
from stakeholders.models import Seat, Stakeholder
from stakeholders.models.stakeholders import CONSTITUENCIES, CONSTITUENCY_NAMES, RegionalGroup
from stakeholders.reads import belonging

LONGEST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of a filter: its value and words, how many it would show, whether it is ticked."""

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    key: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks of the directory."""

    kinds: list[str]
    regions: list[str]
    belongings: dict[str, list[str]]
    words: str

    @classmethod
    def of(cls, query: QueryDict) -> "Wanted":
        """From an address; whatever it names that does not exist is passed over."""
        values = query.getlist
        known = {one.key: {value for value, _label in one.choices()} for one in belonging.known()}
        return cls(
            kinds=[one for one in values("kind") if one in CONSTITUENCIES],
            regions=[one for one in values("region") if one in RegionalGroup],
            belongings={
                key: [one for one in values(key) if one in allowed]
                for key, allowed in known.items()
            },
            words=query.get("q", "").replace("\x00", "").strip()[:LONGEST_WORDS],
        )

    @property
    def is_everything(self) -> bool:
        return not (self.kinds or self.regions or self.words or any(self.belongings.values()))


def directory(wanted: Wanted) -> QuerySet[Stakeholder]:
    """Those who match, each with its host and `seat_count`, by name."""
    found = everybody()
    if wanted.kinds:
        found = found.filter(kind__in=wanted.kinds)
    if wanted.regions:
        found = found.filter(
            Q(regional_group__in=wanted.regions) | Q(host__regional_group__in=wanted.regions)
        )
    if wanted.words:
        found = found.filter(
            Q(name__icontains=wanted.words) | Q(host__name__icontains=wanted.words)
        )
    for one in belonging.known():
        if wanted.belongings.get(one.key):
            found = one.narrow(found, wanted.belongings[one.key])
    return found.select_related("host").annotate(seat_count=seat_count()).order_by("name")


def everybody() -> QuerySet[Stakeholder]:
    return Stakeholder.objects.accredited().in_constituencies()


def seat_count() -> Count:
    return Count("seats", filter=Q(seats__mandate__contains=clock.now().date()), distinct=True)


def filters(wanted: Wanted) -> list[Filter]:
    """The filters with how many each choice has in all, two queries beside those of belongings."""
    kinds = _counts(everybody().values_list("kind"))
    region = Coalesce(NullIf(F("regional_group"), Value("")), F("host__regional_group"))
    regions = _counts(everybody().annotate(region=region).values_list("region"))
    by_kind = [
        (kind.value, str(CONSTITUENCY_NAMES[kind]), kinds.get(kind, 0)) for kind in CONSTITUENCIES
    ]
    by_region = [(one.value, str(one.label), regions.get(one, 0)) for one in RegionalGroup]
    return [
        _filter("kind", _("Kind"), by_kind, wanted.kinds),
        _filter("region", _("Region of the state or host"), by_region, wanted.regions),
        *(
            _filter(
                one.key,
                str(one.label),
                [(value, label, None) for value, label in one.choices()],
                wanted.belongings.get(one.key, []),
            )
            for one in belonging.known()
        ),
    ]


def _filter(
    key: str, label: str, lines: Sequence[tuple[str, str, int | None]], chosen: list[str]
) -> Filter:
    return Filter(
        key, label, [Choice(value, words, n, value in chosen) for value, words, n in lines]
    )


def _counts(rows: QuerySet[Stakeholder, tuple[str]]) -> dict[str, int]:
    return dict(rows.order_by().annotate(n=Count("pk")))


def belonging_of(stakeholders: list[Stakeholder]) -> dict[object, list[str]]:
    """What each of these belongs to, in short names, over everything there is to belong to."""
    found: dict[object, list[str]] = {one.pk: [] for one in stakeholders}
    for one in belonging.known():
        for key, names in one.of(one.pk for one in stakeholders).items():
            found[key].extend(names)
    return found


def delegation(stakeholder: Stakeholder) -> QuerySet[Seat]:
    """The seats of a stakeholder, those that last longest first."""
    return (
        Seat.objects.filter(stakeholder=stakeholder)
        .select_related("person", "stakeholder")
        .order_by("-mandate", "pk")
    )


def with_current_seats(stakeholders: QuerySet[Stakeholder]) -> QuerySet[Stakeholder]:
    """Prefetch seats in office with their people as `current_seats`, heads first."""
    seats = Seat.objects.current().select_related("person").order_by("role", "person__name")
    return stakeholders.prefetch_related(Prefetch("seats", seats, to_attr="current_seats"))
