"""The directory: accredited stakeholders with what a line of it shows, in three queries a page."""

from django.db.models import Count, Prefetch, Q, QuerySet

from interface import clock
from stakeholders.models import Seat, Stakeholder
from stakeholders.models.stakeholders import CONSTITUENCIES, Kind, RegionalGroup


def directory(
    *,
    kinds: list[str] = (),
    regions: list[str] = (),
    words: str = "",  # type: ignore[assignment]
) -> QuerySet[Stakeholder]:
    """Accredited stakeholders of these kinds and regions whose name or host contains the words."""
    found = Stakeholder.objects.accredited().in_constituencies()
    if kinds:
        found = found.filter(kind__in=kinds)
    if regions:
        found = found.filter(Q(regional_group__in=regions) | Q(host__regional_group__in=regions))
    if words:
        found = found.filter(Q(name__icontains=words) | Q(host__name__icontains=words))
    return found.select_related("host").annotate(seat_count=seat_count()).order_by("name")


def seat_count() -> Count:
    return Count("seats", filter=Q(seats__mandate__contains=clock.now().date()), distinct=True)


def kind_counts() -> list[tuple[Kind, int]]:
    """How many accredited stakeholders there are of each constituency, in their order."""
    rows = Stakeholder.objects.accredited().order_by().values_list("kind").annotate(n=Count("pk"))
    found = dict(rows)
    return [(kind, found.get(kind.value, 0)) for kind in CONSTITUENCIES]


def region_choices() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in RegionalGroup.choices]


def delegation(stakeholder: Stakeholder) -> QuerySet[Seat]:
    """The seats of a stakeholder, those in office first."""
    return (
        Seat.objects.filter(stakeholder=stakeholder)
        .select_related("person", "stakeholder")
        .order_by("-mandate", "pk")
    )


def with_current_seats(stakeholders: QuerySet[Stakeholder]) -> QuerySet[Stakeholder]:
    """Prefetch seats in office with their people as `current_seats`."""
    seats = Seat.objects.current().select_related("person")
    return stakeholders.prefetch_related(Prefetch("seats", seats, to_attr="current_seats"))
