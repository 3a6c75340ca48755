"""What paper keeps of the pages of a text: signs, columns, and which text it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from interface import clock
from interface.times import day_words
from proposals import actions
from proposals.actions.coalitions import map_outcome
from proposals.models import Paragraph, Proposal
from proposals.reads.texts import issued_revision
from stakeholders.actions.coalitions import found_coalition
from tests import world
from tests.proposals.pages.signing import signed_in

pytestmark = pytest.mark.e2e


@pytest.fixture
def text(transactional_db: None) -> Proposal:
    return world.proposal_under_negotiation()


def style(page: Page, selector: str, name: str) -> str:
    read = "([node, name]) => getComputedStyle(node)[name]"
    found: str = page.evaluate(read, [page.locator(selector).first.element_handle(), name])
    return found


def test_paper_shows_who_objects_and_of_which_text(
    text: Proposal, page_at: Callable[..., Page], live_server: Any
) -> None:
    revision, op1 = issued_revision(text), world.paragraph_id(text, "OP1")
    said: dict[str, Any] = {"paragraph": op1, "stance": "object", "reason": "Far too wide."}
    actions.take_position(world.actor_of("Marlonia"), text, revision=revision, **said)
    page = page_at(1280)
    page.goto(live_server.url + reverse("positions", args=[text.pk]))
    page.emulate_media(media="print")
    ground = style(page, "td.is-object", "backgroundColor")
    assert ground == "rgba(0, 0, 0, 0)", "paper does not print the ground of a cell"
    assert style(page, "td.is-object .st", "color") != style(page, "body", "backgroundColor")
    assert page.locator(".matrix .total .pips").first.is_visible()
    assert style(page, ".table-wrap", "overflowX") == "visible"
    assert text.symbol in page.locator(".print-head").inner_text()


def test_paper_compares_side_by_side(
    text: Proposal, page_at: Callable[..., Page], live_server: Any
) -> None:
    page = page_at(1280)
    page.goto(live_server.url + reverse("compare", args=[text.pk]))
    page.emulate_media(media="print")
    assert len(style(page, ".cols-head", "gridTemplateColumns").split()) == 3
    assert not page.get_by_label("From", exact=True).is_visible()
    assert text.symbol in page.locator(".print-head").inner_text()


def entered(page: Page, client: Client, live_server: Any) -> None:
    """The browser goes on with the session of the client."""
    page.goto(live_server.url)
    session = {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key}
    page.context.add_cookies([{**session, "url": live_server.url}])


def test_paper_says_of_which_text_the_desk_and_the_history_are_and_when(
    text: Proposal, page_at: Callable[..., Page], live_server: Any, client: Client
) -> None:
    world.amendment(text)
    page = page_at(1280)
    entered(page, signed_in(client, world.cochair(text.group)), live_server)
    for name, entry in (("desk", ".order > li"), ("history", ".ledger > li")):
        page.goto(live_server.url + reverse(name, args=[text.pk]))
        page.emulate_media(media="print")
        told = page.locator(".print-head").inner_text()
        assert f"{text.symbol} {text.title}, as of {day_words(clock.today())}" in told
        assert style(page, entry, "breakInside") == "avoid"
        page.emulate_media(media="screen")
    page.goto(live_server.url + reverse("desk", args=[text.pk]))
    page.emulate_media(media="print")
    assert style(page, ".desk", "display") == "block", "two columns leave half a sheet empty"
    assert not page.get_by_role("heading", name="Next").is_visible()


def test_paper_keeps_outcomes_whole_and_prints_no_forms(
    text: Proposal, page_at: Callable[..., Page], live_server: Any, client: Client
) -> None:
    member = world.actor_of("Ostvarn", "head")
    coalition = found_coalition(
        member, name="Hospitals Off Limits", charter="We.", outcomes=["No attack"]
    )
    op1 = Paragraph.objects.get(pk=world.paragraph_id(text, "OP1"))
    map_outcome(member, coalition.outcomes.get(), text, op1)
    page = page_at(1280)
    entered(page, signed_in(client, member), live_server)
    page.goto(live_server.url + coalition.get_absolute_url())
    assert page.get_by_text("Leave the coalition").is_visible()
    page.emulate_media(media="print")
    assert style(page, ".wanted > li", "breakInside") == "avoid"
    assert style(page, ".outcome__now", "display") == "block"
    for field in page.locator("main :is(textarea, select, input:not([type=hidden]))").all():
        assert not field.is_visible()
    assert not page.get_by_role("heading", name="You are a member").is_visible()
    assert page.get_by_role("heading", name="Members").is_visible()


def test_paper_keeps_the_words_that_a_form_is_about(
    page_at: Callable[..., Page], live_server: Any, client: Client, transactional_db: None
) -> None:
    draft = world.draft()
    page = page_at(1280)
    entered(page, signed_in(client, world.actor_of("Dravenia")), live_server)
    page.goto(live_server.url + reverse("tabling", args=[draft.pk]))
    page.emulate_media(media="print")
    assert page.get_by_text("Invites companies to answer").is_visible()
    assert not page.get_by_text("Who may read it").is_visible()
