"""What paper keeps of the pages of a text: signs, columns, and which text it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from proposals import actions
from proposals.models import Proposal
from proposals.reads.texts import issued_revision
from tests import world

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
