"""One ASGI process serves pages and sockets; more of them may run beside each other."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "normsforum.settings.local")
pages = get_asgi_application()

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import WebsocketDenier  # noqa: E402
from channels.sessions import SessionMiddlewareStack  # noqa: E402
from django.urls import path, re_path  # noqa: E402

from normsforum.bodies import LimitedBodies  # noqa: E402
from record.consumers import LiveConsumer  # noqa: E402
from record.origins import OwnPagesOnly  # noqa: E402

sockets = URLRouter(
    [
        path("live/", LiveConsumer.as_asgi()),  # type: ignore[arg-type, list-item]
        # An address that nobody serves is refused like a page that is not there.
        re_path("", WebsocketDenier.as_asgi()),  # type: ignore[arg-type, list-item]
    ]
)
application = ProtocolTypeRouter(
    {
        "http": LimitedBodies(pages),
        "websocket": OwnPagesOnly(SessionMiddlewareStack(sockets)),  # type: ignore[arg-type]
    }
)
