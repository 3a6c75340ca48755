"""What a sentence says beside who did what: reasons, what overtook, what was left out."""

import re
from typing import Any

import pytest
from django.utils.html import strip_tags

from interface import clock
from proposals import actions as acts
from proposals.models import Proposal
from proposals.narration import narrate
from proposals.reads.texts import issued_revision
from record.models import Event
from tests import world

pytestmark = pytest.mark.django_db

MEETING: dict[str, Any] = {
    "basis": "meeting",
    "meeting": "Second meeting",
    "basis_date": clock.today(),
}


def last(kind: str) -> str:
    event = Event.objects.filter(kind=f"proposals.{kind}", stream__subject_type="proposal").last()
    assert event is not None
    return re.sub(r"\s+", " ", strip_tags(narrate([event])[event.id])).strip()


def taken_over() -> tuple[Proposal, Any]:
    proposal = world.tabled_proposal("Dravenia")
    chair = world.cochair(proposal.group)
    acts.take_over(chair, proposal, meeting="First meeting", held_on=clock.today())
    return proposal, chair


def test_an_objection_is_told_with_its_reason() -> None:
    proposal, _chair = taken_over()
    acts.take_position(
        world.actor_of("Ostvarn"),
        proposal,
        stance="object",
        reason="It leaves hospitals out.",
        revision=issued_revision(proposal),
    )
    assert "Reason: “It leaves hospitals out.”" in last("position_taken")


def test_withdrawals_are_told_with_their_reasons() -> None:
    proposal = world.tabled_proposal("Dravenia")
    amendment = world.amendment(proposal, "Marlonia")
    acts.withdraw_amendment(world.actor_of("Marlonia"), amendment, reason="Met elsewhere.")
    assert "Reason: “Met elsewhere.”" in last("amendment_withdrawn")
    acts.withdraw_proposal(world.actor_of("Dravenia"), proposal, reason="A joint text comes.")
    assert "Reason: “A joint text comes.”" in last("proposal_withdrawn")


def test_what_was_overtaken_names_what_overtook_it_and_the_note() -> None:
    proposal, chair = taken_over()
    first = world.amendment(proposal, "Marlonia")
    second = world.amendment(proposal, "Vailuku", new_text="Asks States for help.")
    acts.record_outcome(chair, first, result="agreed", **MEETING)
    acts.record_outcome(
        chair, second, result="not_put", overtaken_by=first, note="With thanks.", **MEETING
    )
    said = last("outcome_recorded")
    assert "Amd.2 on OP1 as not put, overtaken by Amd.1: Second meeting" in said
    assert said.count("Note: “With thanks.”") == 1


def test_an_adoption_names_the_amendments_that_were_referred() -> None:
    proposal, chair = taken_over()
    amendment = world.amendment(proposal, "Marlonia")
    acts.record_outcome(chair, amendment, result="referred", **MEETING)
    acts.adopt_proposal(
        chair,
        proposal,
        meeting="Third meeting",
        place="Valdorne",
        held_at=clock.now(),
        no_objection_raised=True,
    )
    assert "Referred, and not part of the adopted text: Amd.1." in last("proposal_adopted")


def test_brackets_have_words_of_their_own() -> None:
    text = [{"kind": "op", "text": "Calls upon States to keep [all] hospitals out of reach."}]
    proposal = world.tabled_proposal("Dravenia", paragraphs=text)
    chair = world.cochair(proposal.group)
    acts.take_over(chair, proposal, meeting="First meeting", held_on=clock.today())
    acts.record_outcome(chair, proposal.amendments.get(), result="agreed", **MEETING)
    assert "as brackets lifted" in last("outcome_recorded")


def test_words_of_people_are_escaped() -> None:
    proposal = world.tabled_proposal("Dravenia")
    amendment = world.amendment(proposal, "Marlonia")
    acts.withdraw_amendment(world.actor_of("Marlonia"), amendment, reason="<b>no</b>")
    event = Event.objects.get(kind="proposals.amendment_withdrawn", stream__subject_type="proposal")
    assert "&lt;b&gt;no" in narrate([event])[event.id]


def test_a_move_and_a_new_paragraph_say_where_they_go() -> None:
    proposal = world.tabled_proposal("Dravenia")
    base, marlonia = issued_revision(proposal), world.actor_of("Marlonia")
    after = world.paragraph_id(proposal, "OP2")
    acts.table_amendment(
        marlonia,
        proposal,
        operation="move",
        base=base,
        paragraph=world.paragraph_id(proposal, "OP1"),
        after=after,
        kind="op",
    )
    assert "to move OP1 after OP2 (as tabled)" in last("amendment_tabled")
    new = acts.table_amendment(
        marlonia, proposal, operation="insert", base=base, after=after, kind="op", new_text="Asks."
    )
    assert "Amd.2, a new paragraph after OP2 (as tabled)" in last("amendment_tabled")
    acts.accept_amendment(world.actor_of("Dravenia"), new)
    assert "accepted Amd.2 on a new paragraph after OP2" in last("outcome_recorded")


def test_a_revision_names_what_went_into_it_in_the_order_of_the_numbers() -> None:
    proposal = world.tabled_proposal("Dravenia")
    first = world.amendment(proposal)
    second = world.amendment(proposal, label="OP2", new_text="Asks.")
    for amendment in (second, first):
        acts.accept_amendment(world.actor_of("Dravenia"), amendment)
    acts.issue_revision(world.actor_of("Dravenia"), proposal)
    assert "issued Rev.1, with Amd.1, Amd.2." in last("revision_issued")
