"""The shape that every act has: who, for whom, when."""

from django.conf import settings
from django.db import models

from interface import clock
from interface.identifiers import uuid7


class Act(models.Model):
    """A row that says what happened: inserted once, never updated.

    An act of a seat names person, seat and stakeholder; an applicant's names the person alone;
    the system's names none.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField(default=clock.now, db_index=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    seat = models.ForeignKey(
        "stakeholders.Seat", null=True, on_delete=models.PROTECT, related_name="+"
    )
    stakeholder = models.ForeignKey(
        "stakeholders.Stakeholder", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True
