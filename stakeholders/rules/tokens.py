"""Who makes and revokes tokens: each person for their own seats."""

from rules.permissions import add_perm
from rules.predicates import predicate

from stakeholders.actors import Actor
from stakeholders.models import Token


@predicate
def has_seat(actor: Actor) -> bool:
    return actor.seat is not None


@predicate
def owns(actor: Actor, token: Token) -> bool:
    return actor.person is not None and token.seat.person_id == actor.person.pk


add_perm("stakeholders.make_token", has_seat)
add_perm("stakeholders.revoke_token", owns)
