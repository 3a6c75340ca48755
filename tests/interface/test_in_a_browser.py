"""What the small modules do in a real browser: nothing typed is lost, one click is one act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext
from playwright.sync_api import Page, expect

from interface.times import own_moment_words
from stakeholders.models import Person
from tests.browser import assert_accessible
from tests.world import seat_of

pytestmark = pytest.mark.e2e
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def signed_in_page(
    page_at: Callable[..., Page], transactional_db: None, live_server: Any
) -> Callable[..., Page]:
    def opened(path: str, width: int = 1280, **options: Any) -> Page:
        client = Client()
        client.force_login(seat_of("Vailuku").person, backend=BACKEND)
        page = page_at(width, **options)
        page.context.add_cookies(
            [
                {
                    "name": "sessionid",
                    "value": client.cookies["sessionid"].value,
                    "url": live_server.url,
                }
            ]
        )
        page.goto(live_server.url + path)
        return page

    return opened


def test_what_was_typed_survives_a_reload_until_it_is_discarded(
    signed_in_page: Callable[..., Page],
) -> None:
    page = signed_in_page("/say/")
    page.get_by_label("Words").press_sequentially("Half a sentence")
    page.get_by_label("Dry").check()
    page.wait_for_timeout(600)
    page.reload()
    assert page.get_by_label("Words").input_value() == "Half a sentence"
    assert page.get_by_label("Dry").is_checked()
    assert page.get_by_text("Restored what you had not sent").is_visible()
    page.get_by_role("button", name="Discard").click()
    assert page.get_by_label("Words").input_value() == ""
    page.reload()
    assert page.get_by_label("Words").input_value() == ""


def test_what_this_device_restores_is_told_in_the_words_of_the_server(
    signed_in_page: Callable[..., Page], transactional_db: None
) -> None:
    person = seat_of("Vailuku").person
    Person.objects.filter(pk=person.pk).update(language="ar", time_zone="Pacific/Tongatapu")
    page = signed_in_page("/say/")
    page.locator("textarea").press_sequentially("Half a sentence")
    page.wait_for_timeout(600)
    page.reload()
    notice = page.locator(".notice--kept")
    kept_at = notice.locator("time").get_attribute("datetime") or ""
    with translation.override("ar"), timezone.override("Pacific/Tongatapu"):
        expect(notice).to_contain_text(own_moment_words(datetime.fromisoformat(kept_at)))
        recorded = "Nothing of it was recorded. Read it once more and send it, or throw it away."
        expect(notice).to_contain_text(gettext(recorded))


def test_what_was_accepted_is_not_offered_again(
    signed_in_page: Callable[..., Page], live_server: Any
) -> None:
    page = signed_in_page("/say/")
    page.get_by_label("Words").press_sequentially("A whole sentence")
    page.wait_for_timeout(600)
    page.get_by_role("button", name="Say it").click()
    page.wait_for_url("**/said/")
    page.goto(f"{live_server.url}/say/")
    assert page.get_by_label("Words").input_value() == ""


def test_signing_out_wipes_this_device(
    signed_in_page: Callable[..., Page], live_server: Any
) -> None:
    page = signed_in_page("/say/")
    page.get_by_label("Words").press_sequentially("For nobody else")
    page.wait_for_timeout(600)
    assert page.evaluate("Object.keys(localStorage).length") == 1
    page.locator(".menu--account > summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_load_state()
    page.goto(f"{live_server.url}/accounts/login/")
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_an_expired_sign_in_loses_nothing_without_script(
    signed_in_page: Callable[..., Page],
) -> None:
    page = signed_in_page("/say/", java_script_enabled=False)
    person = seat_of("Vailuku").person
    EmailAddress.objects.get_or_create(
        user=person, email=person.email, defaults={"primary": True, "verified": True}
    )
    page.get_by_label("Words").fill("A long explanation")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Say it").click()
    assert page.get_by_text("What you typed is kept for 24 hours").is_visible()
    page.get_by_label("E-mail address").fill("delegate@vailuku.example")
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    assert page.get_by_label("Words").input_value() == "A long explanation"
    assert page.get_by_text("Restored what you had not sent").is_visible()


def test_what_is_typed_after_a_refusal_survives_too(
    signed_in_page: Callable[..., Page], live_server: Any
) -> None:
    page = signed_in_page("/say/")
    page.get_by_label("Words").fill("forbidden")
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_label("Words").press_sequentially("not so ")
    page.wait_for_timeout(600)
    page.goto(f"{live_server.url}/say/")
    expect(page.get_by_label("Words")).to_have_value("not so forbidden")


def test_the_server_s_copy_wins_where_it_is_newer(
    signed_in_page: Callable[..., Page], live_server: Any
) -> None:
    page = signed_in_page("/say/")
    page.get_by_label("Words").fill("forbidden, first")
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_role("alert")).to_be_focused()
    here = page.evaluate("JSON.stringify(localStorage)")
    page.get_by_label("Words").fill("forbidden, second")
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_role("alert")).to_be_focused()
    # As on another device, where the first of the two was written last.
    page.evaluate("kept => Object.assign(localStorage, JSON.parse(kept))", here)
    page.goto(f"{live_server.url}/say/")
    expect(page.get_by_label("Words")).to_have_value("forbidden, second")


def test_what_cannot_be_sent_stays_and_says_so_where_one_is(
    signed_in_page: Callable[..., Page],
) -> None:
    page = signed_in_page("/say/", 390)
    page.get_by_label("Words").fill("Said on a train")
    page.context.set_offline(True)
    button = page.get_by_role("button", name="Say it")
    button.click()
    notice = page.get_by_text("Not sent: the forum did not answer")
    expect(notice).to_be_in_viewport()
    expect(page.get_by_label("Words")).to_have_value("Said on a train")
    expect(button).to_be_enabled()
    page.context.set_offline(False)
    expect(notice).to_be_hidden()
    button.click()
    page.wait_for_url("**/said/")


def test_a_notice_is_closed_by_its_button(
    signed_in_page: Callable[..., Page], live_server: Any
) -> None:
    page = signed_in_page("/say/")
    page.get_by_label("Words").fill("Heard")
    page.get_by_role("button", name="Say it").click()
    page.wait_for_url("**/said/")
    page.goto(f"{live_server.url}/say/")
    said = page.get_by_text("You have been heard.")
    expect(said).to_be_in_viewport()
    page.get_by_role("button", name="Close this notice").click()
    expect(said).to_be_hidden()


def test_a_finger_finds_every_control_of_a_page(signed_in_page: Callable[..., Page]) -> None:
    page = signed_in_page("/say/", 390, has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_role("alert")).to_be_focused()
    small = page.evaluate(
        """() => [...document.querySelectorAll("a, button, summary, .choice")]
          .filter((one) => one.checkVisibility() && !one.matches(".skip, .vh"))
          .map((one) => [one, one.getBoundingClientRect()])
          .filter(([one, box]) => box.height < (one.matches("a:not(.btn)") ? 24 : 44))
          .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.height}`)"""
    )
    assert not small, small


def test_a_button_is_held_until_the_answer_is_here(signed_in_page: Callable[..., Page]) -> None:
    page = signed_in_page("/say/")
    # The answer never comes: the page stays where it is.
    page.evaluate(
        "document.querySelector('main form').addEventListener('submit', (e) => e.preventDefault())"
    )
    page.get_by_label("Words").fill("Clicked twice")
    button = page.get_by_role("button", name="Say it")
    button.click()
    expect(button).to_be_disabled()


def test_menus_close_by_escape_and_by_a_click_elsewhere(
    signed_in_page: Callable[..., Page],
) -> None:
    page = signed_in_page("/say/")
    menu = page.locator(".menu--account")
    menu.locator("summary").click()
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    menu.locator("summary").click()
    page.get_by_role("heading", level=1).click()
    assert menu.get_attribute("open") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_of_the_frame_shut_nobody_out(
    signed_in_page: Callable[..., Page],
    page_at: Callable[..., Page],
    live_server: Any,
    scheme: str,
    width: int,
) -> None:
    page = signed_in_page("/say/", width, color_scheme=scheme)
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible(page)
    for path in (
        "/help/",
        "/nowhere/",
        "/accounts/email/",
        "/accounts/2fa/",
        "/accounts/sessions/",
    ):
        page.goto(live_server.url + path)
        assert_accessible(page)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
    stranger = page_at(width, color_scheme=scheme)
    for path in ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"):
        stranger.goto(live_server.url + path)
        assert_accessible(stranger)
