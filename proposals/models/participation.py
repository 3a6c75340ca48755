"""The participation matrix as it was when the proposal was tabled: no rule changes in mid-game."""

from django.db import models

from workinggroups.models import Capability


class ProposalParticipation(Capability):
    """The line that holds for one kind of stakeholder on one proposal."""

    proposal = models.ForeignKey(
        "proposals.Proposal", on_delete=models.PROTECT, related_name="participation"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "kind"], name="one_rule_a_proposal_and_kind"
            )
        ]
