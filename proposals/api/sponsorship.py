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
from proposals.api.named import (
    draft_version,
    missing,
    revision_number,
    revision_of,
    wording_number,
)
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
    """Acts of whose the thing is, and of those who stand beside it, that sign no words."""

    steps: ClassVar[Steps]

    @act("invitation", takes=InvitedSerializer)
    def invitation(self, request: Request, thing: Any, said: dict[str, Any]) -> None:
        """Whose it is asks another stakeholder to co-sponsor."""
        self.steps.invite(actor_of(request), thing, said["stakeholder"])

    @act("cosponsorship-withdrawal")
    def cosponsorship_withdrawal(self, request: Request, thing: Any, said: dict[str, Any]) -> None:
        """Stand beside it no longer, until action is taken."""
        self.steps.withdraw(actor_of(request), self._own_slot(request, thing))

    def _own_slot(self, request: Request, thing: Any) -> Any:
        return get_object_or_404(
            self.steps.slots_of(thing), stakeholder=actor_of(request).stakeholder
        )


class SignedTextSerializer(serializers.Serializer[Any]):
    revision = revision_number()


class TextAnswerSerializer(AnswerSerializer):
    """Accepting a text that is tabled needs `revision`, accepting a draft `seen_version`."""

    revision = revision_number(required=False)
    seen_version = draft_version(required=False)


class TextSponsorshipActs(SponsorshipActs):
    """The same about a text, whose words are signed."""

    @act("invitation-answer", takes=TextAnswerSerializer)
    def invitation_answer(self, request: Request, thing: Any, said: dict[str, Any]) -> None:
        """Whoever was asked accepts, on the words that were read, or declines; or confirms."""
        slot = self._own_slot(request, thing)
        if not said["accepted"]:
            self.steps.decline(actor_of(request), slot)
            return
        name = "seen_version" if thing.is_draft else "revision"
        if said.get(name) is None:
            raise missing(name)
        self.steps.accept(actor_of(request), slot, **_words_read(thing, name, said))

    @act("cosponsorship", takes=SignedTextSerializer)
    def cosponsorship(self, request: Request, thing: Any, said: dict[str, Any]) -> None:
        """Co-sponsor the revision that was read, or confirm what was accepted on a draft."""
        self.steps.join(actor_of(request), thing, **_words_read(thing, "revision", said))


def _words_read(proposal: Proposal, name: str, said: dict[str, Any]) -> dict[str, Any]:
    if name == "seen_version" or proposal.is_draft:
        return {"seen_version": said.get("seen_version")}
    return {"revision": revision_of(proposal, said["revision"], field="revision")}


class SignedSerializer(serializers.Serializer[Any]):
    wording = wording_number()


class AmendmentAnswerSerializer(AnswerSerializer):
    """Accepting needs `wording`."""

    wording = wording_number(required=False)


class AmendmentSponsorshipActs(SponsorshipActs):
    """The same about an amendment, whose wording is signed."""

    @act("invitation-answer", takes=AmendmentAnswerSerializer)
    def invitation_answer(self, request: Request, thing: Any, said: dict[str, Any]) -> None:
        """Whoever was asked accepts, and signs the wording, or declines."""
        slot = self._own_slot(request, thing)
        if not said["accepted"]:
            self.steps.decline(actor_of(request), slot)
            return
        if said.get("wording") is None:
            raise missing("wording")
        self.steps.accept(actor_of(request), slot, wording=said["wording"])

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
