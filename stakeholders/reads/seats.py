"""Which seats and invitations somebody may see, each list with one condition."""

from typing import Any

from django.db.models import Q, QuerySet

from stakeholders.accounts import addresses_of
from stakeholders.actors import Actor
from stakeholders.models import Invitation, Seat
from stakeholders.rules.seats import serves, sits


def seats_seen_by(actor: Actor) -> QuerySet[Seat]:
    """Those of the delegations that the actor may see (`stakeholders.see_delegation`)."""
    return Seat.objects.filter(_of_seen_delegations(actor, "stakeholder"))


def invitations_seen_by(actor: Actor) -> QuerySet[Invitation]:
    """Those that wait in the delegations that the actor may see, and the person's own."""
    waiting = _of_seen_delegations(actor, "for_stakeholder") & Q(answer__isnull=True)
    return Invitation.objects.filter(waiting | _sent_to(actor))


def invitations_sent_to(actor: Actor) -> QuerySet[Invitation]:
    return Invitation.objects.filter(_sent_to(actor))


def _of_seen_delegations(actor: Actor, field: str) -> Q:
    if serves(actor):
        return Q()
    if actor.stakeholder is not None and sits(actor):
        return Q(**{field: actor.stakeholder.pk})
    return _nothing()


def _sent_to(actor: Actor) -> Q:
    """To a confirmed address of the person, also what has been answered."""
    return _nothing() if actor.person is None else Q(email__in=addresses_of(actor.person))


def _nothing() -> Any:
    return Q(pk__in=[])
