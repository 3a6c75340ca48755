from typing import Any

import pytest
from django.test import Client

from proposals import actions as acts
from proposals.models import OutcomeMapping, Proposal
from proposals.reads.texts import issued_revision
from record.models import Event
from stakeholders.actions import coalitions
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def coalition() -> Any:
    return coalitions.found_coalition(
        world.actor_of("Open Relay Foundation"),
        name="One Internet, One Standard",
        charter="Technical merit decides.",
        outcomes=["Standards stay open."],
    )


def move(
    proposal: Any, coalition: Any, by: Any = "Open Relay Foundation", role: Any = "delegate"
) -> Any:
    return acts.table_amendment(
        world.actor_of(by, role),
        proposal,
        operation="replace",
        base=issued_revision(proposal),
        paragraph=world.paragraph_id(proposal, "OP2"),
        new_text="Invites all who write standards to answer within hours.",
        coalition=coalition,
    )


def test_the_spokesperson_moves_text_in_the_coalitions_name(coalition: Any) -> None:
    proposal = world.tabled_proposal()
    amendment = move(proposal, coalition)
    assert (amendment.coalition, amendment.mover) == (coalition, None)
    assert amendment.stakeholder == world.stakeholder("Open Relay Foundation")
    events = Event.objects.filter(kind="proposals.amendment_tabled").select_related("stream")
    assert {event.stream.subject_type for event in events} == {"proposal", "coalition"}
    assert {event.coalition_id for event in events} == {coalition.pk}


def test_whoever_reads_it_reads_who_moved_it_for_the_coalition(
    client: Client, coalition: Any
) -> None:
    proposal = world.proposal_under_negotiation()
    amendment = move(proposal, coalition)
    beside = f"{proposal.get_absolute_url()}?focus={amendment.paragraph_id}"
    for address in (beside, amendment.get_absolute_url()):
        page = client.get(address).content.decode()
        mover = '<bdi>Open Relay Foundation</bdi></span> <span class="mover-coalition">'
        assert f"{mover}for the coalition <bdi>One Internet, One Standard</bdi>" in page


def test_where_movers_are_not_named_nothing_tells_that_a_coalition_moved_it(
    client: Client, coalition: Any
) -> None:
    proposal = world.proposal_under_negotiation()
    amendment = move(proposal, coalition)
    Proposal.objects.filter(pk=proposal.pk).update(attribution="cochairs")
    head = client.get(amendment.get_absolute_url()).content.decode().split('class="lead"')[1]
    assert "coalition" not in head.split("</p>")[0]


@pytest.mark.parametrize(
    ("by", "role"),
    [("Meridian Cloud", "head"), ("Open Relay Foundation", "adviser")],
)
def test_nobody_else_speaks_for_it(refused: Any, coalition: Any, by: Any, role: Any) -> None:
    proposal = world.tabled_proposal()
    with refused("not_entitled"):
        move(proposal, coalition, by, role)


def test_its_amendment_is_withdrawn_and_rewritten_by_who_speaks_for_it_now(
    refused: Any, coalition: Any
) -> None:
    proposal = world.tabled_proposal()
    amendment = move(proposal, coalition)
    acts.rewrite_amendment(
        world.actor_of("Open Relay Foundation", "head"),
        amendment,
        new_text="Invites standards bodies to answer.",
        base=issued_revision(proposal),
    )
    with refused("not_entitled"):
        acts.withdraw_amendment(world.actor_of("Meridian Cloud"), amendment)
    acts.withdraw_amendment(world.actor_of("Open Relay Foundation"), amendment)


def test_a_text_of_its_group_alone_is_not_told_to_the_coalition(coalition: Any) -> None:
    group = world.group()
    group.visibility = "group"
    group.save()
    for name in ("Dravenia", "Open Relay Foundation"):
        world.member(name, group)
    move(world.tabled_proposal("Dravenia", group), coalition)
    events = Event.objects.filter(kind="proposals.amendment_tabled").select_related("stream")
    assert {event.stream.subject_type for event in events} == {"proposal"}


def test_outcomes_are_mapped_once_and_may_be_mapped_again_after_unmapping(
    refused: Any, coalition: Any
) -> None:
    proposal = world.tabled_proposal()
    outcome = coalition.outcomes.get()
    speaker = world.actor_of("Open Relay Foundation")
    paragraph = world.paragraph_id(proposal, "OP1")
    mapping = acts.map_outcome(speaker, outcome, proposal, paragraph)
    with refused("mapped"):
        acts.map_outcome(speaker, outcome, proposal, paragraph)
    acts.map_outcome(speaker, outcome, proposal)
    acts.unmap_outcome(speaker, mapping)
    with refused("unmapped"):
        acts.unmap_outcome(speaker, mapping)
    acts.map_outcome(speaker, outcome, proposal, paragraph)
    assert OutcomeMapping.objects.current().count() == 2
    assert OutcomeMapping.objects.count() == 3


def test_others_do_not_map_and_a_paragraph_elsewhere_is_refused(
    refused: Any, coalition: Any
) -> None:
    proposal, other = world.tabled_proposal(), world.tabled_proposal()
    outcome = coalition.outcomes.get()
    with refused("not_entitled"):
        acts.map_outcome(world.actor_of("Meridian Cloud"), outcome, proposal)
    with refused("vanished_paragraph", field="paragraph"):
        acts.map_outcome(
            world.actor_of("Open Relay Foundation"),
            outcome,
            proposal,
            world.paragraph_id(other, "OP1"),
        )
