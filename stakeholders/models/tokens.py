"""Tokens: a program's way in, under one seat, for a time, and for reading only or for acts too."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Manager
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.identifiers import uuid7
from stakeholders.models.limits import LONGEST_TOKEN_LABEL
from stakeholders.models.seats import Seat


class TokenQuerySet(models.QuerySet["Token"]):
    def valid(self) -> "TokenQuerySet":
        return self.filter(revoked_at=None, expires_at__gt=clock.now())


class Token(models.Model):
    """Only the hash of the secret is kept; its first characters tell its owner which one it is."""

    class Scope(models.TextChoices):
        READ = "read", _("Read what my seat may read")
        ACT = "act", _("Read, and act as my seat may")

    LONGEST = timedelta(days=366)
    PER_SEAT = 20

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="tokens")
    label = models.CharField(_("name"), max_length=LONGEST_TOKEN_LABEL)
    scope = models.CharField(_("scope"), max_length=4, choices=Scope.choices)
    beginning = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    # Whether the session that made it had shown one: a seat may come to ask for it later.
    second_factor = models.BooleanField(default=False)
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects: ClassVar["Manager[Token]"] = TokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.label

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None and self.expires_at > clock.now()
