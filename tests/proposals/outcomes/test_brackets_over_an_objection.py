"""To lift brackets is to agree the words around them: who objects to the paragraph is heard."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from proposals import actions as acts
from proposals.models import Amendment, Position, Proposal
from proposals.reads.objecting import standing_objections
from proposals.reads.texts import issued_revision
from tests import world
from tests.proposals.pages.signing import signed_in

pytestmark = pytest.mark.django_db


def bracketed(proposal: Proposal) -> Amendment:
    return acts.table_amendment(
        world.actor_of("Marlonia"),
        proposal,
        operation="bracket",
        base=issued_revision(proposal),
        paragraph=world.paragraph_id(proposal, "OP1"),
        span=(0, 5),
        reason="substance",
    )


def object_to(proposal: Proposal, label: str = "OP1") -> Position:
    return acts.take_position(
        world.actor_of("Vailuku"),
        proposal,
        stance="object",
        reason="Not these words.",
        revision=issued_revision(proposal),
        paragraph=world.paragraph_id(proposal, label),
    )


@pytest.fixture
def brackets() -> Amendment:
    return bracketed(world.proposal_under_negotiation())


def lift(brackets: Amendment, **said: Any) -> Any:
    given = {"basis": "meeting", "meeting": "Second meeting", "basis_date": clock.today(), **said}
    chair = world.cochair(brackets.proposal.group)
    return acts.record_outcome(chair, brackets, result="agreed", **given)


def test_brackets_are_not_lifted_over_an_objection_to_the_paragraph(
    refused: Any, brackets: Amendment
) -> None:
    object_to(brackets.proposal)
    with refused("objection_stands") as caught:
        lift(brackets)
    assert "Vailuku" in caught[0].message


def test_what_a_meeting_let_go_is_recorded_and_bars_no_adoption(brackets: Amendment) -> None:
    taken = object_to(brackets.proposal)
    outcome = lift(brackets, not_maintained=True)
    assert list(outcome.not_maintained.all()) == [taken]
    assert standing_objections(brackets.proposal) == []


def test_an_objection_to_another_paragraph_is_no_matter_of_theirs(brackets: Amendment) -> None:
    object_to(brackets.proposal, "OP2")
    assert lift(brackets).result == "agreed"


def test_the_desk_names_who_objects_once(client: Client, brackets: Amendment) -> None:
    object_to(brackets.proposal)
    signed_in(client, world.cochair(brackets.proposal.group))
    desk = reverse("desk", args=[brackets.proposal_id])
    page = client.get(desk, {"record": brackets.number})
    label = page.context["form"].fields["not_maintained"].label
    assert label == "Vailuku did not maintain the objection in the meeting"
    entry = page.context["waiting"][0]
    assert len(entry.objections) == 1
    assert "Not these words." in entry.objections[0]
    assert page.context["needed"] == client.get(desk).context["needed"]


def test_a_sponsor_who_lifts_them_is_warned(client: Client) -> None:
    brackets = bracketed(world.tabled_proposal())
    object_to(brackets.proposal)
    signed_in(client, world.actor_of("Dravenia"))
    address = reverse("accept_amendment", args=[brackets.proposal_id, brackets.number])
    assert "Vailuku" in client.get(address).content.decode()
