"""A text is read on a telephone: a tap on the words opens all that stands beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps

pytestmark = pytest.mark.e2e


def test_a_tap_on_the_words_opens_their_sheet(member_page: Callable[..., Page]) -> None:
    page = member_page()
    page.set_viewport_size({"width": 390, "height": 844})
    paragraph = steps.paragraph(page, "OP1")
    paragraph.locator(".norm").click()
    rail = page.get_by_role("complementary", name="OP1: amendments and discussion")
    expect(rail).to_be_visible()
    expect(paragraph.get_by_role("link", name="Take a position")).to_be_visible()
    rail.get_by_role("link", name="Discussion").click()
    expect(rail.get_by_label("Comment for Marlonia")).to_be_visible()


def test_words_that_are_being_selected_open_nothing(member_page: Callable[..., Page]) -> None:
    page = member_page()
    words = steps.paragraph(page, "OP2").locator(".norm p")
    words.evaluate("words => getSelection().selectAllChildren(words)")
    words.dispatch_event("click")
    expect(page.get_by_role("complementary", name="OP2: amendments and discussion")).to_have_count(
        0
    )


def test_the_menu_of_seats_stays_on_the_screen(member_page: Callable[..., Page]) -> None:
    page = member_page()
    page.set_viewport_size({"width": 390, "height": 844})
    head = page.get_by_role("region", name="This text")
    seats = head.locator("details").filter(has_text="Speaking as")
    seats.locator("summary").click()
    panel = seats.locator(".menu__panel").bounding_box()
    assert panel is not None
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 390
