"""Which pages may open the live socket: our own, as with forms, and those that forms trust too."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from channels.security.websocket import WebsocketDenier
from django.conf import settings

type Application = Callable[..., Awaitable[Any]]


class OwnPagesOnly:
    """Refuses a socket that another site's page opens with the cookies of its reader."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Mapping[str, Any], receive: Any, send: Any) -> Any:
        headers = dict(scope.get("headers", []))
        origin = headers.get(b"origin", b"").decode("latin-1")
        host = headers.get(b"host", b"").decode("latin-1")
        if is_own(origin, host):
            return await self.application(scope, receive, send)
        denier: Application = WebsocketDenier()
        return await denier(scope, receive, send)


def is_own(origin: str, host: str) -> bool:
    """The question that Django asks of a form; a page without an origin is nobody's."""
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    try:
        return bool(host) and urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False
