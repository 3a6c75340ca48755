"""A forum's first day: from an empty database to a tabled text, on pages and by letters alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import assert_accessible
from tests.e2e import steps
from tests.live import Stack

pytestmark = pytest.mark.e2e

SECRETARY = "head@secretariat.example"
DELEGATE = "noa.sella@ithmar.example"
PASS_PHRASE = "eleven quiet harbours"


def test_an_empty_forum_reaches_its_first_tabled_text(
    bare_stack: Stack, page_at: Callable[..., Page]
) -> None:
    secretary = page_at(1280)
    choose_password(secretary, bare_stack.manage("create_secretariat", SECRETARY))
    steps.give_password(secretary, bare_stack, SECRETARY, PASS_PHRASE)
    expect(secretary.get_by_text("asks for a second factor")).to_be_visible()
    assert_accessible(secretary)
    steps.set_up_app(secretary, PASS_PHRASE)
    secretary.goto(f"{bare_stack.url}/home/")
    expect(secretary.get_by_role("heading", level=1)).to_have_text("Set up the forum")
    add_stakeholder(secretary, bare_stack)
    invite(secretary)

    delegate = page_at(390)
    take_the_seat(delegate, letter_to(bare_stack, DELEGATE))
    enter_as_member(secretary, bare_stack)

    steps.draft(delegate, bare_stack, "Quiet lines to hospitals", group=2)
    symbol = steps.table(delegate, "Ithmar")
    assert re.fullmatch(r"NF/WG2/\d{4}/L\.1", symbol)
    reader = page_at(1280)
    reader.goto(delegate.url)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Quiet lines to hospitals")
    assert_accessible(reader)


def choose_password(page: Page, printed: str) -> None:
    link = re.search(r"http://\S+", printed)
    assert link, printed
    page.goto(link[0])
    page.get_by_label("New password", exact=True).fill(PASS_PHRASE)
    page.get_by_label("New password, again").fill(PASS_PHRASE)
    assert_accessible(page)
    steps.press(page, "Set the password")
    expect(page.get_by_role("heading", name="Your password is set")).to_be_visible()
    page.goto(link[0])
    expect(page.get_by_role("heading", name="This link no longer works")).to_be_visible()


def add_stakeholder(page: Page, stack: Stack) -> None:
    page.goto(f"{stack.url}/secretariat/")
    assert_accessible(page)
    page.get_by_role("link", name="Add a stakeholder").click()
    page.get_by_label("Official short name").fill("Ithmar")
    page.get_by_label("Kind").select_option("State")
    assert_accessible(page)
    steps.press(page, "Add and accredit")
    expect(page.get_by_role("heading", level=1)).to_have_text("Delegation of Ithmar")


def invite(page: Page) -> None:
    page.get_by_label("Name", exact=True).fill("Noa Sella")
    page.get_by_label("E-mail").fill(DELEGATE)
    page.get_by_label("Role").select_option("Head of delegation")
    steps.press(page, "Invite to the delegation of Ithmar")
    waiting = page.get_by_role("region", name="Invitations that wait")
    expect(waiting.get_by_text(DELEGATE)).to_be_visible()


def letter_to(stack: Stack, email: str) -> str:
    """The link in the letter, as it stands in the outbox."""
    (text,) = stack.sql('SELECT text FROM outbox_mail WHERE "to" = %s', [email])[0]
    link = re.search(r"http://\S+", text)
    assert link, text
    return link[0]


def take_the_seat(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("Choose a password").fill(PASS_PHRASE)
    assert_accessible(page)
    steps.press(page, "Take the seat for Ithmar")
    expect(page.get_by_text("Speaking as")).to_be_visible()


def enter_as_member(page: Page, stack: Stack) -> None:
    page.goto(f"{stack.url}/groups/2/members/")
    page.get_by_label("Ithmar").check()
    steps.press(page, "Enter as members")
    expect(page.get_by_role("rowheader", name="Ithmar")).to_be_visible()
