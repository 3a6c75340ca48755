"""Co-sponsors of proposals and of amendments: invited, accepted, declined, withdrawn."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from interface.identifiers import uuid7
from stakeholders.models import Act

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class SponsorAct(models.TextChoices):
    INVITED = "invited", _("invited")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


class SlotQuerySet[Slot: models.Model](models.QuerySet[Slot]):
    def by_name(self) -> Self:
        """With who they are and what they said last, by official short name."""
        return self.select_related("stakeholder", "latest").order_by("stakeholder__name")


class CoSponsor(models.Model):
    """The slot of one stakeholder on one proposal; `latest` is what it said last."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    proposal = models.ForeignKey(
        "proposals.Proposal", on_delete=models.PROTECT, related_name="cosponsors"
    )
    stakeholder = models.ForeignKey(
        "stakeholders.Stakeholder", on_delete=models.PROTECT, related_name="cosponsorships"
    )
    latest = models.ForeignKey(
        "proposals.CoSponsorAct", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar["Manager[CoSponsor]"] = SlotQuerySet["CoSponsor"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "stakeholder"], name="cosponsor_once")
        ]

    def __str__(self) -> str:
        return str(self.stakeholder_id)

    @property
    def last_act(self) -> "CoSponsorAct":
        """What was said last, of a slot that is known to have an act: it is made with one."""
        assert self.latest is not None
        return self.latest


class CoSponsorAct(Act):
    """One step, tied to the revision it was taken on (none before tabling)."""

    cosponsor = models.ForeignKey(CoSponsor, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=10, choices=SponsorAct.choices)
    revision = models.ForeignKey(
        "proposals.Revision", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["at"]


class AmendmentCoSponsor(models.Model):
    """The slot of one stakeholder on one amendment."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    amendment = models.ForeignKey(
        "proposals.Amendment", on_delete=models.PROTECT, related_name="cosponsors"
    )
    stakeholder = models.ForeignKey(
        "stakeholders.Stakeholder", on_delete=models.PROTECT, related_name="amendment_sponsorships"
    )
    latest = models.ForeignKey(
        "proposals.AmendmentCoSponsorAct", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar["Manager[AmendmentCoSponsor]"] = SlotQuerySet[
        "AmendmentCoSponsor"
    ].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["amendment", "stakeholder"], name="amendment_cosponsor_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.stakeholder_id)

    @property
    def last_act(self) -> "AmendmentCoSponsorAct":
        """What was said last, of a slot that is known to have an act: it is made with one."""
        assert self.latest is not None
        return self.latest


class AmendmentCoSponsorAct(Act):
    """One step, tied to the wording it was taken on."""

    cosponsor = models.ForeignKey(AmendmentCoSponsor, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=10, choices=SponsorAct.choices)
    version = models.ForeignKey(
        "proposals.AmendmentVersion", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["at"]
