"""A passkey is added and signs in, under the strict policy of every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from tests.browser import assert_accessible
from tests.world import seat_of

pytestmark = pytest.mark.e2e
PHRASE = "a long pass phrase"


def with_a_key(page: Page) -> None:
    """The device has a key that asks for a finger, and the finger is always there."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.fixture
def site(transactional_db: None, live_server: Any) -> str:
    """By its name: keys belong to a name, never to a number."""
    return str(live_server.url).replace("127.0.0.1", "localhost")


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def test_a_passkey_opens_the_secretariat_without_a_password(
    page_at: Callable[..., Page], site: str
) -> None:
    person = seat_of("Secretariat", "head").person
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    page = page_at(1280)
    with_a_key(page)
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(PHRASE)
    press(page, "Sign in")
    expect(page.get_by_text("asks for a second factor")).to_be_visible()
    page.get_by_role("link", name="Add a key").click()
    page.get_by_label("Password").fill(PHRASE)
    press(page, "Go on")
    assert_accessible(page)
    page.get_by_label("Name of the key").fill("Blue key")
    page.get_by_label("It signs in by itself, without the password").check()
    press(page, "Add the key")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert Authenticator.objects.filter(user=person, type="webauthn").count() == 1
    page.goto(f"{site}/secretariat/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Secretariat")

    page.goto(f"{site}/accounts/logout/")
    press(page, "Sign out")
    page.goto(f"{site}/accounts/login/")
    press(page, "Use a passkey")
    expect(page).to_have_url(f"{site}/home/")
    page.goto(f"{site}/secretariat/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Secretariat")
