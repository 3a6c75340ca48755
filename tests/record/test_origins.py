"""The live socket opens for our own pages only, whatever hosts the forum answers to."""

import pytest
from channels.testing import WebsocketCommunicator
from django.conf import LazySettings

from normsforum.asgi import application
from record.origins import is_own


@pytest.mark.parametrize(
    ("origin", "address", "own"),
    [
        ("https://norms.example", "https://norms.example", True),
        ("http://localhost:8000", "http://localhost:8000", True),
        ("https://NORMS.example", "https://norms.example", True),
        ("http://norms.example", "https://norms.example", False),
        ("https://norms.example", "http://norms.example", False),
        ("https://evil.example", "https://norms.example", False),
        ("https://norms.example.evil.example", "https://norms.example", False),
        ("http://localhost:8001", "http://localhost:8000", False),
        ("null", "https://norms.example", False),
        ("", "https://norms.example", False),
        ("", "https://", False),
        ("https://", "https://", False),
        ("https://[", "https://norms.example", False),
    ],
)
def test_only_our_own_origin_is_ours(origin: str, address: str, own: bool) -> None:
    assert is_own(origin, address) is own


def test_who_may_send_forms_may_open_the_socket(settings: LazySettings) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://other.example"]
    assert is_own("https://other.example", "https://norms.example")


@pytest.mark.parametrize("origin", [b"https://evil.example", b"null", None])
async def test_a_page_of_another_site_gets_no_socket(
    origin: bytes | None, settings: LazySettings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    headers = [(b"host", b"norms.example"), *([(b"origin", origin)] if origin else [])]
    page = WebsocketCommunicator(application, "/live/", headers=headers)
    connected, _code = await page.connect(timeout=10)
    assert not connected


async def opens(origin: bytes, scheme: str, *headers: tuple[bytes, bytes]) -> bool:
    page = WebsocketCommunicator(
        application,
        "/live/",
        headers=[(b"host", b"norms.example"), (b"origin", origin), *headers],
    )
    page.scope["scheme"] = scheme
    connected, _code = await page.connect(timeout=10)
    await page.disconnect()
    return connected


@pytest.mark.django_db(transaction=True)
async def test_a_page_by_another_scheme_gets_no_socket(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    assert await opens(b"https://norms.example", "wss")
    assert not await opens(b"http://norms.example", "wss")
    assert not await opens(b"https://norms.example", "ws")


@pytest.mark.django_db(transaction=True)
async def test_a_proxy_is_believed_where_it_is_for_pages(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    told = (b"x-forwarded-proto", b"https")
    assert not await opens(b"https://norms.example", "ws", told)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert await opens(b"https://norms.example", "ws", told)
    assert not await opens(b"http://norms.example", "ws", told)
    assert await opens(b"http://norms.example", "ws", (b"x-forwarded-proto", b"http"))
