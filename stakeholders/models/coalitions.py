"""Coalitions: stakeholders of any kind around a charter of preferred outcomes."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interface import clock
from interface.identifiers import uuid7
from stakeholders.models.acts import Act
from stakeholders.models.limits import (
    LONGEST_CHARTER,
    LONGEST_COALITION_NAME,
    LONGEST_MESSAGE,
    LONGEST_OUTCOME,
)

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class Coalition(Act):
    """Founded by the stakeholder that acts; its members are dated rows."""

    name = models.CharField(_("name"), max_length=LONGEST_COALITION_NAME, unique=True)
    charter = models.TextField(_("charter"), max_length=LONGEST_CHARTER)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("coalition", args=[self.pk])


class PreferredOutcome(Act):
    """One thing that the coalition wants a text to say."""

    coalition = models.ForeignKey(Coalition, on_delete=models.PROTECT, related_name="outcomes")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(_("preferred outcome"), max_length=LONGEST_OUTCOME)

    class Meta:
        ordering = ["coalition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["coalition", "number"], name="outcome_number_once")
        ]

    def __str__(self) -> str:
        return self.text


class Standing(models.TextChoices):
    """A member carries the charter; an aligned stakeholder supports it from outside."""

    MEMBER = "member", _("member")
    ALIGNED = "aligned", _("aligned")


class CoalitionMembershipQuerySet(models.QuerySet["CoalitionMembership"]):
    def current(self) -> "CoalitionMembershipQuerySet":
        return self.filter(left_at__isnull=True)


class CoalitionMembership(models.Model):
    """A dated row of the join and leave log."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    coalition = models.ForeignKey(Coalition, on_delete=models.PROTECT, related_name="memberships")
    member = models.ForeignKey(
        "stakeholders.Stakeholder", on_delete=models.PROTECT, related_name="coalition_memberships"
    )
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.MEMBER)
    joined_at = models.DateTimeField(default=clock.now)
    left_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar["Manager[CoalitionMembership]"] = CoalitionMembershipQuerySet.as_manager()

    class Meta:
        ordering = ["joined_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["coalition", "member"],
                condition=models.Q(left_at__isnull=True),
                name="one_current_membership_of_a_coalition",
            )
        ]


class Departure(Act):
    """A member, or an aligned stakeholder, left the coalition."""

    membership = models.OneToOneField(
        CoalitionMembership, on_delete=models.PROTECT, related_name="departure"
    )
    reason = models.CharField(_("reason"), max_length=LONGEST_MESSAGE, blank=True)


class MembershipRequest(Act):
    """A stakeholder asks to join, or is asked by the coalition to join."""

    class Direction(models.TextChoices):
        ASKED = "asked", _("asked to join")
        INVITED = "invited", _("was invited")

    coalition = models.ForeignKey(Coalition, on_delete=models.PROTECT, related_name="requests")
    candidate = models.ForeignKey(
        "stakeholders.Stakeholder", on_delete=models.PROTECT, related_name="coalition_requests"
    )
    direction = models.CharField(max_length=10, choices=Direction.choices)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.MEMBER)
    message = models.CharField(_("message"), max_length=LONGEST_MESSAGE, blank=True)


class MembershipAnswer(Act):
    """The founder's answer to a request, or the invited stakeholder's to an invitation."""

    request = models.OneToOneField(
        MembershipRequest, on_delete=models.PROTECT, related_name="answer"
    )
    accepted = models.BooleanField()
    reason = models.CharField(_("reason"), max_length=LONGEST_MESSAGE, blank=True)


class SpokespersonDeclaration(Act):
    """A member says which member should speak for the coalition; more than half decide it."""

    coalition = models.ForeignKey(Coalition, on_delete=models.PROTECT, related_name="declarations")
    spokesperson = models.ForeignKey(
        "stakeholders.Stakeholder", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["at"]
