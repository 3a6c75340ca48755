"""What was recorded and taken back in the period stands in the report, with its reason."""

import pytest

from interface import clock
from proposals import actions as acts
from reports.compile import snapshot
from reports.compile.document_texts import text_blocks
from tests import world
from tests.reports.asked import ask, take

pytestmark = pytest.mark.django_db


def test_an_outcome_taken_back_is_listed() -> None:
    text = world.proposal_under_negotiation()
    chair = world.cochair(text.group)
    outcome = acts.record_outcome(chair, world.amendment(text), result="agreed", basis="sponsors")
    acts.take_back_outcome(chair, outcome, reason="The wrong amendment.")
    asked = ask(first=clock.today(), last=clock.today())
    read = snapshot.read(asked, clock.now(), lambda done, step: None)
    (one,) = read.texts[0].taken_back
    assert (one.result, one.reason) == ("agreed", "The wrong amendment.")
    said = str(text_blocks(read, read.texts[0]))
    assert "Amd.1, agreed by the group: taken back on " in said
    assert "by San Aurelio. Reason: The wrong amendment." in said


def test_whose_objections_it_had_let_go_is_told_with_what_was_taken_back() -> None:
    text = world.proposal_under_negotiation()
    moved = world.amendment(text)
    take("Zhenlu", text, "object", reason="It goes too far.", amendment=moved)
    chair = world.cochair(text.group)
    outcome = acts.record_outcome(
        chair,
        moved,
        result="agreed",
        basis="meeting",
        meeting="2nd meeting",
        basis_date=clock.today(),
        not_maintained=True,
    )
    acts.take_back_outcome(chair, outcome, reason="Zhenlu did maintain it.")
    asked = ask(first=clock.today(), last=clock.today())
    read = snapshot.read(asked, clock.now(), lambda done, step: None)
    said = str(text_blocks(read, read.texts[0]))
    assert "It had recorded as not maintained the objections of: Zhenlu." in said
