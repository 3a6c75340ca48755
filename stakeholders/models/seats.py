"""Seats: a person who acts for a stakeholder, in a role, for a mandate period."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.identifiers import uuid7
from stakeholders.models.acts import Act
from stakeholders.models.limits import LONGEST_NAME

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class Role(models.TextChoices):
    """What a seat may do: see `stakeholders.rules`."""

    HEAD = "head", _("Head of delegation")
    DELEGATE = "delegate", _("Delegate")
    ADVISER = "adviser", _("Adviser")
    OBSERVER = "observer", _("Observer")


class SeatQuerySet(models.QuerySet["Seat"]):
    def current(self, day: date | None = None) -> "SeatQuerySet":
        """Seats whose mandate contains the day (today in UTC unless told otherwise)."""
        return self.filter(mandate__contains=day or clock.now().date())


class Seat(models.Model):
    """One person, one stakeholder, one role, for one period; periods never overlap."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats"
    )
    stakeholder = models.ForeignKey(
        "stakeholders.Stakeholder", on_delete=models.PROTECT, related_name="seats"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices)
    mandate = DateRangeField(
        _("mandate"), help_text=_("The first day counts, the last day does not.")
    )

    objects: ClassVar["Manager[Seat]"] = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            ExclusionConstraint(
                name="mandates_of_one_person_for_one_stakeholder_never_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("stakeholder", RangeOperators.EQUAL),
                    ("mandate", RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.stakeholder}"

    @property
    def is_current(self) -> bool:
        return clock.now().date() in self.mandate

    @property
    def last_day(self) -> date | None:
        """The last day of the mandate, or None where it is open."""
        return self.mandate.upper - timedelta(days=1) if self.mandate.upper else None


def invitation_token() -> str:
    return get_random_string(40)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> "InvitationQuerySet":
        return self.filter(answer__isnull=True)

    def open(self) -> "InvitationQuerySet":
        """Invitations that can still be accepted: `Invitation.is_expired` as a filter."""
        now = clock.now()
        unended = Q(mandate__endswith__isnull=True) | Q(mandate__endswith__gt=now.date())
        return self.waiting().filter(unended, at__gt=now - Invitation.LIVES)


class Invitation(Act):
    """An invitation by e-mail to take a seat."""

    LIVES = timedelta(days=30)

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    for_stakeholder = models.ForeignKey(
        "stakeholders.Stakeholder", on_delete=models.PROTECT, related_name="invitations"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices)
    mandate = DateRangeField(_("mandate"))
    token = models.CharField(max_length=40, unique=True, default=invitation_token)

    objects: ClassVar["Manager[Invitation]"] = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]

    @property
    def expires_at(self) -> datetime:
        """Thirty days after it was sent, or at the end of its mandate where that is earlier."""
        lapses = self.at + self.LIVES
        if self.mandate.upper is None:
            return lapses
        return min(lapses, datetime.combine(self.mandate.upper, time(), tzinfo=UTC))

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= clock.now()

    @property
    def last_day(self) -> date | None:
        """The last day of the mandate, or None where it is open."""
        return self.mandate.upper - timedelta(days=1) if self.mandate.upper else None


class InvitationAnswer(Act):
    """What the invited person, or whoever takes the invitation back, said."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        REVOKED = "revoked", _("taken back")

    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="answer")
    answer = models.CharField(max_length=10, choices=Answer.choices)
    taken = models.OneToOneField(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="invitation_answer"
    )
