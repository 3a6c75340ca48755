"""The page of a stakeholder tells where it stands now, to whom may read the texts."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from proposals import actions as acts
from proposals.models import Proposal
from proposals.reads.texts import issued_revision
from tests import world

pytestmark = pytest.mark.django_db


def say(proposal: Proposal, stance: str, label: str = "", reason: str = "") -> None:
    revision = issued_revision(proposal)
    paragraph = world.paragraph_id(proposal, label) if label else None
    acts.take_position(
        world.actor_of("Open Relay Foundation"), proposal,
        stance=stance, reason=reason, revision=revision, paragraph=paragraph,
    )  # fmt: skip


def page() -> str:
    relay = world.stakeholder("Open Relay Foundation")
    return str(Client().get(relay.get_absolute_url()).content.decode())


def test_it_tells_stance_subject_and_reason_of_what_is_said_now() -> None:
    proposal = world.tabled_proposal("Dravenia", title="Hospitals")
    say(proposal, "support")
    say(proposal, "concern", "OP2", "Hours are too many.")
    shown = page()
    for words in ("Its positions now", "the whole text", ">OP2</a>", "Hours are too many."):
        assert words in shown
    assert "not reconfirmed" not in shown
    acts.accept_amendment(world.actor_of("Dravenia"), world.amendment(proposal, "Kesimba"))
    acts.issue_revision(world.actor_of("Dravenia"), proposal)
    assert page().count("not reconfirmed") == 1


def test_what_is_said_on_a_text_of_the_room_is_not_told_outside() -> None:
    proposal = world.tabled_proposal("Dravenia")
    say(proposal, "support")
    Proposal.objects.update(visibility="group")
    assert "Its positions now" not in page()


def test_it_costs_the_same_for_many_positions(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    first = world.tabled_proposal("Dravenia")
    say(first, "support")
    say(first, "accept", "OP1")
    with django_assert_max_num_queries(25) as few:
        page()
    for number in range(3):
        proposal = world.tabled_proposal("Kesimba", title=f"Text {number}")
        say(proposal, "support")
        say(proposal, "accept", "OP1")
        say(proposal, "concern", "OP2", "Why.")
    with django_assert_max_num_queries(len(few)):
        page()
