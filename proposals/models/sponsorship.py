"""Co-sponsors of proposals and of amendments: invited, accepted, declined, withdrawn."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
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


def on_earlier_draft(act: str, proposal: str) -> Case:
    """Whether an act of a co-sponsor accepted other words than those of the draft as it stands, or
    as it was tabled. `act` and `proposal` are lookups that lead there, "" or ending in "__".
    """
    drafted, tabled = f"{proposal}draft__words_since", f"{proposal}tabling__words_since"
    since = Q(**{f"{drafted}__isnull": False}) | Q(**{f"{tabled}__isnull": False})
    # What was accepted before versions were kept, nobody knows.
    earlier = (
        (Q(**{f"{act}draft_version": None}) & since)
        | Q(**{f"{act}draft_version__lt": F(drafted)})
        | Q(**{f"{act}draft_version__lt": F(tabled)})
    )
    accepted = Q(**{f"{act}act": SponsorAct.ACCEPTED, f"{act}revision": None})
    return Case(When(accepted & earlier, then=Value(value=True)), default=Value(value=False))


class CoSponsorQuerySet(SlotQuerySet["CoSponsor"]):
    def with_words(self) -> Self:
        """Each knows without a query whether it accepted an earlier draft."""
        return self.annotate(on_earlier_draft=on_earlier_draft("latest__", "proposal__"))

    def on_earlier_drafts(self) -> Self:
        return self.with_words().filter(on_earlier_draft=True)


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

    objects: ClassVar["Manager[CoSponsor]"] = CoSponsorQuerySet.as_manager()

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

    @property
    def is_earlier(self) -> bool:
        """It stands beside an earlier draft, and has not confirmed the words since."""
        found = self.__dict__.get("on_earlier_draft")
        if found is None:
            found = CoSponsor.objects.with_words().get(pk=self.pk).__dict__["on_earlier_draft"]
        return bool(found)


class CoSponsorAct(Act):
    """One step, tied to the revision it was taken on, or before tabling to the draft's version."""

    cosponsor = models.ForeignKey(CoSponsor, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=10, choices=SponsorAct.choices)
    revision = models.ForeignKey(
        "proposals.Revision", null=True, on_delete=models.PROTECT, related_name="+"
    )
    draft_version = models.PositiveIntegerField(null=True)

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
