"""What the pages of a group read: who is in the room, and who is missing from it."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from stakeholders.models import Kind, RegionalGroup, Role, Seat, Stakeholder
from stakeholders.models.stakeholders import CONSTITUENCIES, CONSTITUENCY_NAMES
from workinggroups.models import (
    CoChair,
    Membership,
    ParticipationRule,
    PositionWeight,
    SymbolSeries,
    WorkingGroup,
)

WIDTH = 399.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: how many of how many, and how long its two bars are (of 399)."""

    label: str
    kind: str
    members: int
    accredited: int
    full: float
    filled: float


@dataclass(frozen=True, slots=True)
class Absence:
    """The states of one region that are accredited and not in the group."""

    region: str
    missing: list[Stakeholder]
    present: int
    accredited: int


@dataclass(frozen=True, slots=True)
class Room:
    constituencies: list[Bar]
    regions: list[Bar]
    absences: list[Absence]
    member_count: int


def groups_with_counts() -> QuerySet[WorkingGroup]:
    """All groups, each with `member_count`."""
    members = (
        Membership.objects.current()
        .filter(group=OuterRef("pk"))
        .order_by()
        .values("group")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return WorkingGroup.objects.annotate(member_count=Coalesce(Subquery(members), 0))


def cochairs_by_group(groups: list[WorkingGroup]) -> dict[object, list[CoChair]]:
    """The co-chairs in office of each group, the one of a state first."""
    rows = (
        CoChair.objects.current()
        .filter(group__in=groups)
        .select_related("seat__stakeholder", "seat__person")
    )
    found: dict[object, list[CoChair]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.seat.stakeholder.kind != Kind.STATE):
        found[row.group_id].append(row)
    return found


def may_chair(group: WorkingGroup) -> QuerySet[Seat]:
    """Heads and delegates in office of the group's members, among whom its co-chairs are."""
    inside = Membership.objects.current().filter(group=group).values("stakeholder")
    return (
        Seat.objects.current()
        .filter(stakeholder__in=inside, role__in=[Role.HEAD, Role.DELEGATE])
        .select_related("stakeholder", "person")
        .order_by("stakeholder__name", "person__name")
    )


def sides_taken(group: WorkingGroup) -> set[bool]:
    """Of its two co-chairs, who is there: True of a state, False who is not."""
    kinds = CoChair.objects.current().filter(group=group)
    return {kind == Kind.STATE for kind in kinds.values_list("seat__stakeholder__kind", flat=True)}


def members_of(group: WorkingGroup) -> QuerySet[Membership]:
    return (
        Membership.objects.current()
        .filter(group=group)
        .select_related("stakeholder__host")
        .order_by("stakeholder__name")
    )


def room(group: WorkingGroup) -> Room:
    """Who is in the room and who is missing, from two queries."""
    accredited = list(Stakeholder.objects.accredited().in_constituencies())
    inside = set(
        Membership.objects.current().filter(group=group).values_list("stakeholder_id", flat=True)
    )
    states = [one for one in accredited if one.kind == Kind.STATE]
    by_kind = [
        (
            str(CONSTITUENCY_NAMES[kind]),
            kind.value,
            [one for one in accredited if one.kind == kind],
        )
        for kind in CONSTITUENCIES
    ]
    by_region = [
        (str(region.label), "state", [one for one in states if one.regional_group == region])
        for region in RegionalGroup
    ]
    return Room(
        constituencies=_bars(by_kind, inside),
        regions=_bars(by_region, inside),
        absences=_absences(by_region, inside),
        member_count=len(inside),
    )


def _bars(lines: list[tuple[str, str, list[Stakeholder]]], inside: set[UUID]) -> list[Bar]:
    most = max((len(found) for _label, _kind, found in lines), default=0) or 1
    return [
        Bar(
            label=label,
            kind=kind,
            members=(present := sum(one.pk in inside for one in found)),
            accredited=len(found),
            full=round(WIDTH * len(found) / most, 1),
            filled=round(WIDTH * present / most, 1),
        )
        for label, kind, found in lines
        if found
    ]


def _absences(lines: list[tuple[str, str, list[Stakeholder]]], inside: set[UUID]) -> list[Absence]:
    found = []
    for label, _kind, states in lines:
        missing = [one for one in states if one.pk not in inside]
        if missing:
            present = len(states) - len(missing)
            found.append(Absence(label, missing, present, len(states)))
    return sorted(found, key=lambda absence: -len(absence.missing))


@dataclass(frozen=True, slots=True)
class Weights:
    """The constituencies by the weight of their positions, each by its name."""

    decisive: list[str]
    advisory: list[str]
    none: list[str]

    @property
    def states_alone_decide(self) -> bool:
        """As in groups whose matrix has not been changed."""
        return self.decisive == [str(CONSTITUENCY_NAMES[Kind.STATE])] and not self.none


def who_decides(group: WorkingGroup) -> Weights:
    """In one query; a kind without a line in the matrix takes no position."""
    given = dict(ParticipationRule.objects.filter(group=group).values_list("kind", "position"))
    found: dict[str, list[str]] = {weight.value: [] for weight in PositionWeight}
    for kind in CONSTITUENCIES:
        weight = given.get(kind.value, PositionWeight.NONE.value)
        found[weight].append(str(CONSTITUENCY_NAMES[kind]))
    return Weights(**found)


def coming_number(group: WorkingGroup, year: int, code: str) -> int:
    """The number that the series gives out next, if nothing else takes it before."""
    series = SymbolSeries.objects.filter(group=group, year=year, code=code).first()
    return series.last + 1 if series else 1
