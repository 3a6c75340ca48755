"""From any page by a key to a paragraph, on a desk and on a telephone, and without a script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import assert_accessible
from tests.e2e import steps
from tests.live import Stack

pytestmark = pytest.mark.e2e
# Of one operative paragraph of the demonstration, and of amendments to it.
WORDS = '"refrain from requiring"'


@pytest.mark.parametrize("width", [1280, 390])
def test_keys_lead_from_any_page_to_a_paragraph(
    width: int, live_stack: Stack, page_at: Callable[..., Page]
) -> None:
    page = page_at(width)
    steps.enter(page, live_stack, steps.SMALL_STATE)
    page.wait_for_load_state()
    page.keyboard.press("/")
    box = page.get_by_role("searchbox", name="Search the forum")
    expect(box).to_be_focused()
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q="))
    expect(page.locator("mark").first).to_be_visible()

    page.keyboard.press("/")
    expect(box).to_be_focused()
    # Who types in a field types a stroke.
    page.keyboard.press("End")
    page.keyboard.type("/")
    expect(box).to_have_value(f"{WORDS}/")
    page.keyboard.press("ArrowDown")
    found = page.get_by_role("region", name="Paragraphs").get_by_role("link", name="OP3")
    expect(found).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/proposals/[0-9a-f-]+/\?focus=[0-9a-f-]+#[0-9a-f-]+$"))
    paragraph = steps.paragraph(page, "OP3")
    expect(paragraph.locator(".norm")).to_be_in_viewport()
    expect(paragraph).to_contain_text("refrain from requiring")


def test_a_citation_leads_directly_there(live_stack: Stack, page_at: Callable[..., Page]) -> None:
    page = page_at(1280)
    page.goto(f"{live_stack.url}/search/?q={WORDS}")
    page.get_by_role("region", name="Paragraphs").get_by_role("link", name="OP3").click()
    text = steps.symbol_of(page).partition("/")[2]
    page.goto(f"{live_stack.url}/groups/")
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.keyboard.type(f"OP3 of {text}")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/proposals/"))
    expect(steps.paragraph(page, "OP3").locator(".norm")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 390])
def test_without_a_script_one_searches_too(
    width: int, live_stack: Stack, page_at: Callable[..., Page]
) -> None:
    page = page_at(width, java_script_enabled=False)
    page.goto(f"{live_stack.url}/groups/")
    if width == 390:
        page.get_by_label("Menu").first.click()
    box = page.get_by_role("searchbox", name="Search the forum")
    box.fill(WORDS)
    box.press("Enter")
    page.get_by_role("region", name="Paragraphs").get_by_role("link", name="OP3").click()
    expect(steps.paragraph(page, "OP3").locator(".norm")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 1000, 390, 320])
def test_everybody_can_use_the_pages_of_search(
    width: int, live_stack: Stack, page_at: Callable[..., Page]
) -> None:
    page = page_at(width)
    steps.enter(page, live_stack, steps.SMALL_STATE)
    # Here the box stands in the head; on the page of search it does not.
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for query in ("", "?q=a", "?q=nosuchword", "?q=standards", "?q=standards&kind=amendments"):
        page.goto(f"{live_stack.url}/search/{query}")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), query
