"""The limits of the API, as its framework asks for them: 429 and how long to wait."""

from typing import Any

from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from interface import limits


class Throttle(BaseThrottle):
    """Counted by the person behind a token or a session, else by the address."""

    def allow_request(self, request: Request, view: Any) -> bool:
        self.seconds = _counted(request)
        return not self.seconds

    def wait(self) -> float:
        return float(self.seconds)


def came_too_often(request: Request) -> exceptions.Throttled | None:
    """Asked where the framework turns somebody away before it asks for limits: an unknown token or
    a seat without the right counts too."""
    if hasattr(request._request, "is_counted"):
        return None
    seconds = _counted(request)
    return exceptions.Throttled(seconds) if seconds else None


def _counted(request: Request) -> int:
    request._request.is_counted = True  # type: ignore[attr-defined]
    return limits.wait(request._request, request.user, ["api"])
