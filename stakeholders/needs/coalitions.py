"""What coalitions ask of a seat: requests to answer as their convener, invitations to answer."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from interface.needs import Need
from stakeholders.actors import Actor
from stakeholders.models import Coalition, MembershipRequest, Standing
from stakeholders.reads.coalitions import admits, with_members

Direction = MembershipRequest.Direction


def coalition_needs(actor: Actor) -> list[Need]:
    """In one query; nothing for who does not commit a stakeholder."""
    own = actor.stakeholder
    if own is None or not actor.may_act:
        return []
    convened = Coalition.objects.filter(
        memberships__member=own,
        memberships__left_at__isnull=True,
        memberships__standing=Standing.MEMBER,
    )
    asked = MembershipRequest.objects.filter(
        Q(candidate=own, direction=Direction.INVITED)
        | Q(coalition__in=convened, direction=Direction.ASKED),
        answer__isnull=True,
    ).select_related("candidate", "stakeholder")
    return [
        _invitation(one) if one.direction == Direction.INVITED else _request(one)
        for one in with_members(asked)
        if one.direction == Direction.INVITED or admits(one) == own.pk
    ]


def _invitation(request: MembershipRequest) -> Need:
    return Need(
        key=f"stakeholders.coalition_invitation:{request.pk}",
        text=_("Answer the invitation to the coalition %(name)s")
        % {"name": request.coalition.name},
        why=_("%(inviter)s invites your delegation.") % {"inviter": request.stakeholder},
        url=reverse("coalition", args=[request.coalition_id]) + "#invitation",
        act=_("Answer"),
        since=request.at,
        rank=3,
    )


def _request(request: MembershipRequest) -> Need:
    return Need(
        key=f"stakeholders.coalition_request:{request.pk}",
        text=_("Answer the request of %(name)s to join %(coalition)s")
        % {"name": request.candidate, "coalition": request.coalition.name},
        why=_("You admit the members of this coalition."),
        url=reverse("coalition", args=[request.coalition_id]) + "#requests",
        act=_("Answer"),
        since=request.at,
        rank=3,
    )
