"""What coalitions ask of a seat: requests to answer as their convener, invitations to answer."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from interface.needs import Need
from stakeholders.actors import Actor
from stakeholders.models import Coalition, MembershipRequest, Standing
from stakeholders.reads.coalitions import conveners_of

Direction = MembershipRequest.Direction


def coalition_needs(actor: Actor) -> list[Need]:
    """In two queries at most; nothing for who does not commit a stakeholder."""
    own = actor.stakeholder
    if own is None or not actor.may_act:
        return []
    convened = Coalition.objects.filter(
        memberships__member=own,
        memberships__left_at__isnull=True,
        memberships__standing=Standing.MEMBER,
    )
    waiting = MembershipRequest.objects.filter(
        Q(candidate=own, direction=Direction.INVITED)
        | Q(coalition__in=convened, direction=Direction.ASKED),
        answer__isnull=True,
    ).select_related("coalition", "candidate", "stakeholder")
    asked = [request for request in waiting if request.direction == Direction.ASKED]
    conveners = conveners_of({request.coalition for request in asked})
    return [
        *[_invitation(one) for one in waiting if one.direction == Direction.INVITED],
        *[_request(one) for one in asked if conveners[one.coalition_id] == own.pk],
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
