"""Brackets that came in with a text: kept by the main sponsor, or taken out by an amendment."""

import pytest
from django.test import Client
from django.urls import reverse

from proposals import actions as acts
from proposals.models import Amendment, AmendmentVersion, Outcome, Proposal
from proposals.views.brackets import without_brackets
from tests import world
from tests.proposals.pages.signing import send, signed_in

pytestmark = pytest.mark.django_db

WORDS = [
    {"id": None, "kind": "op", "parent": None, "text": "Calls for [forty-one] acts;"},
    {"id": None, "kind": "op", "parent": None, "text": "Asks all."},
]


@pytest.fixture
def text() -> Proposal:
    return world.tabled_proposal("Dravenia", paragraphs=WORDS)


@pytest.fixture
def sponsor(client: Client, text: Proposal) -> Client:
    return signed_in(client, world.actor_of("Dravenia"))


def test_the_sponsor_keeps_the_words_or_takes_them_out(sponsor: Client, text: Proposal) -> None:
    brackets = Amendment.objects.get()
    page = sponsor.get(brackets.get_absolute_url()).content.decode()
    assert "Keep the words (lift the brackets)" in page
    assert "Take the words out" in page
    assert 'Calls for <span class="br"><span class="br__s">[</span>forty-one' in page
    assert ">Accept<" not in page
    url = reverse("accept_amendment", args=[text.pk, brackets.number])
    asked = sponsor.get(url).content.decode()
    assert "“forty-one” stay in the text" in asked
    assert send(sponsor, url, "note").status_code == 303
    assert Outcome.objects.get().result == "accepted"
    assert b"lifted the brackets" in sponsor.get(reverse("history", args=[text.pk])).content


def test_lifted_brackets_go_into_a_revision_though_no_word_changes(
    sponsor: Client, text: Proposal
) -> None:
    acts.accept_amendment(world.actor_of("Dravenia"), Amendment.objects.get())
    issue = reverse("issue_revision", args=[text.pk])
    assert b"No word changes. What was agreed goes in: Amd.1." in sponsor.get(issue).content
    assert send(sponsor, issue, "summary").status_code == 303
    assert b"Nothing has been agreed since Rev.1" in sponsor.get(issue).content


def test_taking_out_opens_the_editor_with_the_words_gone(sponsor: Client, text: Proposal) -> None:
    label = world.paragraph_id(text, "OP1")
    page = sponsor.get(f"{reverse('amend', args=[text.pk])}?paragraph={label}&without=1")
    assert page.context["form"]["new_text"].value() == "Calls for acts;"


@pytest.mark.parametrize("without", ["2", "x", "9" * 40, "-1", ""])
def test_what_brackets_nothing_here_takes_nothing_out(
    sponsor: Client, text: Proposal, without: str
) -> None:
    label = world.paragraph_id(text, "OP1")
    page = sponsor.get(f"{reverse('amend', args=[text.pk])}?paragraph={label}&without={without}")
    assert page.context["form"]["new_text"].value() == "Calls for forty-one acts;"


@pytest.mark.parametrize(
    ("words", "start", "end", "left"),
    [
        ("Calls for forty-one acts;", 10, 19, "Calls for acts;"),
        ("Calls for acts and more;", 15, 23, "Calls for acts;"),
        ("Forty-one acts", 0, 9, "acts"),
        ("All of it", 0, 9, ""),
    ],
)
def test_no_white_space_is_left_double(words: str, start: int, end: int, left: str) -> None:
    version = AmendmentVersion(base_text=words, span_start=start, span_end=end)
    assert without_brackets(version) == left


def test_the_reason_for_withdrawing_stands_on_the_page(client: Client) -> None:
    amendment = world.amendment(world.tabled_proposal("Dravenia"), "Marlonia")
    acts.withdraw_amendment(world.actor_of("Marlonia"), amendment, reason="Amd.2 says it better.")
    page = client.get(amendment.get_absolute_url()).content
    assert b"Amd.2 says it better." in page
