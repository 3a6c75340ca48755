"""What a person has just done, so that who goes back is told so and not that it is forbidden."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest

KEY = "done"
MOST = 20


def remember(request: HttpRequest, url: str, path: str = "") -> None:
    """Note that the act at this address (or at `path`) was carried out, and where it led."""
    session: Any = getattr(request, "session", None)
    if session is None:
        return
    place = path or request.path
    before = [(at, led) for at, led in session.get(KEY, {}).items() if at != place]
    session[KEY] = dict([*before, (place, url)][-MOST:])


def here(request: HttpRequest) -> str:
    """Where the act led that this person did at this address; "" if none."""
    session: Any = getattr(request, "session", None)
    if session is None or request.method == "POST":
        return ""
    return str(session.get(KEY, {}).get(request.path, ""))


def said_beside(request: HttpRequest, place: str) -> list[str]:
    """What the act that led to this page says of itself at this place, and not at the head."""
    return [str(told) for told in get_messages(request) if told.extra_tags == place]
