"""Co-sponsors of texts and of amendments, invited or of their own accord: the same steps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request

from interface.acts import act
from proposals import actions
from proposals.api.named import wording_number
from proposals.models import Amendment, AmendmentCoSponsor, CoSponsor, Proposal
from stakeholders.models import Stakeholder
from stakeholders.requests import actor_of


class InvitedSerializer(serializers.Serializer[Any]):
    stakeholder = serializers.PrimaryKeyRelatedField(queryset=Stakeholder.objects.all())


class AnswerSerializer(serializers.Serializer[Any]):
    accepted = serializers.BooleanField()


@dataclass(frozen=True)
class Steps:
    """The actions behind the acts, and where the slots of a text or an amendment are."""

    slots_of: Callable[[Any], QuerySet[Any]]
    invite: Callable[..., Any]
    accept: Callable[..., Any]
    decline: Callable[..., Any]
    join: Callable[..., Any]
    withdraw: Callable[..., Any]


class SponsorshipActs:
    """Acts of whose the thing is, and of those who stand beside it."""

    steps: ClassVar[Steps]

    @act("invitation", takes=InvitedSerializer)
    def invitation(self, request: Request, thing: Any, said: dict[str, Any]) -> None:
        """Whose it is asks another stakeholder to co-sponsor."""
        self.steps.invite(actor_of(request), thing, said["stakeholder"])

    @act("invitation-answer", takes=AnswerSerializer)
    def invitation_answer(self, request: Request, thing: Any, said: dict[str, Any]) -> None:
        """Whoever was asked accepts or declines."""
        answer = self.steps.accept if said["accepted"] else self.steps.decline
        answer(actor_of(request), self._own_slot(request, thing))

    @act("cosponsorship")
    def cosponsorship(self, request: Request, thing: Any, said: dict[str, Any]) -> None:
        """Co-sponsor it."""
        self.steps.join(actor_of(request), thing)

    @act("cosponsorship-withdrawal")
    def cosponsorship_withdrawal(self, request: Request, thing: Any, said: dict[str, Any]) -> None:
        """Stand beside it no longer, until action is taken."""
        self.steps.withdraw(actor_of(request), self._own_slot(request, thing))

    def _own_slot(self, request: Request, thing: Any) -> Any:
        return get_object_or_404(
            self.steps.slots_of(thing), stakeholder=actor_of(request).stakeholder
        )


class SignedSerializer(serializers.Serializer[Any]):
    wording = wording_number()


class AmendmentAnswerSerializer(AnswerSerializer):
    wording = wording_number()


class AmendmentSponsorshipActs(SponsorshipActs):
    """The same about an amendment, whose wording is signed."""

    @act("invitation-answer", takes=AmendmentAnswerSerializer)
    def invitation_answer(self, request: Request, thing: Any, said: dict[str, Any]) -> None:
        """Whoever was asked accepts, and signs the wording, or declines."""
        slot = self._own_slot(request, thing)
        if said.pop("accepted"):
            self.steps.accept(actor_of(request), slot, **said)
        else:
            self.steps.decline(actor_of(request), slot)

    @act("cosponsorship", takes=SignedSerializer)
    def cosponsorship(self, request: Request, thing: Any, said: dict[str, Any]) -> None:
        """Co-sponsor it, or confirm it after the wording has changed."""
        self.steps.join(actor_of(request), thing, **said)


def _of_text(proposal: Proposal) -> QuerySet[CoSponsor]:
    return CoSponsor.objects.filter(proposal=proposal)


def _of_amendment(amendment: Amendment) -> QuerySet[AmendmentCoSponsor]:
    return AmendmentCoSponsor.objects.filter(amendment=amendment)


OF_TEXTS = Steps(
    _of_text,
    actions.invite_cosponsor,
    actions.accept_cosponsorship,
    actions.decline_cosponsorship,
    actions.cosponsor_proposal,
    actions.withdraw_cosponsorship,
)
OF_AMENDMENTS = Steps(
    _of_amendment,
    actions.invite_amendment_cosponsor,
    actions.accept_amendment_cosponsorship,
    actions.decline_amendment_cosponsorship,
    actions.cosponsor_amendment,
    actions.withdraw_amendment_cosponsorship,
)
