"""Nobody throws away what a colleague has written since the draft was read."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from proposals import actions as acts
from proposals.models import Proposal
from tests import world
from tests.api.client import Program
from tests.proposals.pages.signing import Fields, signed_in

pytestmark = pytest.mark.django_db

HOURS = "Decides " + "to take stock of this " * 10 + "every single year."


def saved_by_a_colleague(proposal: Proposal) -> None:
    acts.save_draft(
        world.actor_of("Dravenia", "head"),
        proposal,
        title="Another title",
        paragraphs=[{"kind": "op", "text": HOURS}],
        seen_version=0,
    )


def hidden(page: Any) -> dict[str, str]:
    fields = Fields("seen_version")
    fields.feed(page.text)
    return fields.found()


def stands(proposal: Proposal) -> bool:
    return Proposal.objects.filter(pk=proposal.pk).exists()


def test_words_saved_since_they_were_read_are_not_thrown_away(refused: Any) -> None:
    proposal = world.draft()
    saved_by_a_colleague(proposal)
    with refused("stale_draft"):
        acts.discard_draft(world.actor_of("Dravenia"), proposal, seen_version=0)
    assert stands(proposal)
    acts.discard_draft(world.actor_of("Dravenia"), proposal, seen_version=1)
    assert not stands(proposal)


def test_the_page_shows_what_was_saved_since_and_a_second_press_is_for_that(
    client: Client,
) -> None:
    proposal = world.draft()
    url = reverse("draft_discard", args=[proposal.pk])
    signed_in(client, world.actor_of("Dravenia"))
    opened = client.get(url)
    assert "The words that are thrown away" in opened.text
    saved_by_a_colleague(proposal)
    again = client.post(url, hidden(opened))
    assert again.status_code == 422
    assert again.text.count("saved in the meantime") == 1
    assert HOURS in strip_tags(again.text)
    assert stands(proposal)
    assert client.post(url, hidden(again)).status_code == 303
    assert not stands(proposal)


def test_a_form_that_does_not_say_what_was_read_throws_nothing_away(client: Client) -> None:
    proposal = world.draft()
    url = reverse("draft_discard", args=[proposal.pk])
    signed_in(client, world.actor_of("Dravenia"))
    said = {name: value for name, value in hidden(client.get(url)).items() if name[:4] != "seen"}
    answer = client.post(url, said)
    assert answer.status_code == 422
    assert "Read the words below and send it again" in answer.text
    assert stands(proposal)


def test_a_program_says_which_words_it_throws_away() -> None:
    proposal = world.draft()
    author = Program(world.seat_of("Dravenia"))
    path = f"proposals/{proposal.pk}/"
    assert author.post(f"{path}discarding/", {}, 400)["errors"].keys() == {"seen_version"}
    read = author.get(f"{path}draft/")["version"]
    saved_by_a_colleague(proposal)
    told = author.post(f"{path}discarding/", {"seen_version": read}, 409)
    assert told["code"] == "stale_draft"
    assert stands(proposal)
    author.post(f"{path}discarding/", {"seen_version": read + 1}, 204)
    assert not stands(proposal)
