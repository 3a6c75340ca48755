"""Who is in the room: members and co-chairs of a group, each a dated row."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.identifiers import uuid7
from workinggroups.models.groups import WorkingGroup

if TYPE_CHECKING:
    from django.db.models.manager import Manager


def today() -> date:
    return clock.now().date()


class DatedQuerySet[M: models.Model](models.QuerySet[M]):
    def current(self) -> "DatedQuerySet[M]":
        day = today()
        return self.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)


class Dated(models.Model):
    """Holds from the day `since`; the day `until` no longer counts."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    since = models.DateField(_("since"), default=today)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True


class Membership(Dated):
    """A stakeholder is a member of a group; the secretariat enters it."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="memberships")
    stakeholder = models.ForeignKey(
        "stakeholders.Stakeholder", on_delete=models.PROTECT, related_name="group_memberships"
    )

    objects: ClassVar["Manager[Membership]"] = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "stakeholder"],
                condition=Q(until__isnull=True),
                name="one_open_membership_of_a_group",
            )
        ]


class CoChair(Dated):
    """A seat chairs a group; one co-chair is of a state, one is not."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="cochairs")
    seat = models.ForeignKey(
        "stakeholders.Seat", on_delete=models.PROTECT, related_name="cochairings"
    )

    objects: ClassVar["Manager[CoChair]"] = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "seat"],
                condition=Q(until__isnull=True),
                name="one_open_chair_of_a_seat_in_a_group",
            )
        ]
