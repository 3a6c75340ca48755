"""The nouns of the official record: streams, their events, and how far each reader has read."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import BigIntegerField, Func, Q
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.identifiers import uuid7
from record.keys import StreamKey


class CurrentTransaction(Func):
    """The 64-bit id of the writing transaction, by which readers wait for late commits."""

    template = "pg_current_xact_id()::text::bigint"
    output_field = BigIntegerField()


class StreamQuerySet(models.QuerySet["Stream"]):
    def named(self, keys: list[StreamKey]) -> "StreamQuerySet":
        if not keys:
            return self.none()
        wanted = Q()
        for key in keys:
            wanted |= Q(
                subject_type=key.subject_type, subject_id=key.subject_id, audience=key.audience
            )
        return self.filter(wanted)


class Stream(models.Model):
    """One subject's events for one audience, numbered 1 to `length` without gaps."""

    class AudienceChoice(models.TextChoices):
        PUBLIC = "public", _("Public")
        ACCREDITED = "accredited", _("Accredited")
        GROUP = "group", _("Group")
        OWN = "own", _("Own delegation")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject_type = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    audience = models.CharField(max_length=12, choices=AudienceChoice)
    length = models.PositiveBigIntegerField(default=0)

    objects = StreamQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "audience"], name="one_stream_per_audience"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id} ({self.audience})"

    @property
    def key(self) -> StreamKey:
        return StreamKey(self.subject_type, self.subject_id, self.audience)  # type: ignore[arg-type]


class Event(models.Model):
    """One act as one stream tells it. Holds ids, hashes and kinds; never a name or a text."""

    class ActorKindChoice(models.TextChoices):
        SEAT = "seat", _("Seat")
        PERSON = "person", _("Person")
        SYSTEM = "system", _("System")
        WITHHELD = "withheld", _("Withheld")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=80)
    at = models.DateTimeField(default=clock.now)
    actor_kind = models.CharField(max_length=8, choices=ActorKindChoice)
    person_id = models.UUIDField(null=True)
    seat_id = models.UUIDField(null=True)
    stakeholder_id = models.UUIDField(null=True)
    coalition_id = models.UUIDField(null=True)
    subject_type = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    xid = models.BigIntegerField(db_default=CurrentTransaction(), editable=False)

    class Meta:
        ordering = ["stream", "number"]
        constraints = [
            models.UniqueConstraint(fields=["stream", "number"], name="one_event_per_number")
        ]
        indexes = [
            models.Index(fields=["xid", "id"], name="event_in_commit_order"),
            models.Index(fields=["subject_type", "subject_id"], name="event_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.number}"


# Restored events lie below zero: this cluster's own transactions come after all of them.
BEFORE_ALL = -(2**63)


class ReaderPosition(models.Model):
    """How far a named reader of the whole log has come, in commit order."""

    name = models.CharField(max_length=80, primary_key=True)
    xid = models.BigIntegerField(default=BEFORE_ALL)
    event_id = models.UUIDField(null=True)

    def __str__(self) -> str:
        return self.name
