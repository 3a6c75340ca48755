"""Who objects to an amendment, and why, stands where its outcome is recorded."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from proposals import actions as acts
from proposals.models import Amendment, Proposal
from proposals.reads.texts import issued_revision
from tests import world

pytestmark = pytest.mark.django_db


def object_to(amendment: Amendment, name: str, reason: str) -> None:
    text = amendment.proposal
    acts.take_position(
        world.actor_of(name),
        text,
        stance="object",
        reason=reason,
        amendment=amendment,
        revision=issued_revision(text),
    )


@pytest.fixture
def text(client: Client) -> Proposal:
    proposal = world.proposal_under_negotiation()
    client.force_login(world.cochair(proposal.group).person)
    return proposal


def words(html: str) -> str:
    return re.sub(r"\s+", " ", strip_tags(html))


def test_the_desk_names_them_with_their_reasons(client: Client, text: Proposal) -> None:
    amendment = world.amendment(text)
    object_to(amendment, "Zhenlu", "It binds companies.")
    object_to(amendment, "Meridian Cloud", "We were not asked.")
    answer = client.get(reverse("desk", args=[text.pk]))
    said = words(answer.content.decode())
    assert "Zhenlu objects: “It binds companies.”" in said
    assert "Meridian Cloud objects, which advises and stops nothing: “We were not asked.”" in said
    figures = {word: n for word, n, _sign in answer.context["needed"].figures}
    assert figures["Objections to amendments"] == 1


def test_the_outcome_form_names_them_before_a_result_is_chosen(
    client: Client, text: Proposal
) -> None:
    amendment = world.amendment(text)
    object_to(amendment, "Zhenlu", "It binds companies.")
    opened = client.get(reverse("desk", args=[text.pk]) + f"?record={amendment.number}")
    form = re.search(r'<form class="record".*?</form>', opened.content.decode(), re.DOTALL)
    assert form is not None
    before, _choice, _after = form.group(0).partition('name="result"')
    assert "Zhenlu objects: “It binds companies.”" in words(before)
    assert words(opened.text).count("Zhenlu objects") == 1


def test_the_desk_asks_as_many_queries_for_many_objections(client: Client, text: Proposal) -> None:
    desk = reverse("desk", args=[text.pk])
    first = world.amendment(text)
    object_to(first, "Zhenlu", "It binds companies.")
    client.get(desk)
    with CaptureQueriesContext(connection) as few:
        client.get(desk)
    second = world.amendment(text, "Kesimba", new_text="Asks all States;")
    for name in ("Zhenlu", "Ostvarn", "Vailuku"):
        object_to(second, name, "No.")
    with CaptureQueriesContext(connection) as many:
        client.get(desk)
    assert len(many) <= len(few)
