"""The nouns of the outbox: jobs that must be done and mail that must leave."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.identifiers import uuid7


class JobQuerySet(models.QuerySet["Job"]):
    def open(self) -> "JobQuerySet":
        return self.filter(finished_at=None, failed_at=None)

    def claimable(self) -> "JobQuerySet":
        """Due, not done, and nobody's: leases are judged by the database's clock alone."""
        free = Q(lease_until=None) | Q(lease_until__lt=Now())
        return self.open().filter(free, due_at__lte=Now())


class Job(models.Model):
    """A piece of background work: whoever holds the lease does it, brokers only wake workers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    task = models.CharField(max_length=80)
    args = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    queue = models.CharField(max_length=40, default="default")
    created_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    woken_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    leased_by = models.CharField(max_length=80, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True)
    finished_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(finished_at=None, failed_at=None),
                name="job_waiting",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(failed_at=None), name="job_ends_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.id}"

    @property
    def state(self) -> str:
        """One of finished, failed, running, waiting."""
        if self.finished_at:
            return "finished"
        if self.failed_at:
            return "failed"
        return "running" if self.leased_by else "waiting"


class Mail(models.Model):
    """A letter to one address; `person_id` says whose, so that it goes when they are erased."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"))
    html = models.TextField(blank=True)
    person_id = models.UUIDField(null=True, db_index=True)
    created_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = [F("created_at").desc(), F("id").desc()]

    def __str__(self) -> str:
        return self.subject
