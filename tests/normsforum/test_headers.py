"""Headers that keep other sites, frames and devices away, on whatever is answered."""

import pytest
from django.test import Client

EXPECTED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
    "payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/", "/nowhere/", "/accounts/login/", "/api/v1/groups/", "/api/schema/", "/groups/1/feed/"],
)
def test_every_answer_is_kept_apart_from_other_sites(client: Client, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
