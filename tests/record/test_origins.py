"""The live socket opens for our own pages only, whatever hosts the forum answers to."""

import pytest
from channels.testing import WebsocketCommunicator
from django.conf import LazySettings

from normsforum.asgi import application
from record.origins import is_own


@pytest.mark.parametrize(
    ("origin", "host", "own"),
    [
        ("https://norms.example", "norms.example", True),
        ("http://localhost:8000", "localhost:8000", True),
        ("https://NORMS.example", "norms.example", True),
        ("https://evil.example", "norms.example", False),
        ("https://norms.example.evil.example", "norms.example", False),
        ("http://localhost:8001", "localhost:8000", False),
        ("null", "norms.example", False),
        ("", "norms.example", False),
        ("", "", False),
        ("https://[", "norms.example", False),
    ],
)
def test_only_our_own_origin_is_ours(origin: str, host: str, own: bool) -> None:
    assert is_own(origin, host) is own


def test_who_may_send_forms_may_open_the_socket(settings: LazySettings) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://other.example"]
    assert is_own("https://other.example", "norms.example")


@pytest.mark.parametrize("origin", [b"https://evil.example", b"null", None])
async def test_a_page_of_another_site_gets_no_socket(
    origin: bytes | None, settings: LazySettings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    headers = [(b"host", b"norms.example"), *([(b"origin", origin)] if origin else [])]
    page = WebsocketCommunicator(application, "/live/", headers=headers)
    connected, _code = await page.connect(timeout=10)
    assert not connected
