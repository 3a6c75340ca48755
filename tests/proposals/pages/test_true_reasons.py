"""Where an act is not open any more, its page says why, and not that another seat might do it."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from interface import clock
from proposals import actions as acts
from proposals.models import Amendment, Proposal
from tests import world

pytestmark = pytest.mark.django_db

ANOTHER_SEAT = "another seat has this right"


def record(amendment: Amendment, result: str = "agreed") -> None:
    chair = world.cochair(amendment.proposal.group)
    said: dict[str, Any] = {"basis": "meeting", "meeting": "Second meeting"}
    acts.record_outcome(chair, amendment, result=result, basis_date=clock.today(), **said)


def page(client: Client, url: str, status: int) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


@pytest.fixture
def text(client: Client) -> Proposal:
    proposal = world.proposal_under_negotiation()
    client.force_login(world.cochair(proposal.group).person)
    return proposal


def test_an_outcome_is_final_once_a_revision_was_issued(client: Client, text: Proposal) -> None:
    before = world.amendment(text, "Kesimba", "OP2", "Asks companies for help.")
    record(before, "not_agreed")
    record(world.amendment(text))
    back = reverse("take_back_outcome", args=[text.pk, before.number])
    assert "Rev.1 has been issued since" not in page(client, back, 200)
    acts.issue_revision(world.cochair(text.group), text)
    said = page(client, back, 403)
    assert f"Rev.1 has been issued since, so the outcome of {before.name} is final." in said
    assert ANOTHER_SEAT not in said


def test_the_desk_of_an_adopted_text_is_closed_to_its_co_chair(
    client: Client, text: Proposal
) -> None:
    acts.adopt_proposal(
        world.cochair(text.group),
        text,
        meeting="Third meeting",
        place="Valdorne",
        held_at=clock.now(),
        no_objection_raised=True,
    )
    desk = reverse("desk", args=[text.pk])
    said = page(client, desk, 200)
    assert "The desk of this text is closed" in said
    assert "This text has been adopted." in said
    assert f'href="{text.get_absolute_url()}"' in client.get(desk).content.decode()
    client.force_login(world.actor_of("Ostvarn").person)
    assert client.get(desk).status_code == 403


@pytest.mark.parametrize(
    ("result", "became"), [("agreed", "Agreed by the group"), ("", "Withdrawn by its mover")]
)
def test_no_position_is_offered_on_a_settled_amendment(
    client: Client, text: Proposal, result: str, became: str
) -> None:
    amendment = world.amendment(text)
    client.force_login(world.actor_of("Ostvarn").person)
    url = reverse("position", args=[text.pk]) + f"?amendment={amendment.number}"
    assert client.get(url).status_code == 200
    if result:
        record(amendment, result)
    else:
        acts.withdraw_amendment(world.actor_of("Marlonia"), amendment)
    said = page(client, url, 403)
    assert f"No position is taken on {amendment.name} any more. {became}" in said
    assert ANOTHER_SEAT not in said
    assert 'name="stance"' not in client.get(url).content.decode()


@pytest.mark.parametrize("role", ["adviser", "observer"])
def test_whom_only_the_role_keeps_from_an_act_reads_so(
    client: Client, text: Proposal, role: str
) -> None:
    client.force_login(world.actor_of("Ostvarn", role).person)
    said = page(client, reverse("position", args=[text.pk]), 403)
    assert f"You speak as Ostvarn, {role}. Only heads of delegation and delegates do this" in said
    assert ANOTHER_SEAT not in said


def test_where_a_delegate_may_not_either_the_role_is_not_the_reason(
    client: Client, text: Proposal
) -> None:
    client.force_login(world.actor_of("Ostvarn", "adviser").person)
    said = page(client, reverse("take_over", args=[text.pk]), 403)
    assert ANOTHER_SEAT in said
