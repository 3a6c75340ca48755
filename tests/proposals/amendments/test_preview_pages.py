"""The preview of an amendment: in whose name, and beside which others it could stand."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from proposals.forms.names import SPARE_LINES, NameInputs
from proposals.models import Proposal
from stakeholders.actions.coalitions import found_coalition
from tests import world
from tests.proposals.pages.signing import signed_in

pytestmark = pytest.mark.django_db

BASE = "Calls upon all States to refrain from operations against health services;"


@pytest.fixture
def text() -> Proposal:
    return world.tabled_proposal("Dravenia")


def preview(client: Client, text: Proposal, **said: Any) -> str:
    sent = {"paragraph": world.paragraph_id(text, "OP1"), "operation": "replace", **said}
    answer = client.post(reverse("amend_preview", args=[text.pk]), sent)
    return str(answer.content.decode())


def test_the_preview_names_the_coalition_that_would_move_it(client: Client, text: Proposal) -> None:
    relay = world.actor_of("Open Relay Foundation")
    coalition = found_coalition(relay, name="Open Hands", charter="We.", outcomes=["One"])
    signed_in(client, relay)
    words = BASE.replace("all States", "everybody")
    own = preview(client, text, new_text=words, mover="own")
    assert '<span class="by">Open Relay Foundation</span>' in own
    named = preview(client, text, new_text=words, mover=str(coalition.pk))
    assert '<span class="by">Open Hands</span>' in named
    for unknown in ("x", "019abc00-0000-7000-8000-000000000000"):
        shown = preview(client, text, new_text=words, mover=unknown)
        assert '<span class="by">Open Relay Foundation</span>' in shown


def test_one_that_contains_the_other_is_met_too(client: Client, text: Proposal) -> None:
    world.amendment(text, "Marlonia", new_text=BASE.replace("all States", "everybody"))
    world.amendment(text, "Kesimba", new_text=BASE.replace("all States", "companies"))
    signed_in(client, world.actor_of("Vailuku"))
    words = BASE.replace("all States", "everybody everywhere")
    shown = preview(client, text, new_text=words)
    assert "This meets Amd.1, Amd.2" in shown
    assert "Your words contain all of it." in shown
    assert "Stands beside yours." not in shown


def test_words_added_where_another_adds_its_own_are_not_said_to_change_the_text(
    client: Client, text: Proposal
) -> None:
    world.amendment(text, "Marlonia", new_text=BASE.replace(" against", " in peace against"))
    signed_in(client, world.actor_of("Vailuku"))
    shown = preview(client, text, new_text=BASE.replace(" against", " at sea against"))
    assert "Both add words at the same place." in shown
    beside = preview(client, text, new_text=BASE.replace("operations", "attacks"))
    assert "One changes “operations”, and the other adds words there." in beside
    world.amendment(text, "Kesimba", new_text=BASE.replace("health services", "hospitals"))
    both = preview(client, text, new_text=BASE.replace("health services", "clinics"))
    assert "Both change “health services”." in both


@pytest.mark.parametrize("kept", [None, "", ["", ""], ["Vailuku", ""], ["Vailuku", "Kesimba"]])
def test_there_are_as_many_lines_as_names_and_two_to_spare(kept: Any) -> None:
    lines = NameInputs().format_value(kept)
    named = [line for line in kept or [] if line]
    assert lines == [*named, *[""] * SPARE_LINES]
