"""Journeys are as patient in what they expect as in what they do; and a small world for some."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PATIENCE_MS
from tests.e2e import people, steps
from tests.live import Stack


@pytest.fixture(autouse=True)
def patient() -> None:
    expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def small_text(bare_stack: Stack) -> str:
    """The address of a tabled text whose people have passwords, without the demonstration."""
    told = bare_stack.manage("shell", "-c", "from tests.e2e.small_world import tell; tell()")
    return bare_stack.url + str(json.loads(told.splitlines()[-1])["text"])


@pytest.fixture
def member_page(
    bare_stack: Stack, small_text: str, page_at: Callable[..., Page]
) -> Callable[..., Page]:
    """A signed-in delegate of Marlonia, who also has a seat of Kesimba, at the text."""

    def opened(**options: object) -> Page:
        page = page_at(1280, **options)
        steps.sign_in(page, bare_stack, people.MEMBER, people.PASS_PHRASE)
        page.goto(small_text)
        return page

    return opened
