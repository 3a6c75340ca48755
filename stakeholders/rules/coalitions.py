"""Who may found, join, run and speak for a coalition."""

from django.db.models import QuerySet
from rules.permissions import add_perm
from rules.predicates import predicate

from stakeholders.actors import Actor
from stakeholders.models import (
    Coalition,
    CoalitionMembership,
    MembershipRequest,
    Standing,
)
from stakeholders.reads.coalitions import Roll, roll_of
from stakeholders.rules.seats import commits


@predicate
def is_in_it(actor: Actor, coalition: Coalition) -> bool:
    """A current member, or aligned with it."""
    return _current(actor, coalition).exists()


@predicate
def is_full_member(actor: Actor, coalition: Coalition) -> bool:
    return _current(actor, coalition).filter(standing=Standing.MEMBER).exists()


@predicate
def convenes(actor: Actor, coalition: Coalition) -> bool:
    """The founder, or the member of longest standing where the founder has left."""
    return convenes_by(actor, roll_of(coalition))


@predicate
def speaks(actor: Actor, coalition: Coalition) -> bool:
    return speaks_by(actor, roll_of(coalition))


@predicate
def runs(actor: Actor, coalition: Coalition) -> bool:
    """Its convener or its spokesperson."""
    roll = roll_of(coalition)
    return convenes_by(actor, roll) or speaks_by(actor, roll)


@predicate
def answers(actor: Actor, request: MembershipRequest) -> bool:
    """An invitation is answered by who was invited, a request by the coalition's convener."""
    if request.direction == MembershipRequest.Direction.INVITED:
        return _is(actor, request.candidate_id)
    return convenes_by(actor, roll_of(request.coalition))


def convenes_by(actor: Actor, roll: Roll) -> bool:
    return roll.convener is not None and _is(actor, roll.convener.pk)


def speaks_by(actor: Actor, roll: Roll) -> bool:
    return roll.spokesperson is not None and _is(actor, roll.spokesperson.pk)


def _is(actor: Actor, stakeholder_id: object) -> bool:
    return actor.stakeholder is not None and actor.stakeholder.pk == stakeholder_id


def _current(actor: Actor, coalition: Coalition) -> QuerySet[CoalitionMembership]:
    member = actor.stakeholder.pk if actor.stakeholder else None
    return CoalitionMembership.objects.current().filter(coalition=coalition, member=member)


add_perm("stakeholders.found_coalition", commits)
add_perm("stakeholders.join_coalition", commits & ~is_full_member)
add_perm("stakeholders.leave_coalition", commits & is_in_it)
add_perm("stakeholders.invite_to_coalition", commits & convenes)
add_perm("stakeholders.answer_membership_request", commits & answers)
add_perm("stakeholders.declare_spokesperson", commits & is_full_member)
add_perm("stakeholders.keep_coalition", commits & runs)
add_perm("stakeholders.speak_for_coalition", commits & speaks)
