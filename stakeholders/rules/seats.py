"""Who may invite, accredit and end mandates: predicates about seats, and the rights they carry."""

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
def is_secretariat(actor: Actor) -> bool:
    """The secretariat's heads and delegates; its observers only read."""
    return actor.is_secretariat and actor.may_act


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


serves = sits & is_secretariat
"""The secretariat, acting within a mandate."""

seats_others = sits & ((is_head & is_of) | (is_secretariat & ~is_secretariats))
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
add_perm("stakeholders.see_delegation", sits & (is_of | is_secretariat))
