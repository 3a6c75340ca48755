"""The front page: a disputed paragraph and the texts in negotiation, for whoever comes."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from desk.reads.specimen import specimen
from proposals import actions as acts
from proposals.models import Proposal
from tests.stakeholders.pages import text_of
from tests.world import (
    actor_of,
    amendment,
    draft,
    paragraph_id,
    proposal_under_negotiation,
    tabled_proposal,
)

pytestmark = pytest.mark.django_db


def front() -> str:
    return text_of(Client().get("/"))


def test_an_empty_forum_says_what_it_is_for() -> None:
    page = front()
    assert "Every disputed word, with the name of who disputes it" in page
    assert "No text has been tabled yet." in page
    assert "See the working groups" in page
    assert "Sign in" in page
    assert "Read the whole text" not in page


def test_it_shows_the_most_disputed_paragraph_and_who_would_change_it() -> None:
    proposal = tabled_proposal()
    amendment(proposal, "Marlonia", "OP2", "Invites companies to answer within a day.")
    amendment(proposal, "Kesimba", "OP1")
    amendment(proposal, "Ostvarn", "OP1", "Calls upon all States to refrain from harm;")
    acts.take_position(
        actor_of("Vailuku"),
        proposal,
        stance="support",
        revision=proposal.revisions.get(),
        paragraph=paragraph_id(proposal, "OP1"),
    )
    found = specimen()
    assert found is not None
    assert found.row.label == "OP1"
    assert {str(card.mover) for card in found.cards} == {"Kesimba", "Ostvarn"}
    assert found.pips == [("support", 1, "support")]
    page = front()
    assert "Kesimba" in page
    assert "Marlonia" not in page
    assert "Positions on this paragraph" in page


def test_names_beside_words_are_shown_only_where_everybody_may_read_them() -> None:
    proposal = tabled_proposal()
    amendment(proposal, "Kesimba", "OP1")
    Proposal.objects.filter(pk=proposal.pk).update(attribution="members")
    page = front()
    assert "Amd.1" in page
    assert "Kesimba" not in page


def test_a_text_without_a_rewording_gives_way_to_one_that_has_one() -> None:
    other = tabled_proposal(title="Cables")
    amendment(other, "Kesimba", "OP1")
    crowded = tabled_proposal()
    for name in ("Marlonia", "Kesimba"):
        amendment(crowded, name, "OP1", operation="delete")
    found = specimen()
    assert found is not None
    assert found.revision.proposal == other


def test_what_is_closed_is_no_specimen() -> None:
    proposal = tabled_proposal()
    closed = amendment(proposal, "Kesimba", "OP1")
    acts.withdraw_amendment(actor_of("Kesimba"), closed)
    assert specimen() is None
    assert "Read the whole text" not in front()


def test_drafts_and_texts_kept_to_few_are_not_listed() -> None:
    draft(title="Nobody reads me")
    kept = draft(title="The group reads me")
    acts.table_proposal(actor_of("Dravenia"), kept, visibility="group")
    page = front()
    assert "reads me" not in page
    assert "No text has been tabled yet." in page


def test_concluded_texts_are_not_in_negotiation() -> None:
    proposal = tabled_proposal(title="Taken back")
    acts.withdraw_proposal(actor_of("Dravenia"), proposal, reason="Merged.")
    assert "Taken back" not in front()


def test_it_asks_as_much_for_much_as_for_little() -> None:
    amendment(proposal_under_negotiation())
    Client().get("/")
    with CaptureQueriesContext(connection) as few:
        Client().get("/")
    for number in range(4):
        crowded = proposal_under_negotiation(title=f"Text {number}")
        for place in range(number + 1):
            amendment(crowded, new_text=f"Calls upon all States to refrain {place} times;")
    with CaptureQueriesContext(connection) as many:
        page = Client().get("/")
    assert "Text 3" in text_of(page)
    assert len(few) == len(many) <= 25
