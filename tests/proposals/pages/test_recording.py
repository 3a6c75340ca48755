"""What the co-chair reads before an outcome or an adoption is recorded."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from proposals import actions
from proposals.models import Amendment, Proposal
from tests import world
from tests.proposals.pages.signing import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(db: None) -> Proposal:
    return world.proposal_under_negotiation()


@pytest.fixture
def chair(client: Client, text: Proposal) -> Client:
    return signed_in(client, world.cochair(text.group))


def settle(text: Proposal, amendment: Amendment, result: str) -> None:
    actions.record_outcome(
        world.cochair(text.group),
        amendment,
        result=result,
        basis="meeting",
        meeting="2nd meeting",
        basis_date=clock.today(),
    )


def read(page: Any) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", page.content.decode())))


def test_only_agreed_amendments_overtake_and_each_is_told_in_one_line(
    chair: Client, text: Proposal
) -> None:
    agreed = world.amendment(text, "Marlonia")
    other = world.amendment(text, "Kesimba", new_text="Asks States for help;")
    elsewhere = world.amendment(text, "Vailuku", "OP2", "Asks.")
    settle(text, elsewhere, "agreed")
    desk = reverse("desk", args=[text.pk])
    assert "None has been agreed here yet" in read(chair.get(desk, {"record": other.number}))
    settle(text, agreed, "agreed")
    form = chair.get(desk, {"record": other.number}).context["form"]
    _nothing, line = form.fields["overtaken_by"].choices
    assert line[0] == str(agreed.pk)
    assert line[1].startswith("Amd.1, OP1, Marlonia, “")
    assert "and companies" in line[1]


def test_each_ground_says_when_it_is_needed(chair: Client, text: Proposal) -> None:
    world.amendment(text)
    page = read(chair.get(reverse("desk", args=[text.pk]), {"record": "1"}))
    assert "Meeting (if the basis is a meeting)" in page
    assert "Overtaken by (if the amendment is not put)" in page
    assert "Note for the record (optional)" in page


def test_the_outcomes_of_brackets_speak_of_brackets(client: Client) -> None:
    bracketed = [{"kind": "op", "text": "Calls upon [all] States to act."}]
    text = world.proposal_under_negotiation(paragraphs=bracketed)
    signed_in(client, world.cochair(text.group))
    page = read(client.get(reverse("desk", args=[text.pk]), {"record": "1"}))
    assert "Brackets lifted: the words are agreed" in page
    assert "Agreed by the group" not in page


def test_an_adoption_says_what_was_referred_and_is_not_part_of_it(
    chair: Client, text: Proposal
) -> None:
    url = reverse("adopt_proposal", args=[text.pk])
    assert "referred" not in read(chair.get(url))
    settle(text, world.amendment(text), "referred")
    assert "Amd.1 was referred and is not part of the text." in read(chair.get(url))


def test_the_opening_verb_is_set_apart_on_the_desk_and_before_a_revision_is_issued(
    chair: Client, text: Proposal
) -> None:
    settle(text, world.amendment(text), "agreed")
    for name in ("desk", "issue_revision"):
        page = chair.get(reverse(name, args=[text.pk])).content.decode()
        assert '<i class="opening">Calls upon</i>' in page, name


def test_the_summary_before_a_revision_is_issued_is_the_one_that_it_will_have(
    chair: Client, text: Proposal
) -> None:
    Proposal.objects.update(language="ar")
    settle(text, world.amendment(text), "agreed")
    page = chair.get(reverse("issue_revision", args=[text.pk])).content.decode()
    shown = re.search(r'<p class="meta" lang="ar" dir="auto">([^<]+)</p>', page)
    revision = actions.issue_revision(world.cochair(text.group), Proposal.objects.get(pk=text.pk))
    assert shown is not None
    assert unescape(shown[1]) == revision.summary != "Changed: OP1."


def test_the_paragraph_stands_whole_above_the_outcome_with_what_would_change(
    chair: Client, text: Proposal
) -> None:
    amendment = world.amendment(text, "Marlonia", new_text="Asks States for help;")
    page = chair.get(reverse("desk", args=[text.pk]), {"record": amendment.number})
    form = page.content.decode().partition('class="record"')[2]
    preview, _, fields = form.partition('class="record__cols"')
    assert "editor__preview" in preview
    assert "<ins>" in preview
    assert "<del>" in preview
    assert 'name="result"' in fields
