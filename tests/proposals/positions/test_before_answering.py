"""Before a delegation answers again it sees the words, what changed in them, and what it said."""

import re
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from proposals import actions
from proposals.models import Proposal
from proposals.reads.texts import issued_revision, last_issued
from proposals.views.cards import all_cards
from tests import world
from tests.interface.forms_in_pages import carried
from tests.proposals.pages.signing import send, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def text() -> Proposal:
    return world.tabled_proposal()


def take(text: Proposal, by: str = "Marlonia", **said: Any) -> None:
    said.setdefault("stance", "accept")
    actions.take_position(world.actor_of(by), text, revision=issued_revision(text), **said)


def revise(text: Proposal) -> None:
    one = world.amendment(text, "Kesimba")
    actions.accept_amendment(world.actor_of("Dravenia"), one)
    actions.issue_revision(world.actor_of("Dravenia"), text)


def said_in(answer: Any) -> str:
    """The words of a page, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_paragraph_is_shown_with_what_changed_and_what_one_said(
    client: Client, text: Proposal
) -> None:
    op1 = world.paragraph_id(text, "OP1")
    take(text, paragraph=op1, reason="With a note.")
    revise(text)
    page = signed_in(client, world.actor_of("Marlonia")).get(
        reverse("position", args=[text.pk]), {"paragraph": op1}
    )
    words = said_in(page)
    assert "Marlonia: can accept, taken on the text as tabled, not reconfirmed" in words
    assert "With a note." in words
    assert "as it stands in Rev.1" in words
    html = page.content.decode()
    assert "<ins>and companies</ins>" in html
    assert f"{reverse('compare', args=[text.pk])}?from=0&amp;to=1#{op1}" in html


def test_the_whole_text_is_shown_by_the_paragraphs_that_changed(
    client: Client, text: Proposal
) -> None:
    take(text)
    revise(text)
    signed_in(client, world.actor_of("Marlonia"))
    html = client.get(reverse("position", args=[text.pk])).content.decode()
    assert "<ins>and companies</ins>" in html
    assert "<b>OP1</b>" in html
    assert "<b>PP1</b>" not in html


def test_an_amendment_is_shown_with_its_words(client: Client, text: Proposal) -> None:
    one = world.amendment(text)
    signed_in(client, world.actor_of("Ostvarn"))
    html = client.get(
        reverse("position", args=[text.pk]), {"amendment": one.number}
    ).content.decode()
    assert "<ins>and companies</ins>" in html
    assert "Ostvarn has taken no position here yet." in html


@pytest.mark.parametrize("revised", [True, False])
def test_no_stance_is_ticked_beforehand(client: Client, text: Proposal, revised: bool) -> None:
    op1 = world.paragraph_id(text, "OP1")
    take(text, paragraph=op1)
    if revised:
        revise(text)
    signed_in(client, world.actor_of("Marlonia"))
    for url in (
        f"{reverse('position', args=[text.pk])}?paragraph={op1}",
        f"{text.get_absolute_url()}?focus={op1}",
    ):
        stances = re.findall(r'<input[^>]*name="stance"[^>]*>', client.get(url).content.decode())
        assert len(stances) == 6
        assert not [one for one in stances if "checked" in one]
    url = f"{reverse('position', args=[text.pk])}?paragraph={op1}"
    assert send(client, url, "stance", reason="").status_code == 422


def test_the_side_panel_names_the_paragraphs_of_ones_own_positions(
    client: Client, text: Proposal
) -> None:
    signed_in(client, world.actor_of("Marlonia"))
    assert "None on the text yet" in said_in(client.get(text.get_absolute_url()))
    op1 = world.paragraph_id(text, "OP1")
    take(text, paragraph=op1)
    revise(text)
    page = client.get(text.get_absolute_url())
    assert "OP1 Can accept, taken on the text as tabled , not reconfirmed" in said_in(page).replace(
        "tabled,", "tabled ,"
    )
    assert "None on the whole text" in said_in(page)
    html = page.content.decode()
    assert f'{reverse("position", args=[text.pk])}?paragraph={op1}">Reconfirm' in html
    assert f"?from=0&amp;to=1#{op1}" in html


def test_the_side_panel_counts_objections_to_paragraphs_apart(
    client: Client, text: Proposal
) -> None:
    op1 = world.paragraph_id(text, "OP1")
    take(text, paragraph=op1, stance="object", reason="No.")
    assert "Objection to paragraph OP1" in said_in(client.get(text.get_absolute_url()))
    take(text, "Ostvarn", paragraph=op1, stance="object", reason="No.")
    take(text, "Kesimba")
    assert "Objections to paragraph OP1 (2)" in said_in(client.get(text.get_absolute_url()))
    take(text, paragraph=world.paragraph_id(text, "OP2"), stance="object", reason="No.")
    assert "Objections to paragraphs OP1 (2), OP2" in said_in(client.get(text.get_absolute_url()))


def test_amendments_are_remembered_for_one_request_and_one_seat(text: Proposal) -> None:
    world.amendment(text)
    text.attribution = "cochairs"
    text.save(update_fields=["attribution"])
    named = []
    for actor in (world.actor_of("Marlonia"), world.actor_of("Ostvarn")):
        request: Any = RequestFactory().get("/")
        request.actor = actor
        named += [card.attributed for card in all_cards(request, text)]
        assert all_cards(request, text) is all_cards(request, text)
    assert named == [True, False]


def test_a_text_read_again_has_its_new_revision(text: Proposal) -> None:
    assert last_issued(text) is not None
    revise(text)
    text.refresh_from_db()
    latest = last_issued(text)
    assert latest is not None
    assert latest.number == 1


def test_words_refused_on_one_paragraph_come_back_there_and_nowhere_else(
    client: Client, text: Proposal
) -> None:
    browser = signed_in(client, world.actor_of("Marlonia"))
    first, second = (
        f"{reverse('position', args=[text.pk])}?paragraph={world.paragraph_id(text, label)}"
        for label in ("OP1", "OP2")
    )
    refused = send(browser, first, "reason", reason="Only about the first.")
    assert refused.status_code == 422
    rail = f"{text.get_absolute_url()}?focus={world.paragraph_id(text, 'OP1')}"
    assert "Only about the first." in browser.get(first).text
    assert "Only about the first." not in browser.get(second).text
    assert "Only about the first." in browser.get(rail).text


def test_a_seat_without_the_right_is_told_to_change_and_offered_no_button(text: Proposal) -> None:
    address = reverse("position", args=[text.pk])
    form = carried(signed_in(Client(), world.actor_of("Vailuku")).get(address))
    adviser = signed_in(Client(), world.actor_of("Vailuku", "adviser"))
    answer = adviser.post(address, {**form, "stance": "objection", "reason": "Far too wide."})
    assert answer.status_code == 422
    assert "Far too wide." in answer.text
    assert "change the seat to send them" in answer.text
    assert "btn--primary" not in answer.text
