"""Two delegates of one mover: the second buries no wording of the first that it has not read."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from proposals import actions as acts
from proposals.models import Amendment
from proposals.reads.texts import issued_revision
from proposals.reads.wordings import latest_wording
from stakeholders.actors import Actor
from tests import world
from tests.api.client import Program
from tests.proposals.pages.signing import Fields, signed_in

pytestmark = pytest.mark.django_db

THEIRS = "Urges every State to spare all health services;"
OURS = "Urges most States to spare health services;"


def reword(amendment: Amendment, words: str, actor: Actor, **seen: Any) -> Any:
    base = issued_revision(amendment.proposal)
    return acts.rewrite_amendment(actor, amendment, new_text=words, base=base, **seen)


def reworded_by_a_colleague(amendment: Amendment) -> None:
    reword(amendment, THEIRS, world.actor_of("Marlonia", "head"))


@pytest.fixture
def amendment() -> Amendment:
    return world.amendment(world.tabled_proposal("Dravenia"))


def test_a_wording_that_was_not_read_is_not_replaced(amendment: Amendment, refused: Any) -> None:
    reworded_by_a_colleague(amendment)
    delegate = world.actor_of("Marlonia")
    with refused("stale_wording") as caught:
        reword(amendment, OURS, delegate, wording=1)
    assert "Amd.1 was worded anew in the meantime" in caught[0].message
    assert latest_wording(amendment).new_text == THEIRS
    assert reword(amendment, OURS, delegate, wording=2).number == 3


def hidden(page: Any) -> dict[str, str]:
    fields = Fields("new_text")
    fields.feed(page.text)
    return fields.found()


def test_the_colleagues_words_are_shown_and_what_was_typed_is_kept(
    client: Client, amendment: Amendment
) -> None:
    signed_in(client, world.actor_of("Marlonia"))
    url = reverse("rewrite_amendment", args=[amendment.proposal_id, amendment.number])
    opened = client.get(url)
    reworded_by_a_colleague(amendment)
    again = client.post(url, {**hidden(opened), "new_text": OURS})
    assert again.status_code == 422
    assert again.text.count("worded anew in the meantime") == 1
    assert "every" in again.text.partition("<form")[0] + again.text.partition("<textarea")[0]
    assert f"{OURS}</textarea>" in again.text
    assert latest_wording(amendment).number == 2
    assert client.post(url, {**hidden(again), "new_text": OURS}).status_code == 303
    assert latest_wording(amendment).new_text == OURS


def test_after_a_new_revision_the_next_press_is_for_that_one(
    client: Client, amendment: Amendment
) -> None:
    signed_in(client, world.actor_of("Marlonia"))
    url = reverse("rewrite_amendment", args=[amendment.proposal_id, amendment.number])
    opened = client.get(url)
    acts.accept_amendment(
        world.actor_of("Dravenia"),
        world.amendment(amendment.proposal, "Vailuku", "OP2", "Decides to meet once more."),
    )
    acts.issue_revision(world.actor_of("Dravenia"), amendment.proposal)
    again = client.post(url, {**hidden(opened), "new_text": OURS})
    assert again.status_code == 422
    assert "has been issued in the meantime" in again.text
    assert f"{OURS}</textarea>" in again.text
    assert client.post(url, {**hidden(again), "new_text": OURS}).status_code == 303


def test_a_program_says_which_wording_it_replaces(amendment: Amendment) -> None:
    mover = Program(world.seat_of("Marlonia"))
    path = f"amendments/{amendment.pk}/"
    said = {"new_text": OURS, "base": 0}
    read = mover.get(path)["versions"][-1]["number"]
    reworded_by_a_colleague(amendment)
    assert mover.post(f"{path}rewriting/", said, 400)["errors"].keys() == {"wording"}
    told = mover.post(f"{path}rewriting/", {**said, "wording": read}, 409)
    assert told["code"] == "stale_wording"
    mover.post(f"{path}rewriting/", {**said, "wording": read + 1})
    assert latest_wording(amendment).new_text == OURS
