"""The page of search: every state says what one can do, and every list costs the same."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from record.keys import Subject
from tests import world
from tests.doors.people import signed_in
from threads.actions import post_comment

pytestmark = pytest.mark.django_db


def page(client: Client, **asked: Any) -> str:
    answer = client.get("/search/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_words_the_page_says_what_one_can_write(client: Client) -> None:
    for words in ("", "   ", "\u200b"):
        shown = page(client, q=words)
        assert "What one can write" in shown
        assert "Nothing found" not in shown


def test_one_letter_is_too_short_and_one_chinese_sign_is_not(client: Client) -> None:
    assert "Write a little more" in page(client, q="a")
    assert "Write a little more" in page(client, q="- .")
    assert "Nothing found" in page(client, q="医")


def test_where_nothing_is_found_the_page_says_what_to_try(client: Client) -> None:
    world.group()
    shown = page(client, q="nosuchword", kind="comments", group=4)
    assert "Nothing found" in shown
    assert 'href="/search/?q=nosuchword"' in shown
    assert "What one can write" in shown


def test_words_that_are_too_common_are_no_error(client: Client) -> None:
    world.tabled_proposal()
    assert "very common words alone find nothing" in page(client, q="the of and")


@pytest.mark.parametrize(
    "said", ["' or 1=1 --", "\x00", "a & | ! ( <->", '"', "-", "((", "%", "\\"]
)
def test_whatever_is_typed_is_looked_for_and_breaks_nothing(client: Client, said: str) -> None:
    world.tabled_proposal()
    page(client, q=said)


def test_a_page_a_kind_or_a_group_that_is_none_is_passed_over(client: Client) -> None:
    world.tabled_proposal()
    shown = page(client, q="hospitals", kind="weather", group="x" * 9, page="-1")
    assert "Keeping <mark>hospitals</mark> out of reach" in shown


def test_one_kind_is_shown_in_pages(client: Client) -> None:
    text = world.tabled_proposal()
    by = world.actor_of("Marlonia")
    for number in range(25):
        post_comment(by, Subject("proposal", text.pk), f"Wheels, for the {number}th time.")
    everything = page(client, q="wheels")
    assert everything.count('<li class="hit">') == 5
    assert 'href="/search/?q=wheels&amp;kind=comments"' in everything
    first = page(client, q="wheels", kind="comments")
    assert first.count('<li class="hit">') == 20
    assert "1 to 20 of 25" in first
    assert page(client, q="wheels", kind="comments", page=2).count('<li class="hit">') == 5


def test_the_box_stands_in_the_head_and_the_menu_of_every_page_but_this(client: Client) -> None:
    text = world.tabled_proposal()
    for url in ("/", "/help/", text.get_absolute_url()):
        shown = client.get(url).content.decode()
        assert shown.count("data-search") == 2, url
        assert shown.count('action="/search/"') == 2
    assert page(client, q="hospitals").count("data-search") == 1


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


def test_searching_costs_the_same_however_much_is_found() -> None:
    client = signed_in(world.actor_of("Vailuku"))
    counted: dict[str, set[int]] = {}
    for number in range(2):
        for _more in range(1 + 3 * number):
            text = world.tabled_proposal()
            one = world.amendment(text, rationale="For hospitals.")
            op1 = world.paragraph_id(text, "OP1")
            for subject in (("proposal", text.pk), ("amendment", one.pk), ("paragraph", op1)):
                post_comment(world.actor_of("Marlonia"), Subject(*subject), "Hospitals first.")
        for url in (
            "/search/?q=hospitals+or+operations+or+group",
            "/search/?q=hospitals&kind=comments",
            "/search/?q=hospitals&kind=amendments",
            "/search/?q=operations&kind=paragraphs",
            "/api/v1/search/?q=hospitals+or+operations",
        ):
            counted.setdefault(url, set()).add(queries(client, url))
    for url, numbers in counted.items():
        assert len(numbers) == 1, (url, numbers)
        assert max(numbers) <= 25, (url, numbers)
