"""What a seat carries by itself: mandate, role and accreditation, without asking about any text."""

from rules.predicates import predicate

from stakeholders.actors import Actor
from stakeholders.models import Role


@predicate
def sits(actor: Actor) -> bool:
    """Under a seat whose mandate holds today."""
    return actor.seat is not None and actor.seat.is_current


@predicate
def has_committing_role(actor: Actor) -> bool:
    return actor.may_act


@predicate
def has_preparing_role(actor: Actor) -> bool:
    return actor.role in (Role.HEAD, Role.DELEGATE, Role.ADVISER)


@predicate
def is_accredited(actor: Actor) -> bool:
    """Of an accredited body in a constituency; asked once for each object of the body."""
    body = actor.stakeholder
    return body is not None and not body.is_secretariat and hasattr(body, "accreditation")


@predicate
def is_secretariat(actor: Actor) -> bool:
    return actor.is_secretariat


commits = sits & has_committing_role & is_accredited
"""Acts that bind the stakeholder: heads and delegates."""

prepares = sits & has_preparing_role & is_accredited
"""Drafting and commenting: advisers too."""
