"""Co-sponsors of texts, invited or of their own accord."""

from typing import Any

from rest_framework.request import Request

from interface.acts import act, found
from proposals import actions
from proposals.api.amendment_sponsorship import AnswerSerializer, InvitedSerializer
from proposals.models import CoSponsor, Proposal
from stakeholders.actors import Actor
from stakeholders.requests import actor_of


class SponsorshipActs:
    """Acts of the main sponsor, and of those who stand beside it."""

    @act("invitation", takes=InvitedSerializer)
    def invitation(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """The main sponsor asks another stakeholder to co-sponsor."""
        actions.invite_cosponsor(actor_of(request), proposal, said["stakeholder"])

    @act("invitation-answer", takes=AnswerSerializer)
    def invitation_answer(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """Whoever was asked accepts or declines."""
        actor = actor_of(request)
        answer = actions.accept_cosponsorship if said["accepted"] else actions.decline_cosponsorship
        answer(actor, slot_of(actor, proposal))

    @act("cosponsorship")
    def cosponsorship(self, request: Request, proposal: Proposal, said: dict[str, Any]) -> None:
        """Co-sponsor a tabled text."""
        actions.cosponsor_proposal(actor_of(request), proposal)

    @act("cosponsorship-withdrawal")
    def cosponsorship_withdrawal(
        self, request: Request, proposal: Proposal, said: dict[str, Any]
    ) -> None:
        """Stand beside it no longer, until action is taken."""
        actor = actor_of(request)
        actions.withdraw_cosponsorship(actor, slot_of(actor, proposal))


def slot_of(actor: Actor, proposal: Proposal) -> CoSponsor:
    own = CoSponsor.objects.filter(proposal=proposal, stakeholder=actor.stakeholder)
    return found(own.first() if actor.stakeholder else None)
