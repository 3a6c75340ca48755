"""Outcomes of amendments: recorded with their basis, never decided by a co-chair alone."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from proposals.models.limits import LONGEST_MEETING, LONGEST_NOTE, LONGEST_REASON
from stakeholders.models import Act

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class Result(models.TextChoices):
    ACCEPTED = "accepted", _("accepted by the sponsors")
    AGREED = "agreed", _("agreed by the group")
    NOT_AGREED = "not_agreed", _("not agreed")
    NOT_PUT = "not_put", _("not put")
    REFERRED = "referred", _("referred")


class Basis(models.TextChoices):
    """On what ground an outcome is recorded."""

    MEETING = "meeting", _("a meeting")
    SPONSORS = "sponsors", _("consent of the sponsors")
    NO_OBJECTION = "no_objection", _("no objection by a date")


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def standing(self) -> "OutcomeQuerySet":
        """Those that nobody took back, in the order in which they were recorded: of each amendment
        the last one counts."""
        return self.filter(reversal__isnull=True).order_by("at", "pk")


class Outcome(Act):
    """Appended by the co-chairs or the main sponsor; taken back only by a reversal.

    The last that was not taken back stands. One follows another only where that had referred the
    amendment: what came back is recorded beside it.
    """

    amendment = models.ForeignKey(
        "proposals.Amendment", on_delete=models.PROTECT, related_name="outcomes"
    )
    # The wording that it is about.
    version = models.ForeignKey(
        "proposals.AmendmentVersion", on_delete=models.PROTECT, related_name="+"
    )
    result = models.CharField(_("outcome"), max_length=12, choices=Result.choices)
    basis = models.CharField(_("basis"), max_length=12, choices=Basis.choices)
    meeting = models.CharField(_("meeting"), max_length=LONGEST_MEETING, blank=True)
    basis_date = models.DateField(_("date"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=LONGEST_NOTE, blank=True)
    overtaken_by = models.ForeignKey(
        "proposals.Amendment",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="overtakes",
    )
    # Standing decisive objections to the wording, which the co-chair recorded as not maintained in
    # the meeting. Written with the outcome, never changed.
    not_maintained = models.ManyToManyField("proposals.Position", blank=True, related_name="+")

    # What stands before it where the amendment had been referred; said by what reads both.
    referral: "Outcome | None" = None

    objects: ClassVar["Manager[Outcome]"] = OutcomeQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]


class OutcomeReversal(Act):
    """An outcome is taken back before the next revision is issued."""

    outcome = models.OneToOneField(Outcome, on_delete=models.PROTECT, related_name="reversal")
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON)
