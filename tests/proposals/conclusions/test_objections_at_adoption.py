"""A text is not adopted over objections: which of them stop it, and how the others are answered."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from interface import clock
from proposals import actions as acts
from proposals.models import Adoption, Proposal
from proposals.narration import narrate
from proposals.reads.objecting import standing_objections
from proposals.reads.texts import issued_revision
from record.models import Event
from tests import world
from tests.proposals.pages.signing import send, signed_in

pytestmark = pytest.mark.django_db


def adopt(text: Proposal, **fields: Any) -> Adoption:
    said = {
        "meeting": "Third meeting",
        "place": "Valdorne",
        "held_at": clock.now(),
        "no_objection_raised": True,
        **fields,
    }
    return acts.adopt_proposal(world.cochair(text.group), text, **said)


def take(text: Proposal, name: str, label: str = "", stance: str = "object") -> None:
    acts.take_position(
        world.actor_of(name),
        text,
        stance=stance,
        reason="It binds nobody.",
        revision=issued_revision(text),
        paragraph=world.paragraph_id(text, label) if label else None,
    )


def change(text: Proposal, label: str) -> None:
    """Other words for a paragraph, agreed and issued."""
    amendment = world.amendment(text, label=label, new_text=f"Asks about {label}.")
    chair = world.cochair(text.group)
    acts.record_outcome(
        chair,
        amendment,
        result="agreed",
        basis="meeting",
        meeting="Second meeting",
        basis_date=clock.today(),
    )
    acts.issue_revision(chair, text)


def plain(html: Any) -> str:
    return re.sub(r"\s+", " ", unescape(strip_tags(str(html)))).strip()


@pytest.fixture
def text() -> Proposal:
    return world.proposal_under_negotiation()


@pytest.mark.parametrize(
    ("objections", "changed", "named"),
    [
        ([("Vailuku", "")], "", "Vailuku (the whole text)"),
        ([("Vailuku", "OP1")], "", "Vailuku (OP1)"),
        ([("Vailuku", "OP1")], "OP2", "Vailuku (OP1)"),
        ([("Vailuku", "OP2"), ("Vailuku", "OP1"), ("Ostvarn", "")], "",
         "Ostvarn (the whole text), Vailuku (OP1, OP2)"),
    ],
)  # fmt: skip
def test_a_decisive_objection_to_words_as_they_stand_refuses_it(
    refused: Callable[..., Any], text: Proposal, objections: Any, changed: str, named: str
) -> None:
    for name, label in objections:
        take(text, name, label)
    if changed:
        change(text, changed)
    with refused("objection_stands") as caught:
        adopt(text, not_maintained=True)
    assert named in caught[0].message


@pytest.mark.parametrize(
    ("name", "label", "changed", "named"),
    [
        ("Vailuku", "OP1", "OP1", "Vailuku (OP1)"),
        ("Vailuku", "", "OP2", "Vailuku (the whole text)"),
    ],
)
def test_one_to_earlier_words_is_answered_by_what_the_meeting_came_to(
    refused: Callable[..., Any], text: Proposal, name: str, label: str, changed: str, named: str
) -> None:
    take(text, name, label)
    change(text, changed)
    with refused("objection_unanswered", field="not_maintained") as caught:
        adopt(text)
    assert named in caught[0].message
    adoption = adopt(text, not_maintained=True)
    assert [str(one.stakeholder) for one in adoption.not_maintained.all()] == [name]
    event = Event.objects.get(kind="proposals.proposal_adopted", stream__subject_type="proposal")
    said = f"{named} did not maintain the objection in the meeting."
    assert said in plain(narrate([event])[event.id])


@pytest.mark.parametrize(
    ("name", "label", "stance"),
    [
        ("Meridian Cloud", "", "object"),
        ("Meridian Cloud", "OP1", "object"),
        ("Vailuku", "OP1", "concern"),
    ],
)
def test_advice_and_concerns_stop_nothing(
    text: Proposal, name: str, label: str, stance: str
) -> None:
    take(text, name, label, stance)
    assert not adopt(text).not_maintained.exists()


def take_out(text: Proposal, label: str) -> None:
    gone = world.deletion(text, label)
    chair = world.cochair(text.group)
    acts.record_outcome(
        chair,
        gone,
        result="agreed",
        basis="meeting",
        meeting="First meeting",
        basis_date=clock.today(),
    )
    acts.issue_revision(chair, text)


def test_what_became_of_an_objection_to_a_paragraph_that_was_taken_out_is_asked_and_told(
    client: Client, refused: Callable[..., Any], text: Proposal
) -> None:
    take(text, "Vailuku", "OP1")
    take_out(text, "OP1")
    with refused("objection_unanswered", field="not_maintained") as caught:
        adopt(text)
    assert "Vailuku (OP1 as tabled, taken out)" in caught[0].message
    adopt(text, not_maintained=True)
    assert standing_objections(text) == []
    signed_in(client, world.cochair(text.group))
    page = plain(client.get(text.get_absolute_url()).content.decode())
    said = "Vailuku (OP1 as tabled, taken out) did not maintain the objection in the meeting."
    assert f"No objection was raised. {said}" in page
    event = Event.objects.get(kind="proposals.proposal_adopted", stream__subject_type="proposal")
    assert said in plain(narrate([event])[event.id])


def form_of(client: Client, text: Proposal) -> str:
    return plain(client.get(reverse("adopt_proposal", args=[text.pk])).content.decode())


def test_the_form_says_first_what_stands_in_the_way(client: Client, text: Proposal) -> None:
    signed_in(client, world.cochair(text.group))
    assert "stands in the way" not in form_of(client, text)
    take(text, "Vailuku", "OP1")
    world.amendment(text, label="OP2", new_text="Asks.")
    said = form_of(client, text)
    assert "Amendments without an outcome: Amd.1." in said
    assert "An objection to the words as they stand: Vailuku (OP1)." in said
    assert "Record the adoption" not in said


def test_the_form_asks_what_became_of_objections_to_earlier_words(
    client: Client, text: Proposal
) -> None:
    take(text, "Vailuku", "OP1")
    take(text, "Meridian Cloud", "OP2")
    change(text, "OP1")
    signed_in(client, world.cochair(text.group))
    tick = "Vailuku (OP1) did not maintain the objection in the meeting"
    said = form_of(client, text)
    assert tick in said
    assert "Objections that advise and stop nothing" in said
    assert "Meridian Cloud (OP2)" in said
    url = reverse("adopt_proposal", args=[text.pk])
    fields = {
        "meeting": "5th meeting",
        "place": "Valdorne",
        "held_at": clock.now().strftime("%Y-%m-%dT%H:%M"),
        "no_objection_raised": "on",
    }
    refused = send(client, url, "place", **fields)
    assert refused.status_code == 422
    assert "not_maintained" in refused.context["form"].errors
    assert send(client, url, "place", **fields, not_maintained="on").status_code == 303
    page = plain(client.get(text.get_absolute_url()).content.decode())
    assert f"No objection was raised. {tick}." in page
    assert "Objections that advise and stop nothing: Meridian Cloud (OP2)." in page


def test_the_form_says_in_which_zone_its_time_is(client: Client, text: Proposal) -> None:
    chair = world.cochair(text.group)
    assert chair.person is not None
    chair.person.time_zone = "Pacific/Tongatapu"
    chair.person.save()
    signed_in(client, chair)
    assert "In your own time zone: UTC+13." in form_of(client, text)


def test_an_adopted_text_bears_its_adopted_number_in_its_head_and_in_print(
    client: Client, text: Proposal
) -> None:
    adoption = adopt(text)
    page = client.get(text.get_absolute_url()).content.decode()
    head, body = page.split("<main", 1)
    assert adoption.symbol in head
    assert f'<span class="symbol"><bdi>{adoption.symbol}</bdi></span>' in body
