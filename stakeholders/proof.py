"""What a session has proven: the second factor that some seats ask for, and that it is still you.

Apps say which seats ask for a second factor, which acts cannot be undone, which addresses hand
out what is private, and which take a POST that is no act. A program shows what the session had
shown that made its token.
"""

import time
from collections.abc import Callable, Iterable
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from stakeholders.actors import Actor
from stakeholders.models import Person

# How the demonstration's doors sign in; counts only where the demonstration is on.
BY_DEMONSTRATION = "demonstration"

type Weighty = Callable[[Actor], bool]
_weighty: list[Weighty] = []
_final: set[str] = set()
_private: set[str] = set()
_harmless: set[str] = set()


def asks_second_factor(of: Weighty) -> None:
    """Seats of which this holds, beside the secretariat's, act only with a second factor."""
    if of not in _weighty:
        _weighty.append(of)


def cannot_be_undone(names: Iterable[str]) -> None:
    """A POST to an address of this name asks for the proof anew where it is not fresh."""
    _final.update(names)


def hands_out_what_is_private(names: Iterable[str]) -> None:
    """An address of this name asks for a fresh proof however it is called: who finds a browser left
    open leaves without it."""
    _private.update(names)


def is_no_act(names: Iterable[str]) -> None:
    """A POST to an address of this name changes nothing in anybody's name."""
    _harmless.update(names)


def lacks_second_factor(request: HttpRequest, name: str) -> bool:
    """Whether the address of this name waits for one."""
    return not has_second_factor(request) and needs_second_factor(request, name)


def needs_second_factor(request: HttpRequest, name: str) -> bool:
    """Whether the seat asks for one there. The secretariat reads everything too."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.is_secretariat:
        return True
    return _is_act(request, name) and any(holds(actor) for holds in _weighty)


def lacks_freshness(request: HttpRequest, name: str) -> bool:
    asks = name in _private or (name in _final and _is_act(request, name))
    return asks and not is_fresh(request)


def is_final(name: str) -> bool:
    """Whether what is done at the address of this name cannot be undone."""
    return name in _final


def _is_act(request: HttpRequest, name: str) -> bool:
    return request.method not in ("GET", "HEAD", "OPTIONS") and name not in _harmless


def has_second_factor(request: Any) -> bool:
    """Whether this session was opened, or made certain since, with a second factor.

    `request` may be anything with `session` and `user`, as a socket has them.
    """
    return _is_by_demonstration(request) or any(
        record["method"] == "mfa" for record in _records(request)
    )


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person has proven a short while ago who they are.

    Who has neither a password nor a key has nothing else to show than that they are signed in.
    """
    if _is_by_demonstration(request):
        return True
    records = _records(request)
    if records and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT:
        return True
    return not ways_to_prove(request.user)


def ways_to_prove(person: Person | AnonymousUser) -> list[str]:
    """Addresses at which a signed-in person proves again who they are, the usual one first."""
    return [str(way["url"]) for way in get_adapter().get_reauthentication_methods(person)]


def ways_by_second_factor(person: Person | AnonymousUser) -> list[str]:
    ways = get_adapter().get_reauthentication_methods(person)
    return [str(way["url"]) for way in ways if way["id"].startswith("mfa_")]


def note(request: HttpRequest, person: Person, method: str) -> None:
    """Record that the person has just proven, in this session, who they are."""
    record_authentication(request, person, method=method)


def _records(request: Any) -> list[dict[str, Any]]:
    return get_authentication_records(request, request.user)


def _is_by_demonstration(request: Any) -> bool:
    return bool(settings.DEMONSTRATION) and any(
        record["method"] == BY_DEMONSTRATION for record in _records(request)
    )
