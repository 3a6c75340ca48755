"""A text is read, amended, discussed and judged without a mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps

pytestmark = pytest.mark.e2e


def test_keys_lead_through_a_text(member_page: Callable[..., Page]) -> None:
    page = member_page()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()

    label = steps.paragraph(page, "OP1").get_by_role("link", name="OP1", exact=True)
    for _step in range(10):
        page.keyboard.press("j")
        if label.evaluate("link => link === document.activeElement"):
            break
    rail = page.get_by_role("complementary", name="OP1: amendments and discussion")
    expect(rail.get_by_label("Comment for Marlonia")).to_be_visible()
    page.keyboard.press("j")
    expect(page.get_by_role("complementary", name="OP2: amendments and discussion")).to_be_visible()
    page.keyboard.press("k")
    expect(rail).to_be_visible()

    page.keyboard.press("p")
    expect(rail.get_by_text("Position of Marlonia")).to_be_visible()
    label.focus()
    page.keyboard.press("c")
    expect(rail.get_by_label("Comment for Marlonia")).to_be_focused()
    page.keyboard.press("a")
    expect(rail.get_by_label("Comment for Marlonia")).to_have_value("a")
    label.focus()
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="Amend OP1")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Help")
