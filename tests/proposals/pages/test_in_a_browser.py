"""What a browser adds to the pages of a text: going back, the keyboard's place, directions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from proposals.models import Proposal
from stakeholders.actors import Actor
from stakeholders.models import Person
from tests import world
from tests.proposals.pages.signing import signed_in
from threads.models import Comment

pytestmark = pytest.mark.e2e


@pytest.fixture
def text(transactional_db: None) -> Proposal:
    return world.proposal_under_negotiation()


@pytest.fixture
def seated(
    page_at: Callable[..., Page], transactional_db: None, live_server: Any
) -> Callable[..., Page]:
    def opened(actor: Actor, path: str, **options: Any) -> Page:
        client = signed_in(Client(), actor)
        page = page_at(390, **options)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page.goto(live_server.url + path)
        return page

    return opened


def beside_op1(text: Proposal) -> str:
    op1 = world.paragraph_id(text, "OP1")
    return f"{text.get_absolute_url()}?focus={op1}#{op1}"


def test_a_comment_that_is_sent_again_after_going_back_stands_once(
    text: Proposal, seated: Callable[..., Page]
) -> None:
    page = seated(world.actor_of("Marlonia"), beside_op1(text), java_script_enabled=False)
    page.get_by_label("Comment for Marlonia").fill("We could live with this.")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_text("Your comment is posted.")).to_be_in_viewport()
    page.go_back()
    page.get_by_label("Comment for Marlonia").fill("We could live with this.")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_text("Your comment stands already")).to_be_in_viewport()
    assert Comment.objects.count() == 1


def test_a_position_is_confirmed_in_sight(text: Proposal, seated: Callable[..., Page]) -> None:
    op1 = world.paragraph_id(text, "OP1")
    url = f"{reverse('position', args=[text.pk])}?paragraph={op1}"
    page = seated(world.actor_of("Marlonia"), url, java_script_enabled=False)
    page.get_by_label("Can accept").check()
    page.get_by_role("button", name="Take this position for Marlonia").click()
    expect(page.get_by_text("Your position on OP1 is recorded")).to_be_in_viewport()
    expect(page.get_by_text("Marlonia: can accept, taken on")).to_be_in_viewport()


def test_who_adds_a_paragraph_writes_in_it_at_once(
    transactional_db: None, seated: Callable[..., Page]
) -> None:
    actor = world.actor_of("Dravenia")
    draft = world.draft()
    page = seated(actor, reverse("draft", args=[draft.pk]))
    page.get_by_role("button", name="Add below paragraph 1").click()
    expect(page.get_by_label("Words of paragraph 2")).to_be_focused()
    expect(page.get_by_label("Words of paragraph 2")).to_be_in_viewport()


def test_an_empty_field_runs_as_its_page_does(text: Proposal, seated: Callable[..., Page]) -> None:
    Person.objects.filter(pk=world.seat_of("Marlonia").person_id).update(language="ar")
    page = seated(world.actor_of("Marlonia"), beside_op1(text))
    assert page.evaluate("document.documentElement.dir") == "rtl"
    field = page.locator(".composer textarea")
    direction = "field => getComputedStyle(field).direction"
    assert field.evaluate(direction) == "rtl"
    field.fill("In English")
    assert field.evaluate(direction) == "ltr"
