"""Who may found, join, run, speak for and follow a coalition."""

from uuid import UUID

from rules.permissions import add_perm
from rules.predicates import predicate

from stakeholders.actors import Actor
from stakeholders.models import (
    Coalition,
    CoalitionMembership,
    MembershipRequest,
    Person,
    Seat,
    Stakeholder,
)
from stakeholders.reads.coalitions import Roll, roll_of
from stakeholders.rules.seats import commits

type Asked = Coalition | Roll
"""A coalition, or its roll where that has been read already: no query then."""


@predicate
def is_in_it(actor: Actor, asked: Asked) -> bool:
    """A current member, or aligned with it."""
    roll = _roll(asked)
    return roll.is_member(actor.stakeholder) or roll.is_aligned(actor.stakeholder)


@predicate
def is_full_member(actor: Actor, asked: Asked) -> bool:
    return _roll(asked).is_member(actor.stakeholder)


@predicate
def convenes(actor: Actor, asked: Asked) -> bool:
    """The founder, or the member of longest standing where the founder has left."""
    return _is(actor, _roll(asked).convener)


@predicate
def speaks(actor: Actor, asked: Asked) -> bool:
    return _is(actor, _roll(asked).spokesperson)


@predicate
def runs(actor: Actor, asked: Asked) -> bool:
    """Its convener or its spokesperson."""
    roll = _roll(asked)
    return _is(actor, roll.convener) or _is(actor, roll.spokesperson)


@predicate
def answers(actor: Actor, request: MembershipRequest) -> bool:
    """An invitation is answered by who was invited, a request by the coalition's convener."""
    if request.direction == MembershipRequest.Direction.INVITED:
        return actor.stakeholder is not None and actor.stakeholder.pk == request.candidate_id
    return _is(actor, roll_of(request.coalition).convener)


def may_read_coalition(
    person: Person | None, seat: Seat | None, coalition_id: UUID, audience: str
) -> bool:
    """Its public stream is everybody's, its own is that of those who are in it."""
    if audience == "public":
        return True
    if audience != "own" or seat is None:
        return False
    current = CoalitionMembership.objects.current()
    return current.filter(coalition=coalition_id, member=seat.stakeholder_id).exists()


def _roll(asked: Asked) -> Roll:
    return asked if isinstance(asked, Roll) else roll_of(asked)


def _is(actor: Actor, body: Stakeholder | None) -> bool:
    return actor.stakeholder is not None and body is not None and actor.stakeholder.pk == body.pk


add_perm("stakeholders.found_coalition", commits)
add_perm("stakeholders.join_coalition", commits & ~is_full_member)
add_perm("stakeholders.leave_coalition", commits & is_in_it)
add_perm("stakeholders.invite_to_coalition", commits & convenes)
add_perm("stakeholders.answer_membership_request", commits & answers)
add_perm("stakeholders.declare_spokesperson", commits & is_full_member)
add_perm("stakeholders.keep_coalition", commits & runs)
add_perm("stakeholders.speak_for_coalition", commits & speaks)
