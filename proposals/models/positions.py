"""Positions: one stance of one stakeholder on one subject, tied to the words it saw."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interface.identifiers import uuid7
from proposals.models.amendments import Amendment, AmendmentVersion
from proposals.models.limits import LONGEST_POSITION_REASON
from proposals.models.proposals import Paragraph, Proposal
from proposals.models.revisions import Revision
from stakeholders.models import Act


class Stance(models.TextChoices):
    """In the order in which they always stand."""

    SUPPORT = "support", _("Support")
    ACCEPT = "accept", _("Can accept")
    AWAITING = "awaiting", _("Awaiting instructions")
    CONCERN = "concern", _("Concern")
    OBJECT = "object", _("Objection")
    ABSTAIN = "abstain", _("Abstention")


class PositionSubject(models.Model):
    """The whole text (neither set), one paragraph or one amendment."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    paragraph = models.ForeignKey(
        Paragraph, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    amendment = models.ForeignKey(
        Amendment, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True


class Position(Act, PositionSubject):
    """Appended each time; what the stakeholder says now is the slot's `latest`."""

    stance = models.CharField(_("position"), max_length=10, choices=Stance.choices)
    reason = models.TextField(_("reason"), max_length=LONGEST_POSITION_REASON, blank=True)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="positions")
    # The wording that was seen, where the subject is an amendment or a paragraph that an open
    # amendment inserts.
    version = models.ForeignKey(
        AmendmentVersion, null=True, on_delete=models.PROTECT, related_name="positions"
    )
    decisive = models.BooleanField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(paragraph=None) | Q(amendment=None),
                name="a_position_has_one_subject",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_stance_display())


class PositionSlot(PositionSubject):
    """Locked while a position is taken; points at the newest."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    stakeholder = models.ForeignKey(
        "stakeholders.Stakeholder", on_delete=models.PROTECT, related_name="+"
    )
    latest = models.ForeignKey(Position, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "paragraph", "amendment", "stakeholder"],
                nulls_distinct=False,
                name="one_slot_a_subject_and_stakeholder",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def standing(self) -> Position:
        """The newest, of a slot that is known to have one: it is filled as soon as it is made."""
        assert self.latest is not None
        return self.latest
