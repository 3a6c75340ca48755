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
        headers = {
            name.decode("latin-1"): value.decode("latin-1")
            for name, value in scope.get("headers", [])
        }
        address = f"{_scheme(scope, headers)}://{headers.get('host', '')}"
        if is_own(headers.get("origin", ""), address):
            return await self.application(scope, receive, send)
        denier: Application = WebsocketDenier()
        return await denier(scope, receive, send)


def _scheme(scope: Mapping[str, Any], headers: Mapping[str, str]) -> str:
    """By which scheme we are asked; a proxy's word counts where it does for pages."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        said = headers.get(name.removeprefix("HTTP_").replace("_", "-").lower())
        if said is not None:
            return "https" if said.partition(",")[0].strip() == secure else "http"
    return "https" if scope.get("scheme") in ("wss", "https") else "http"


def is_own(origin: str, address: str) -> bool:
    """The question that Django asks of a form; a page without an origin is nobody's.

    `address` is the scheme and the host by which we were asked.
    """
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    try:
        asked, own = urlsplit(origin.lower()), urlsplit(address.lower())
    except ValueError:
        return False
    return bool(own.netloc) and (asked.scheme, asked.netloc) == (own.scheme, own.netloc)
