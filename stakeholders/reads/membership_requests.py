"""Which requests and invitations of coalitions somebody may see while they wait for an answer."""

from django.db.models import Q, QuerySet

from stakeholders.actors import Actor
from stakeholders.models import Coalition, CoalitionMembership, MembershipRequest, Standing
from stakeholders.permits import permits
from stakeholders.reads.coalitions import rolls

Direction = MembershipRequest.Direction


def membership_requests_seen_by(actor: Actor) -> QuerySet[MembershipRequest]:
    """As on a coalition's page: what is asked of or by the own stakeholder, what the coalitions
    that it is a member of have offered, and what is asked of those whose members it admits."""
    own = actor.stakeholder
    if own is None:
        return MembershipRequest.objects.none()
    full = CoalitionMembership.objects.current().filter(member=own, standing=Standing.MEMBER)
    mine = rolls(Coalition.objects.filter(pk__in=full.values("coalition")))
    admitting = [
        key
        for key, roll in mine.items()
        if permits(actor, "stakeholders.invite_to_coalition", roll)
    ]
    seen = (
        Q(candidate=own)
        | Q(coalition__in=list(mine), direction=Direction.INVITED)
        | Q(coalition__in=admitting, direction=Direction.ASKED)
    )
    return MembershipRequest.objects.filter(seen, answer__isnull=True)
