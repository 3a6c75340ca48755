"""Which paragraph a coalition's preferred outcome is about."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from proposals.models.proposals import Paragraph, Proposal
from stakeholders.models import Act

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class OutcomeMappingQuerySet(models.QuerySet["OutcomeMapping"]):
    def current(self) -> "OutcomeMappingQuerySet":
        return self.filter(unmapping__isnull=True)


class OutcomeMapping(Act):
    """A preferred outcome mapped to a paragraph, or to a proposal as a whole."""

    outcome = models.ForeignKey(
        "stakeholders.PreferredOutcome", on_delete=models.PROTECT, related_name="mappings"
    )
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="mapped_outcomes")
    paragraph = models.ForeignKey(
        Paragraph,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="mapped_outcomes",
    )

    objects: ClassVar["Manager[OutcomeMapping]"] = OutcomeMappingQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]


class OutcomeUnmapping(Act):
    """The coalition no longer says so."""

    mapping = models.OneToOneField(
        OutcomeMapping, on_delete=models.PROTECT, related_name="unmapping"
    )
