"""Pages in Arabic: what is in another script stands apart, and everybody can use them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import assert_accessible
from tests.live import Stack

pytestmark = pytest.mark.e2e
PAGES = (
    "/", "/groups/", "/groups/4/", "/stakeholders/", "/coalitions/", "/reports/", "/help/",
    "/accounts/login/", "compare/", "history/", "positions/", "",
)  # fmt: skip
# Dates, symbols, names, links, and words that are marked with their language.
APART = "time, bdi, .symbol, .hash, .kind > *, main a, [lang]:not(html)"
BLOCKS = "main :is(p, h1, h2, h3, li, dt, dd)"


@pytest.fixture
def arabic_page(
    bare_stack: Stack, small_text: str, page_at: Callable[..., Page]
) -> Callable[..., Page]:
    def opened(path: str, width: int = 1280, **options: object) -> Page:
        page = page_at(width, **options)
        page.context.add_cookies(
            [{"name": "django_language", "value": "ar", "url": bare_stack.url}]
        )
        page.goto(bare_stack.url + path if path.startswith("/") else small_text + path)
        assert page.evaluate("document.documentElement.dir") == "rtl"
        return page

    return opened


def turned(page: Page, selector: str, allowed: list[str]) -> list[str]:
    """What of it could turn its surroundings round, or be turned by them."""
    found: list[str] = page.eval_on_selector_all(
        selector,
        """(all, allowed) => all
          .filter((one) => !allowed.includes(getComputedStyle(one).unicodeBidi))
          .map((one) => one.outerHTML.slice(0, 120))""",
        allowed,
    )
    return found


@pytest.mark.parametrize("path", PAGES)
def test_what_is_in_another_script_stands_apart(
    path: str, arabic_page: Callable[..., Page]
) -> None:
    page = arabic_page(path)
    assert turned(page, APART, ["isolate", "plaintext"]) == []
    assert turned(page, BLOCKS, ["isolate", "plaintext"]) == []


def test_lines_in_latin_letters_begin_where_those_of_the_page_do(
    arabic_page: Callable[..., Page],
) -> None:
    page = arabic_page("/groups/")
    heading = page.locator("main h1")
    heading.evaluate("heading => { heading.textContent = 'Working groups' }")
    begins, ends = heading.evaluate(
        """heading => {
          const range = document.createRange();
          range.selectNodeContents(heading);
          return [range.getBoundingClientRect().right, heading.getBoundingClientRect().right];
        }"""
    )
    assert abs(begins - ends) < 2


def test_a_line_of_which_every_piece_stands_apart_runs_as_the_page_does(
    arabic_page: Callable[..., Page],
) -> None:
    page = arabic_page("/groups/")
    # A day above its hours, and a body before its person, without a letter of the line's own.
    first, second = page.locator("main .head").evaluate(
        """head => {
          head.innerHTML = "<p><time><b>1 أيار</b> <span><bdi>09:00 UTC</bdi></span></time></p>"
            + "<p><bdi>San Aurelio</bdi> <span class='meta'><bdi>Inés Quirós</bdi></span></p>";
          return [["b", "time bdi"], ["p:last-child > bdi", ".meta bdi"]].map(([one, other]) =>
            head.querySelector(one).getBoundingClientRect().left
            - head.querySelector(other).getBoundingClientRect().right);
        }"""
    )
    assert first > 0
    assert second > 0


@pytest.mark.parametrize("path", PAGES)
def test_they_are_for_everybody_and_fit_a_small_telephone(
    path: str, arabic_page: Callable[..., Page]
) -> None:
    page = arabic_page(path, width=320, color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert_accessible(page)


@pytest.mark.parametrize("path", ["/groups/", "/groups/4/"])
def test_what_a_group_is_for_begins_where_its_own_script_does(
    path: str, arabic_page: Callable[..., Page]
) -> None:
    page = arabic_page(path)
    words = page.locator(".groups__about > p:first-child, .mandate > p").first
    begins, ends = words.evaluate(
        """words => {
          words.textContent = 'To build capacity.';
          const range = document.createRange();
          range.selectNodeContents(words);
          return [range.getBoundingClientRect().left, words.getBoundingClientRect().left];
        }"""
    )
    assert abs(begins - ends) < 2
