"""What is said in one browser stands in the other's, whatever breaks on the way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import people, steps
from tests.live import Stack

pytestmark = [pytest.mark.e2e, pytest.mark.engines]


type Listener = tuple[Page, Locator]


@pytest.fixture(scope="module")
def stack(template_database: str) -> Iterator[Stack]:
    """One of its own: its Valkey is killed."""
    with Stack("comments", demonstration=False) as started:
        yield started


@pytest.fixture(scope="module")
def text(stack: Stack) -> str:
    told = stack.manage("shell", "-c", "from tests.e2e.small_world import tell; tell()")
    return stack.url + str(json.loads(told.splitlines()[-1])["text"])


@pytest.fixture
def two(stack: Stack, text: str, page_at: Callable[..., Page]) -> tuple[Listener, Listener]:
    """Two people with the same paragraph in focus."""
    return opened(page_at(), stack, people.AUTHOR, text), opened(
        page_at(), stack, people.MEMBER, text
    )


def opened(page: Page, stack: Stack, email: str, text: str) -> Listener:
    steps.sign_in(page, stack, email, people.PASS_PHRASE)
    page.goto(text)
    rail = steps.open_rail(page, "OP1")
    expect(page.locator("html")).to_have_attribute("data-live-state", "live")
    page.evaluate("window.stillTheSamePage = true")
    return page, rail


def say(page: Page, rail: Locator, words: str) -> None:
    rail.get_by_label("Comment for").fill(words)
    steps.press(page, "Post comment", within=rail)
    expect(rail.get_by_text(words, exact=True)).to_be_visible()


def assert_said_once(listeners: Sequence[Listener], *all_words: str) -> None:
    for page, rail in listeners:
        for words in all_words:
            expect(rail.get_by_text(words, exact=True)).to_have_count(1, timeout=30_000)
        assert page.evaluate("window.stillTheSamePage"), "the page was loaded again"


def test_valkey_dies_between_two_comments_and_both_arrive(
    stack: Stack, two: tuple[Listener, Listener]
) -> None:
    here, there = two
    say(*here, "Before it died.")
    assert_said_once(two, "Before it died.")
    stack.valkey.kill()
    say(*here, "While it was away.")
    say(*there, "Answered while it was away.")
    assert_said_once(two, "While it was away.", "Answered while it was away.")
    stack.valkey.start()
    say(*there, "After it came back.")
    say(*here, "And once more.")
    assert_said_once(two, "After it came back.", "And once more.")


def test_a_listener_that_missed_a_message_sees_the_gap_and_fetches_it(
    stack: Stack, text: str, two: tuple[Listener, Listener], page_at: Callable[..., Page]
) -> None:
    """The message of the first comment is lost on its way; the second one's number tells."""
    speaker, _other = two
    page = page_at()
    lose: list[bool] = []

    def between(socket: Any) -> None:
        server = socket.connect_to_server()
        server.on_message(lambda message: None if lose else socket.send(message))

    page.route_web_socket(re.compile("/live/"), between)
    listener = opened(page, stack, people.CO_CHAIR, text)
    lose.append(True)
    say(*speaker, "Lost on the way.")
    expect(_other[1].get_by_text("Lost on the way.")).to_be_visible()
    lose.clear()
    with page.expect_request(re.compile(r"/streams/.*/events/\?after=")):
        say(*speaker, "Heard at once.")
    assert_said_once([listener], "Lost on the way.", "Heard at once.")


def test_one_is_told_beside_the_composer_that_a_comment_is_posted(
    two: tuple[Listener, Listener],
) -> None:
    (page, rail), (_there, other_rail) = two
    field = rail.get_by_label("Comment for")
    told = rail.get_by_role("status").filter(has_text="Your comment is posted.")
    line = rail.locator("[data-said]").element_handle()
    for words in ("Said and told.", "Said and told again."):
        field.fill(words)
        expect(told).to_have_count(0)
        steps.press(page, "Post comment", within=rail)
        expect(told).to_be_in_viewport()
        expect(rail.get_by_text("Kept on this device while you write")).to_be_hidden()
    assert line.evaluate("line => line.isConnected"), "a reader listens to what has been standing"
    expect(other_rail.get_by_text("Your comment is posted.")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("Your comment is posted.")).to_have_count(0)


def test_what_one_writes_keeps_its_place_while_others_speak(two: tuple[Listener, Listener]) -> None:
    speaker, (page, rail) = two
    page.set_viewport_size({"width": 390, "height": 844})
    field = rail.get_by_label("Comment for")
    field.click()
    field.press_sequentially("I am still writing")
    expect(field).to_be_in_viewport()
    before = field.bounding_box()
    say(*speaker, "Said at length meanwhile, so that it needs some lines of room on a telephone.")
    assert_said_once(
        two, "Said at length meanwhile, so that it needs some lines of room on a telephone."
    )
    after = field.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 2
    field.fill("")


def test_a_withdrawn_comment_is_gone_from_the_page_that_one_goes_back_to(
    two: tuple[Listener, Listener],
) -> None:
    (page, rail), _other = two
    say(page, rail, "Said too early.")
    mine = rail.get_by_role("listitem").filter(has_text="Said too early.").last
    mine.get_by_role("link", name="Withdraw").click()
    steps.press(page, "Withdraw comment")
    expect(page.get_by_text("Withdrawn by its author.").last).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Withdraw comment")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("complementary", name=re.compile("^OP1"))).to_be_visible()
    expect(page.get_by_text("Said too early.", exact=True)).to_have_count(0)


def test_who_was_offline_is_told_on_coming_back(two: tuple[Listener, Listener]) -> None:
    speaker, (page, rail) = two
    page.context.set_offline(True)
    page.evaluate("window.dispatchEvent(new Event('offline'))")
    say(*speaker, "Said to an empty chair.")
    page.context.set_offline(False)
    assert_said_once(two, "Said to an empty chair.")
    assert rail.is_visible()
