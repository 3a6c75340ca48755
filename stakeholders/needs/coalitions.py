"""What coalitions ask of a seat: requests to answer as their convener, invitations to answer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from interface.needs import Need
from stakeholders.actors import Actor
from stakeholders.models import MembershipRequest, Standing
from stakeholders.reads.coalitions import conveners_of

INVITED = MembershipRequest.Direction.INVITED


def coalition_needs(actor: Actor) -> list[Need]:
    """In three queries at most; nothing for who does not commit a stakeholder."""
    if actor.stakeholder is None or not actor.may_act:
        return []
    return [*_invitations(actor), *_requests(actor)]


def _invitations(actor: Actor) -> list[Need]:
    found = MembershipRequest.objects.filter(
        candidate=actor.stakeholder, direction=INVITED, answer__isnull=True
    ).select_related("coalition", "stakeholder")
    return [
        Need(
            key=f"stakeholders.coalition_invitation:{request.pk}",
            text=_("Answer the invitation to the coalition %(name)s")
            % {"name": request.coalition.name},
            why=_("%(inviter)s invites your delegation.") % {"inviter": request.stakeholder},
            url=reverse("coalition", args=[request.coalition_id]),
            act=_("Answer"),
            since=request.at,
            rank=3,
        )
        for request in found
    ]


def _requests(actor: Actor) -> list[Need]:
    assert actor.stakeholder is not None
    waiting = MembershipRequest.objects.filter(
        coalition__memberships__member=actor.stakeholder,
        coalition__memberships__left_at__isnull=True,
        coalition__memberships__standing=Standing.MEMBER,
        direction=MembershipRequest.Direction.ASKED,
        answer__isnull=True,
    ).select_related("coalition", "candidate")
    conveners = conveners_of({request.coalition for request in waiting})
    return [
        Need(
            key=f"stakeholders.coalition_request:{request.pk}",
            text=_("Answer the request of %(name)s to join %(coalition)s")
            % {"name": request.candidate, "coalition": request.coalition.name},
            why=_("You admit the members of this coalition."),
            url=reverse("coalition", args=[request.coalition_id]) + "#requests",
            act=_("Answer"),
            since=request.at,
            rank=3,
        )
        for request in waiting
        if conveners[request.coalition_id] == actor.stakeholder.pk
    ]
