"""What the form machinery remembers: which renderings were acted on, and what was typed in vain."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import models

from interface import clock
from interface.identifiers import uuid7

LONGEST_PATH = 500
LONGEST_FORM = 200
LONGEST_SEAT_KEY = 64
LONGEST_KEY = 64


class Submission(models.Model):
    """A form that was acted on; the same rendering with the same content leads to the same place.

    Persons are named by their key only: this app knows no other.
    """

    key = models.UUIDField(primary_key=True, editable=False)
    person_id = models.UUIDField(null=True, blank=True)
    url = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.key} led to {self.url}"


class KeptFormQuerySet(models.QuerySet["KeptForm"]):
    def current(self, person_id: UUID) -> KeptFormQuerySet:
        return self.filter(person_id=person_id, created_at__gt=clock.now() - KeptForm.LASTS)

    def of_seat(self, person_id: UUID, seat_key: str) -> KeptFormQuerySet:
        return self.current(person_id).filter(seat_key=seat_key)


class KeptForm(models.Model):
    """What a person typed and the server did not accept, for a day."""

    LASTS = timedelta(hours=24)
    PER_PERSON = 40

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person_id = models.UUIDField()
    seat_key = models.CharField(max_length=LONGEST_SEAT_KEY, blank=True)
    path = models.CharField(max_length=LONGEST_PATH)
    form = models.CharField(max_length=LONGEST_FORM)
    page = models.CharField(max_length=LONGEST_PATH)
    data: models.JSONField[Any, Any] = models.JSONField()
    created_at = models.DateTimeField(default=clock.now, db_index=True)

    objects = KeptFormQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "seat_key", "path", "form"], name="one_kept_form_per_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.form} at {self.path}"


class KeyedAnswer(models.Model):
    """What a program's request with an idempotency key was answered, for a day."""

    person_id = models.UUIDField()
    seat_key = models.CharField(max_length=LONGEST_SEAT_KEY, blank=True)
    key = models.CharField(max_length=LONGEST_KEY)
    asked = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body: models.JSONField[Any, Any] = models.JSONField(null=True)
    location = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "seat_key", "key"], name="one_answer_per_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.status}"
