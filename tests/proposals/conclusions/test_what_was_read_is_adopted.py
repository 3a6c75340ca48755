"""A text is adopted as it was read, and nobody's objection is let go that was not read."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from interface.times import day_words
from proposals import actions as acts
from proposals.models import Adoption, Position, Proposal
from proposals.reads.texts import issued_revision
from tests import world
from tests.api.client import Program
from tests.proposals.pages.signing import Fields, signed_in

pytestmark = pytest.mark.django_db


def take(text: Proposal, name: str, label: str) -> Position:
    return acts.take_position(
        world.actor_of(name),
        text,
        stance="object",
        reason="It binds nobody.",
        revision=issued_revision(text),
        paragraph=world.paragraph_id(text, label),
    )


def change(text: Proposal, label: str) -> None:
    chair = world.cochair(text.group)
    acts.record_outcome(
        chair,
        world.amendment(text, label=label, new_text=f"Asks about {label} {clock.now()}."),
        result="agreed",
        basis="meeting",
        meeting="Second meeting",
        basis_date=clock.today(),
    )
    acts.issue_revision(chair, text)


@pytest.fixture
def text() -> Proposal:
    """Vailuku objected to earlier words."""
    text = world.proposal_under_negotiation()
    take(text, "Vailuku", "OP1")
    change(text, "OP1")
    return text


def said() -> dict[str, Any]:
    return {"meeting": "Third meeting", "place": "Valdorne", "no_objection_raised": True}


def adopt(text: Proposal, **seen: Any) -> Adoption:
    chair = world.cochair(text.group)
    given = {**said(), "held_at": clock.now(), "not_maintained": True, **seen}
    return acts.adopt_proposal(chair, text, **given)


def object_and_change(text: Proposal) -> None:
    take(text, "Ostvarn", "OP2")
    change(text, "OP2")


def test_a_revision_issued_since_is_not_adopted(refused: Any, text: Proposal) -> None:
    read = issued_revision(text)
    change(text, "OP2")
    with refused("stale_base"):
        adopt(text, revision=read)
    assert adopt(text, revision=issued_revision(text)).revision.number == 2


def test_an_objection_that_was_not_read_is_not_let_go(refused: Any, text: Proposal) -> None:
    read = list(Position.objects.values_list("pk", flat=True))
    object_and_change(text)
    with refused("stale_objections") as caught:
        adopt(text, heard=read)
    assert "Ostvarn" in caught[0].message
    assert "Vailuku" not in caught[0].message
    adopted = adopt(text, heard=list(Position.objects.values_list("pk", flat=True)))
    assert adopted.not_maintained.count() == 2


def hidden(page: Any) -> dict[str, str]:
    fields = Fields("held_at")
    fields.feed(page.text)
    return fields.found()


def test_the_page_shows_what_changed_and_asks_again(client: Client, text: Proposal) -> None:
    signed_in(client, world.cochair(text.group))
    url = reverse("adopt_proposal", args=[text.pk])
    sent = {**said(), "not_maintained": "on", "held_at": f"{clock.now():%Y-%m-%dT%H:%M}"}
    opened = client.get(url)
    object_and_change(text)
    again = client.post(url, {**hidden(opened), **sent})
    assert again.status_code == 422
    assert "Rev.2 has been issued in the meantime." in again.text
    assert "Ostvarn (OP2)" in again.text
    assert "Valdorne" in again.text
    assert not again.context["form"]["not_maintained"].value()
    assert not Adoption.objects.exists()
    assert client.post(url, {**hidden(again), **sent}).status_code == 303
    assert Adoption.objects.get().revision.number == 2


def test_the_page_names_what_is_adopted_and_what_else_is_said_of_it(
    client: Client, text: Proposal
) -> None:
    acts.take_position(
        world.actor_of("Marlonia"),
        text,
        stance="concern",
        reason="Who pays?",
        revision=issued_revision(text),
    )
    signed_in(client, world.cochair(text.group))
    page = client.get(reverse("adopt_proposal", args=[text.pk]))
    assert f"Records that {text.symbol}/Rev.1 was adopted" in page.text
    shown = page.text[page.text.index("What is adopted") :]
    assert f">{text.title}</p>" in shown
    assert f"{text.symbol}/Rev.1</a>, {day_words(clock.today())}</p>" in shown
    assert re.search(r"<dt>Concerns about the whole text</dt><dd>.*st--concern.*1</dd>", shown)
    assert "<dt>Awaiting instructions on the whole text</dt><dd>0</dd>" in shown
    given = adopt(text).symbol
    assert f"<bdi>{given}</bdi>" in shown


@pytest.mark.parametrize(
    ("name", "value"), [("revision", ""), ("revision", "x"), ("heard", ""), ("heard", "x,y")]
)
def test_a_form_that_does_not_say_what_was_read_adopts_nothing(
    client: Client, text: Proposal, name: str, value: str
) -> None:
    signed_in(client, world.cochair(text.group))
    url = reverse("adopt_proposal", args=[text.pk])
    sent = {**said(), "not_maintained": "on", "held_at": f"{clock.now():%Y-%m-%dT%H:%M}"}
    answer = client.post(url, {**hidden(client.get(url)), **sent, name: value})
    assert (answer.status_code, Adoption.objects.count()) == (422, 0)
    assert client.post(url, {**hidden(answer), **sent}).status_code == 303


def test_a_program_says_what_it_has_read(text: Proposal) -> None:
    chair = Program(world.cochair(text.group).seat)
    read = [str(key) for key in Position.objects.values_list("pk", flat=True)]
    object_and_change(text)
    path = f"proposals/{text.pk}/adoption/"
    sent = {**said(), "not_maintained": True, "held_at": clock.now().isoformat()}
    assert chair.post(path, sent, 400)["errors"].keys() == {"revision", "heard"}
    assert chair.post(path, {**sent, "revision": 1, "heard": []}, 409)["code"] == "stale_base"
    told = chair.post(path, {**sent, "revision": 2, "heard": read}, 409)
    assert told["code"] == "stale_objections"
    again = [str(key) for key in Position.objects.values_list("pk", flat=True)]
    chair.post(path, {**sent, "revision": 2, "heard": again})


def test_all_that_is_missing_is_named_at_once_and_an_empty_form_is_not_restored(
    client: Client, text: Proposal
) -> None:
    signed_in(client, world.cochair(text.group))
    url = reverse("adopt_proposal", args=[text.pk])
    answer = client.post(url, hidden(client.get(url)))
    wrong = answer.text[answer.text.index('<ul class="wrong">') :].partition("</ul>")[0]
    assert "no objection was raised in the meeting" in wrong
    assert wrong.count("<li>") == 4
    # Every page has these words once, for what its device restores.
    assert client.get(url).text.count("Restored what you had not sent") == 1
    client.post(url, {**hidden(client.get(url)), "place": "Valdorne"})
    assert client.get(url).text.count("Restored what you had not sent") == 2
