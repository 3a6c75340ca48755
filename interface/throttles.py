"""The limits of the API, as its framework asks for them: 429 and how long to wait."""

from typing import Any

from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from interface import limits


class Throttle(BaseThrottle):
    """Counted by the person behind a token or a session, else by the address."""

    def allow_request(self, request: Request, view: Any) -> bool:
        self.seconds = limits.wait(request._request, request.user, ["api"])
        return not self.seconds

    def wait(self) -> float:
        return float(self.seconds)
