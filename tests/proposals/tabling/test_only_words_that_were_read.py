"""What goes before others are the words that somebody has read, not those saved a moment later."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from proposals import actions as acts
from proposals.models import Proposal
from proposals.reads.texts import issued_revision
from tests import world
from tests.api.client import Program
from tests.proposals.pages.signing import Fields, signed_in

pytestmark = pytest.mark.django_db

REST = " to take stock of this" * 10 + " every single year."
LONG = f"Decides{REST}"

DOORS = pytest.mark.parametrize(
    ("kind", "act", "door"),
    [
        ("draft_norm", acts.table_proposal, "tabling"),
        ("non_paper", acts.circulate_non_paper, "circulation"),
    ],
)


def saved_by_a_colleague(proposal: Proposal, seen_version: int = 0) -> None:
    acts.save_draft(
        world.actor_of("Dravenia", "head"),
        proposal,
        title="Another title",
        paragraphs=[{"kind": "op", "text": LONG}],
        seen_version=seen_version,
    )


def words(proposal: Proposal) -> list[str]:
    return [row.text for row in issued_revision(Proposal.objects.get(pk=proposal.pk)).rows.all()]


@DOORS
def test_words_saved_since_they_were_read_are_refused(
    refused: Any, kind: str, act: Any, door: str
) -> None:
    proposal = world.draft(document_type=kind)
    saved_by_a_colleague(proposal)
    with refused("stale_draft"):
        act(world.actor_of("Dravenia"), proposal, seen_version=0)
    assert Proposal.objects.get(pk=proposal.pk).is_draft
    act(world.actor_of("Dravenia"), proposal, seen_version=1)
    assert words(proposal)[-1] == LONG


def test_who_may_not_table_is_not_told_that_the_words_are_others(refused: Any) -> None:
    proposal = world.draft()
    saved_by_a_colleague(proposal)
    with refused("not_entitled"):
        acts.table_proposal(world.actor_of("Dravenia", "adviser"), proposal, seen_version=0)


def hidden(page: Any) -> dict[str, str]:
    fields = Fields("visibility")
    fields.feed(page.text)
    return fields.found()


@DOORS
def test_the_page_shows_the_newer_words_whole_and_a_second_press_is_for_them(
    client: Client, kind: str, act: Any, door: str
) -> None:
    proposal = world.draft(document_type=kind)
    url = reverse(door, args=[proposal.pk])
    signed_in(client, world.actor_of("Dravenia"))
    opened = client.get(url)
    saved_by_a_colleague(proposal)
    again = client.post(url, {**hidden(opened), "visibility": "group"})
    assert again.status_code == 422
    assert again.text.count("saved in the meantime") == 1
    assert again.text.index("saved in the meantime") < again.text.index(REST)
    assert "<b>Another title</b>" in again.text
    assert Proposal.objects.get(pk=proposal.pk).is_draft
    done = client.post(url, {**hidden(again), "visibility": "group"})
    assert done.status_code == 303
    assert words(proposal)[-1] == LONG
    assert Proposal.objects.get(pk=proposal.pk).visibility == "group"


def test_words_changed_once_more_are_shown_once_more(client: Client) -> None:
    proposal = world.draft()
    url = reverse("tabling", args=[proposal.pk])
    signed_in(client, world.actor_of("Dravenia"))
    page = client.get(url)
    for version in range(2):
        saved_by_a_colleague(proposal, version)
        page = client.post(url, {**hidden(page), "visibility": "public"})
        assert page.status_code == 422
    assert client.post(url, {**hidden(page), "visibility": "public"}).status_code == 303


def test_a_refused_form_that_is_opened_anew_is_for_the_words_it_shows(client: Client) -> None:
    proposal = world.draft()
    url = reverse("tabling", args=[proposal.pk])
    signed_in(client, world.actor_of("Dravenia"))
    opened = client.get(url)
    saved_by_a_colleague(proposal)
    client.post(url, {**hidden(opened), "visibility": "group"})
    anew = client.get(url)
    assert "Restored what you had not sent" in anew.text
    assert client.post(url, {**hidden(anew), "visibility": "group"}).status_code == 303


def test_a_form_that_does_not_say_what_was_read_tables_nothing(client: Client) -> None:
    proposal = world.draft()
    url = reverse("tabling", args=[proposal.pk])
    signed_in(client, world.actor_of("Dravenia"))
    said = {name: value for name, value in hidden(client.get(url)).items() if name[:4] != "seen"}
    answer = client.post(url, {**said, "visibility": "public"})
    assert answer.status_code == 422
    assert "Read the words below and send it again" in answer.text
    assert client.post(url, {**hidden(answer), "visibility": "public"}).status_code == 303


@DOORS
def test_a_program_says_which_words_it_has_read(kind: str, act: Any, door: str) -> None:
    proposal = world.draft(document_type=kind)
    author = Program(world.seat_of("Dravenia"))
    path = f"proposals/{proposal.pk}/"
    assert author.post(f"{path}{door}/", {}, 400)["errors"].keys() == {"seen_version"}
    read = author.get(f"{path}draft/")["version"]
    saved_by_a_colleague(proposal)
    told = author.post(f"{path}{door}/", {"seen_version": read}, 409)
    assert told["code"] == "stale_draft"
    author.post(f"{path}{door}/", {"seen_version": author.get(f"{path}draft/")["version"]})
    assert words(proposal)[-1] == LONG


@DOORS
def test_the_page_shows_all_words_before_anybody_presses(
    client: Client, kind: str, act: Any, door: str
) -> None:
    proposal = world.draft(document_type=kind)
    saved_by_a_colleague(proposal)
    signed_in(client, world.actor_of("Dravenia"))
    shown = client.get(reverse(door, args=[proposal.pk])).text
    assert f'<i class="opening">Decides</i>{REST}</p>' in shown


def test_the_page_names_who_co_sponsors_and_who_has_not_answered(client: Client) -> None:
    proposal, author = world.draft(), world.actor_of("Dravenia")
    url = reverse("tabling", args=[proposal.pk])
    signed_in(client, author)
    assert "Nobody co-sponsors it yet." in client.get(url).text
    asked = {
        name: acts.invite_cosponsor(author, proposal, world.stakeholder(name))
        for name in ("Vailuku", "Ostvarn", "Kesimba")
    }
    acts.accept_cosponsorship(world.actor_of("Ostvarn"), asked["Ostvarn"])
    acts.decline_cosponsorship(world.actor_of("Kesimba"), asked["Kesimba"])
    shown = client.get(url).text
    assert "Co-sponsored by Ostvarn. Asked and not yet answered: Vailuku." in shown
