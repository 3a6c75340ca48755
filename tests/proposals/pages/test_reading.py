"""The pages that anybody reads: text, revision, comparison, history, positions, amendments."""

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from interface.identifiers import uuid7
from proposals import actions
from proposals.models import Amendment, Proposal, Revision
from tests import world
from tests.proposals.pages.signing import signed_in


@pytest.fixture
def text(db: None) -> Proposal:
    return world.proposal_under_negotiation()


def agree(text: Proposal, one: Amendment) -> None:
    actions.record_outcome(
        world.cochair(text.group),
        one,
        result="agreed",
        basis="meeting",
        meeting="2nd meeting",
        basis_date=clock.today(),
    )


def test_the_public_reads_the_text_with_labels_and_opening_verbs(
    client: Client, text: Proposal
) -> None:
    page = client.get(text.get_absolute_url())
    assert page.status_code == 200
    html = page.content.decode()
    op1 = world.paragraph_id(text, "OP1")
    assert f'id="{op1}"' in html
    assert 'id="OP1"' in html
    assert '<i class="opening">Calls upon</i>' in html
    assert str(text.symbol) in html
    assert "Amend <kbd>" not in html


def test_on_paper_the_text_says_its_stage_and_what_is_open_and_when(
    client: Client, text: Proposal
) -> None:
    world.amendment(text)
    agree(text, world.amendment(text, "Kesimba", "OP2", "Invites companies to answer in a day."))
    html = client.get(text.get_absolute_url()).content.decode()
    foot = html.split('<p class="print-foot">')[1].split("</p>")[0]
    assert f"{text.symbol}, under negotiation, 1 amendment open, 1 agreed for Rev.1, as of" in foot
    assert "UTC</span></time>. SHA-256" in foot


def test_a_paragraph_in_focus_has_its_rail_without_script(client: Client, text: Proposal) -> None:
    one = world.amendment(text)
    op1 = world.paragraph_id(text, "OP1")
    html = client.get(text.get_absolute_url(), {"focus": str(op1)}).content.decode()
    assert f'id="{one.name}"' in html
    assert "<ins>and companies</ins>" in html
    assert "Marlonia" in html
    by_label = client.get(text.get_absolute_url(), {"focus": "OP1"}).content.decode()
    assert f'id="{one.name}"' in by_label


def test_brackets_that_came_with_the_text_are_told_as_such(client: Client, db: None) -> None:
    text = world.tabled_proposal(
        paragraphs=[{"kind": "op", "text": "Calls upon [all] States to act."}]
    )
    html = client.get(text.get_absolute_url(), {"focus": "OP1"}).content.decode()
    assert "brackets of the text as tabled" in html
    assert "imported text" not in html


def test_the_rail_alone_is_a_fragment(client: Client, text: Proposal) -> None:
    world.amendment(text)
    op1 = world.paragraph_id(text, "OP1")
    answer = client.get(reverse("rail", args=[text.pk, op1]))
    assert answer.status_code == 200
    assert b"<html" not in answer.content
    assert b"Amd.1" in answer.content
    assert b"1 amendment, 1 open" in answer.content
    for part in (b"amendments", b"positions", b"discussion"):
        assert answer.content.count(b'href="#rail-' + part + b'"') == 1
        assert answer.content.count(b'id="rail-' + part + b'"') == 1
    assert client.get(reverse("rail", args=[text.pk, text.pk])).status_code == 404


def test_a_delegate_finds_the_acts_of_the_seat_in_the_rail(client: Client, text: Proposal) -> None:
    world.amendment(text)
    signed_in(client, world.actor_of("Ostvarn"))
    op1 = world.paragraph_id(text, "OP1")
    html = client.get(text.get_absolute_url(), {"focus": str(op1)}).content.decode()
    assert reverse("amend", args=[text.pk]) in html
    assert "Take this position" in html
    assert "Co-sponsor" in html
    assert "Comment for Ostvarn on OP1" in html


def test_the_whole_text_is_discussed_at_its_end(client: Client, text: Proposal) -> None:
    signed_in(client, world.actor_of("Ostvarn"))
    html = client.get(text.get_absolute_url(), {"focus": "whole"}).content.decode()
    assert "Positions and discussion on the text as a whole" in html
    assert "Take this position" in html


def test_agreed_words_show_in_the_working_text(client: Client, text: Proposal) -> None:
    one = world.amendment(text)
    agree(text, one)
    html = client.get(text.get_absolute_url()).content.decode()
    assert "Amd.1 agreed, goes into Rev.1" in html
    working = client.get(text.get_absolute_url(), {"view": "working"}).content.decode()
    assert "<ins>and companies</ins>" in working


def test_a_revision_is_read_clean_with_its_hash(client: Client, text: Proposal) -> None:
    revision = Revision.objects.get(proposal=text)
    html = client.get(reverse("proposal_revision", args=[text.pk, 0])).content.decode()
    assert revision.sha256 in html
    assert client.get(reverse("proposal_revision", args=[text.pk, 7])).status_code == 404


def test_two_revisions_are_compared_word_by_word(client: Client, text: Proposal) -> None:
    chair = world.cochair(text.group)
    one = world.amendment(text)
    agree(text, one)
    actions.issue_revision(chair, text, summary="Companies too.")
    html = client.get(reverse("compare", args=[text.pk]), {"from": 0, "to": 1}).content.decode()
    assert "<ins>and companies</ins>" in html
    assert client.get(reverse("compare", args=[text.pk]), {"from": 0, "to": 9}).status_code == 404
    assert client.get(reverse("compare", args=[text.pk]), {"from": "x"}).status_code == 200


@pytest.mark.parametrize("name", ["history", "positions", "compare"])
def test_the_other_views_of_a_text_are_public_with_it(
    client: Client, text: Proposal, name: str
) -> None:
    assert client.get(reverse(name, args=[text.pk])).status_code == 200


def test_an_amendment_has_a_page_with_its_rationale(client: Client, text: Proposal) -> None:
    one = world.amendment(text, rationale="Because companies attack too.")
    html = client.get(one.get_absolute_url()).content.decode()
    assert "Because companies attack too." in html
    assert "Amd.1" in html
    assert client.get(reverse("amendment", args=[text.pk, 99])).status_code == 404


def test_every_symbol_leads_to_what_bears_it(client: Client, text: Proposal) -> None:
    one = world.amendment(text)
    chair = world.cochair(text.group)
    agree(text, one)
    actions.issue_revision(chair, text)
    targets = {
        text.symbol: reverse("proposal_revision", args=[text.pk, 0]),
        f"{text.symbol}/Rev.1": reverse("proposal_revision", args=[text.pk, 1]),
        one.symbol: one.get_absolute_url(),
    }
    for symbol, target in targets.items():
        answer = client.get(reverse("text", args=[symbol]))
        assert answer.status_code == 302
        assert answer["Location"] == target
    assert client.get(reverse("text", args=["NF/WG4/2026/L.999"])).status_code == 404


def test_a_text_that_one_may_not_see_is_not_found_anywhere(client: Client, db: None) -> None:
    hidden = world.draft()
    for name in ("proposal", "history", "compare", "positions"):
        assert client.get(reverse(name, args=[hidden.pk])).status_code == 404
    for key in (hidden.pk, uuid7()):
        assert client.get(reverse("draft", args=[key])).status_code == 302
    client.force_login(world.seat_of("Zhenlu").person)
    assert client.get(reverse("draft", args=[hidden.pk])).status_code == 404


def test_pages_that_are_read_refuse_other_methods(client: Client, text: Proposal) -> None:
    for name in ("proposal", "history", "compare", "positions"):
        assert client.post(reverse(name, args=[text.pk])).status_code == 405


def test_a_non_paper_shows_no_author(client: Client, db: None) -> None:
    text = world.draft("Marlonia", document_type="non_paper")
    actions.circulate_non_paper(world.actor_of("Marlonia"), text, visibility="public")
    for url in (
        text.get_absolute_url(),
        text.get_absolute_url() + "?focus=whole",
        reverse("history", args=[text.pk]),
    ):
        page = client.get(url)
        assert page.status_code == 200
        assert "Marlonia" not in page.content.decode()


def test_a_non_paper_offers_discussion_and_no_position(client: Client, db: None) -> None:
    text = world.draft("Marlonia", document_type="non_paper")
    actions.circulate_non_paper(world.actor_of("Marlonia"), text, visibility="public")
    for query in ("", "?focus=whole"):
        page = client.get(text.get_absolute_url() + query).content.decode().split("<main")[1]
        assert "ositions" not in page
        assert "its amendments" not in page


def test_the_head_counts_amendments_only_where_some_can_be_open(
    client: Client, text: Proposal
) -> None:
    page = client.get(text.get_absolute_url()).content.decode()
    assert '<a class="figure figure--none"' in page
    other = world.tabled_proposal()
    actions.withdraw_proposal(world.actor_of("Dravenia"), other, reason="Not the time.")
    assert 'class="figure' not in client.get(other.get_absolute_url()).content.decode()
