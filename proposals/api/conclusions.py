"""How consideration of a text ends or pauses: deferred, resumed, withdrawn, adopted."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from interface.acts import Words, act
from proposals import actions
from proposals.api.named import objections_read, revision_number, revision_of
from proposals.api.reversals import ReasonSerializer
from proposals.models import Proposal
from stakeholders.requests import actor_of


class DeferralSerializer(ReasonSerializer):
    until = serializers.DateField(required=False, allow_null=True, default=None)


class AdoptionSerializer(serializers.Serializer[Any]):
    meeting = Words()
    place = Words()
    held_at = serializers.DateTimeField()
    no_objection_raised = serializers.BooleanField()
    not_maintained = serializers.BooleanField(
        required=False,
        default=False,
        help_text="That objections on earlier words were not maintained in the meeting.",
    )
    revision = revision_number()
    heard = objections_read()


class ConclusionActs:
    """Acts of the co-chairs, and of the main sponsor before the group takes over."""

    @act("deferral", takes=DeferralSerializer)
    def deferral(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """Consideration is put off, to a day or without one."""
        actions.defer_proposal(actor_of(request), proposal, **said)

    @act("resumption")
    def resumption(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """Consideration goes on."""
        actions.resume_proposal(actor_of(request), proposal)

    @act("withdrawal", takes=ReasonSerializer)
    def withdrawal(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """The text is withdrawn by whose it is."""
        actions.withdraw_proposal(actor_of(request), proposal, **said)

    @act("adoption", takes=AdoptionSerializer)
    def adoption(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """An adoption in a meeting is recorded."""
        said["revision"] = revision_of(proposal, said["revision"], field="revision")
        actions.adopt_proposal(actor_of(request), proposal, **said)
