"""The way of a text: taken over, revised, deferred, resumed, withdrawn, adopted."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from interface.acts import Words, act
from proposals import actions
from proposals.api.outcomes import ReasonSerializer
from proposals.models import Proposal
from stakeholders.requests import actor_of


class TakeOverSerializer(serializers.Serializer[Any]):
    meeting = Words()
    held_on = serializers.DateField()


class IssuingSerializer(serializers.Serializer[Any]):
    summary = Words(
        required=False,
        allow_blank=True,
        default="",
        help_text="Generated from the changes where it is empty.",
    )


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


class ConclusionActs:
    """Acts of the co-chairs, and of the main sponsor before the group takes over."""

    @act("takeover", takes=TakeOverSerializer)
    def takeover(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """The group takes the text over from its sponsor."""
        actions.take_over(actor_of(request), proposal, **said)

    @act("revision", takes=IssuingSerializer)
    def revision(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """The next revision is issued with what was agreed since."""
        actions.issue_revision(actor_of(request), proposal, **said)

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
        actions.adopt_proposal(actor_of(request), proposal, **said)
