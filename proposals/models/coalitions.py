"""Which paragraph a coalition's preferred outcome is about."""

from django.db import models

from proposals.models.proposals import Paragraph, Proposal
from stakeholders.models import Act


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

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "proposal", "paragraph"],
                nulls_distinct=False,
                name="outcome_mapped_once",
            )
        ]
