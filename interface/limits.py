"""How often one and the same may come to a door: counted in Valkey, for all processes together.

Where Valkey is away nothing is counted and nobody is turned away; the sign-in has counters of its
own in PostgreSQL. The limits are far above what people do, also a room of them behind one address.
"""

from __future__ import annotations

import ipaddress
import logging
import time
from functools import cache
from typing import Any

import redis
from django.conf import settings
from django.http import HttpRequest

from interface import clock

log = logging.getLogger(__name__)
# Seconds.
PATIENCE = 0.25
PAUSE = 5.0
UNITS = {"m": 60, "h": 3600}

# Address names that have a door of their own beside that of all pages and forms.
_doors: dict[str, str] = {}
_silent_until = 0.0


def guard(door: str, *names: str) -> None:
    """Count requests to addresses of these names at this door, which settings give a rate."""
    _doors.update(dict.fromkeys(names, door))


def doors_of(request: HttpRequest, name: str) -> list[str]:
    """The doors that this request comes through, for whoever sends it."""
    sends = request.method not in ("GET", "HEAD", "OPTIONS")
    doors = ["forms" if sends else "pages"]
    own = _doors.get(name)
    return [*doors, own] if own else doors


def wait(request: HttpRequest, user: Any, doors: list[str]) -> int:
    """0 where the request may pass, else the seconds until it may come again.

    A person is counted, or everybody at one address where nobody is signed in.
    """
    known = bool(user and user.is_authenticated)
    who = str(user.pk) if known else network_of(request.META.get("REMOTE_ADDR", ""))
    waits = (_wait_at(f"{door}.{'person' if known else 'anonymous'}", who) for door in doors)
    return next(filter(None, waits), 0)


def network_of(address: str) -> str:
    """An address; of the newer kind the network that one household or one office is given."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 4:
        return address
    return str(ipaddress.ip_network(f"{address}/64", strict=False))


def _wait_at(door: str, who: str) -> int:
    """A rate reads as in "120/m"; a door without one is not counted."""
    rate = settings.RATES.get(door) if settings.RATE_LIMITS else None
    if not rate:
        return 0
    most, _slash, unit = rate.partition("/")
    seconds = UNITS[unit]
    now = clock.now().timestamp()
    counted = _count(f"{door}:{who}:{int(now // seconds)}", seconds)
    return 0 if counted <= int(most) else max(1, int(seconds - now % seconds))


def _count(key: str, seconds: int) -> int:
    """How often the key was counted, this time included; 0 where nobody counts."""
    global _silent_until
    if time.monotonic() < _silent_until:
        return 0
    try:
        together = _valkey().pipeline(transaction=False)
        name = f"{settings.REDIS_PREFIX}.limits.{key}"
        together.incr(name)
        together.expire(name, seconds, nx=True)
        return int(together.execute()[0])
    except (redis.RedisError, OSError):
        log.warning("Requests are not counted: Valkey does not answer")
        _silent_until = time.monotonic() + PAUSE
        return 0


@cache
def _valkey() -> Any:
    return redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
    )
