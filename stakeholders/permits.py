"""Asking the rules: one question for pages, API, sockets, tasks and templates."""

from copy import copy
from dataclasses import replace
from typing import Any

import rules.permissions
from django.utils.translation import gettext_lazy as _

from interface.refusal import Refusal
from stakeholders.actors import Actor
from stakeholders.models import Role


def permits(actor: Actor, permission: str, subject: Any = None) -> bool:
    """Whether the rule named "<app>.<act>" lets this actor do it to this subject."""
    return bool(rules.permissions.has_perm(permission, actor, subject))


def is_kept_by_role(actor: Actor, permission: str, subject: Any = None) -> bool:
    """Whether nothing but the seat's role stands in the way: a delegate of the same body might."""
    if actor.seat is None or actor.may_act:
        return False
    seat = copy(actor.seat)
    seat.role = Role.DELEGATE
    return permits(replace(actor, seat=seat), permission, subject)


def require(actor: Actor, permission: str, subject: Any = None) -> None:
    """Refuse with the reason "not_entitled" where the rule says no."""
    if not permits(actor, permission, subject):
        raise Refusal("not_entitled", _("Your seat does not carry the right to do this."))
