"""What a seat carries by itself, for every app; and who may invite, accredit and end mandates."""

from typing import Any

from rules.permissions import add_perm
from rules.predicates import predicate

from stakeholders.actors import Actor
from stakeholders.models import Invitation, Role, Seat, Stakeholder


@predicate
def sits(actor: Actor) -> bool:
    """Acts under a seat whose mandate holds today."""
    return actor.seat is not None and actor.seat.is_current


@predicate
def has_committing_role(actor: Actor) -> bool:
    return actor.may_act


@predicate
def has_preparing_role(actor: Actor) -> bool:
    """Advisers too; observers read."""
    return actor.role in (Role.HEAD, Role.DELEGATE, Role.ADVISER)


@predicate
def is_accredited(actor: Actor) -> bool:
    """Of an accredited body in a constituency; asked once for each object of the body."""
    body = actor.stakeholder
    return body is not None and not body.is_secretariat and hasattr(body, "accreditation")


@predicate
def is_of_secretariat(actor: Actor) -> bool:
    """Of the secretariat in any role, also one that only reads."""
    return actor.is_secretariat


@predicate
def is_head(actor: Actor) -> bool:
    return actor.role == Role.HEAD


@predicate
def is_of(actor: Actor, subject: Any) -> bool:
    """Whether the subject is the actor's own stakeholder, or belongs to it."""
    return actor.stakeholder is not None and _stakeholder_id(subject) == actor.stakeholder.pk


@predicate
def is_secretariats(actor: Actor, subject: Any) -> bool:
    """Whether the subject is the secretariat's own: its seats are its head's alone to give."""
    found = subject if isinstance(subject, Stakeholder) else _stakeholder(subject)
    return found is not None and found.is_secretariat


@predicate
def is_somebody(actor: Actor) -> bool:
    return actor.person is not None


@predicate
def has_no_seat(actor: Actor) -> bool:
    return actor.kind == "person"


def _stakeholder_id(subject: Any) -> object:
    if isinstance(subject, Stakeholder):
        return subject.pk
    return subject.for_stakeholder_id if isinstance(subject, Invitation) else subject.stakeholder_id


def _stakeholder(subject: Any) -> Stakeholder | None:
    if isinstance(subject, Invitation):
        return subject.for_stakeholder
    return subject.stakeholder if isinstance(subject, Seat) else None


commits = sits & has_committing_role & is_accredited
"""Acts that bind the stakeholder: heads and delegates."""

prepares = sits & has_preparing_role & is_accredited
"""Drafting and commenting: advisers too."""

serves = sits & is_of_secretariat & has_committing_role
"""The secretariat's heads and delegates within the mandate; its observers only read."""

oversees = sits & is_of_secretariat
"""The secretariat in any role, within the mandate: it reads what goes on in every room."""

speaks_up = sits & has_preparing_role & (is_accredited | is_of_secretariat)
"""Commenting: whoever drafts, and the secretariat but for its observers."""

seats_others = (sits & is_head & is_of) | (serves & ~is_secretariats)
"""A head for the own delegation; the secretariat for everybody else's."""

add_perm("stakeholders.keep_settings", is_somebody)
add_perm("stakeholders.add_stakeholder", serves)
add_perm("stakeholders.edit_stakeholder", serves)
add_perm("stakeholders.see_secretariat", serves)
add_perm("stakeholders.decide_application", serves)
add_perm("stakeholders.apply", has_no_seat)
add_perm("stakeholders.invite_delegate", seats_others)
add_perm("stakeholders.revoke_invitation", seats_others)
add_perm("stakeholders.end_mandate", seats_others)
add_perm("stakeholders.see_delegation", (sits & is_of) | serves)
