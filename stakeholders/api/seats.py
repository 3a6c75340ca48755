"""Seats for programs: who acts for a delegation that the caller may see, and ending a mandate."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db.models import Q, QuerySet
from rest_framework import serializers
from rest_framework.request import Request

from interface import clock
from interface.acts import act
from interface.lists import Filter, FilteredViewSet
from stakeholders.actions import people as acts
from stakeholders.models import Seat
from stakeholders.reads.seats import seats_seen_by
from stakeholders.requests import actor_of


class MandateDay(serializers.DateField):
    """A day after which there is another one."""

    def to_internal_value(self, value: Any) -> Any:
        day = super().to_internal_value(value)
        MaxValueValidator(clock.LAST_DAY)(day)
        return day


class SeatSerializer(serializers.ModelSerializer[Seat]):
    """A mandate holds from `since` to `until`, both included; without `until` its end is open."""

    stakeholder_name = serializers.CharField(source="stakeholder.name", read_only=True)
    person = serializers.SerializerMethodField()
    since = serializers.DateField(source="mandate.lower", read_only=True)
    until = serializers.DateField(source="last_day", read_only=True, allow_null=True)
    in_office = serializers.BooleanField(source="is_current", read_only=True)

    class Meta:
        model = Seat
        fields = [
            "id",
            "stakeholder",
            "stakeholder_name",
            "person",
            "role",
            "since",
            "until",
            "in_office",
        ]

    def get_person(self, seat: Seat) -> str:
        return str(seat.person)


class MandateEndingSerializer(serializers.Serializer[Any]):
    last_day = MandateDay(help_text="It counts still; yesterday ends the mandate at once.")


def in_office(wanted: bool) -> Q:
    holds = Q(mandate__contains=clock.now().date())
    return holds if wanted else ~holds


class SeatViewSet(FilteredViewSet[Seat]):
    """Seats of the own delegation; the secretariat sees every delegation."""

    filters: ClassVar = {
        "stakeholder": Filter(
            serializers.UUIDField(), lambda key: Q(stakeholder=key), "Those of one stakeholder."
        ),
        "in_office": Filter(
            serializers.BooleanField(), in_office, "Those whose mandate holds today, or not."
        ),
    }

    serializer_class = SeatSerializer
    queryset = Seat.objects.none()

    def get_queryset(self) -> QuerySet[Seat]:
        return seats_seen_by(actor_of(self.request)).select_related("person", "stakeholder")

    @act("ending", takes=MandateEndingSerializer)
    def ending(self, request: Request, seat: Seat, said: dict[str, Any]) -> None:
        """A head for the own delegation, or the secretariat, lets a mandate end."""
        acts.end_mandate(actor_of(request), seat, **said)
