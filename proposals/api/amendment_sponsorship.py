"""Co-sponsors of amendments, invited or of their own accord."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from interface.acts import act, found
from proposals import actions
from proposals.models import Amendment, AmendmentCoSponsor
from stakeholders.actors import Actor
from stakeholders.models import Stakeholder
from stakeholders.requests import actor_of


class InvitedSerializer(serializers.Serializer[Any]):
    stakeholder = serializers.PrimaryKeyRelatedField(queryset=Stakeholder.objects.all())


class AnswerSerializer(serializers.Serializer[Any]):
    accepted = serializers.BooleanField()


class AmendmentSponsorshipActs:
    """Acts of the mover, and of those who stand beside it."""

    @act("invitation", takes=InvitedSerializer)
    def invitation(self, request: Request, amendment: Amendment, said: dict[str, Any]) -> None:
        """The mover asks another stakeholder to co-sponsor."""
        actions.invite_amendment_cosponsor(actor_of(request), amendment, said["stakeholder"])

    @act("invitation-answer", takes=AnswerSerializer)
    def invitation_answer(
        self, request: Request, amendment: Amendment, said: dict[str, Any]
    ) -> None:
        """Whoever was asked accepts or declines."""
        actor = actor_of(request)
        answer = (
            actions.accept_amendment_cosponsorship
            if said["accepted"]
            else actions.decline_amendment_cosponsorship
        )
        answer(actor, slot_of(actor, amendment))

    @act("cosponsorship")
    def cosponsorship(self, request: Request, amendment: Amendment, said: dict[str, Any]) -> None:
        """Co-sponsor it, or confirm it after its wording has changed."""
        actions.cosponsor_amendment(actor_of(request), amendment)

    @act("cosponsorship-withdrawal")
    def cosponsorship_withdrawal(
        self, request: Request, amendment: Amendment, said: dict[str, Any]
    ) -> None:
        """Stand beside it no longer."""
        actor = actor_of(request)
        actions.withdraw_amendment_cosponsorship(actor, slot_of(actor, amendment))


def slot_of(actor: Actor, amendment: Amendment) -> AmendmentCoSponsor:
    own = AmendmentCoSponsor.objects.filter(amendment=amendment, stakeholder=actor.stakeholder)
    return found(own.first() if actor.stakeholder else None)
