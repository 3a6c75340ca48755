"""The days of record do not contradict each other: what rests on another comes not before it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from interface import clock
from proposals import actions as acts
from proposals.models import Amendment, Outcome
from proposals.reads.texts import issued_revision
from tests import world

pytestmark = pytest.mark.django_db


def on(day: int) -> Any:
    return clock.at(datetime(2031, 3, day, 12, tzinfo=UTC))


def record(amendment: Amendment, day: int, result: str = "agreed", **said: Any) -> Outcome:
    ground = {"basis": "meeting", "meeting": "Third meeting", **said}
    return acts.record_outcome(
        world.cochair(amendment.proposal.group),
        amendment,
        result=result,
        basis_date=date(2031, 3, day),
        **ground,
    )


def reword(amendment: Amendment, new_text: str) -> None:
    acts.rewrite_amendment(
        world.actor_of("Marlonia"),
        amendment,
        new_text=new_text,
        base=issued_revision(amendment.proposal),
    )


@pytest.fixture
def amendment() -> Amendment:
    """Moved on the 2nd, reworded on the 20th."""
    with on(1):
        text = world.proposal_under_negotiation()
    with on(2):
        amendment = world.amendment(text, new_text="Urges States to refrain;")
    with on(20):
        reword(amendment, "Urges all States to refrain;")
    return amendment


@pytest.mark.parametrize("basis", ["meeting", "no_objection"])
@pytest.mark.parametrize("result", ["agreed", "not_agreed"])
def test_words_are_not_decided_before_they_were_written(
    refused: Any, amendment: Amendment, result: str, basis: str
) -> None:
    with on(25), refused("basis_before_wording", field="basis_date") as caught:
        record(amendment, 19, result, basis=basis)
    assert "20 March 2031" in caught[0].message
    with on(25):
        assert record(amendment, 20, result, basis=basis)


def test_an_amendment_is_referred_on_whatever_day_it_stood(
    refused: Any, amendment: Amendment
) -> None:
    with on(25):
        with refused("basis_before_move"):
            record(amendment, 1, "referred")
        assert record(amendment, 10, "referred")


def test_who_restates_words_on_a_later_revision_writes_none(amendment: Amendment) -> None:
    text = amendment.proposal
    with on(22):
        record(world.amendment(text, label="OP2", new_text="Asks companies for help."), 22)
        acts.issue_revision(world.cochair(text.group), text)
        reword(amendment, "Urges all States to refrain;")
    with on(25):
        assert record(amendment, 20).version.number == 3


def test_the_day_of_the_words_is_that_of_who_records(refused: Any) -> None:
    with on(1):
        amendment = world.amendment(world.proposal_under_negotiation())
    with clock.at(datetime(2031, 3, 20, 23, tzinfo=UTC)):
        reword(amendment, "Urges all States to refrain;")
    with on(25):
        with timezone.override("Pacific/Tongatapu"), refused("basis_before_wording"):
            record(amendment, 20)
        assert record(amendment, 20)


def test_what_came_back_is_not_decided_before_it_was_referred(
    refused: Any, amendment: Amendment
) -> None:
    with on(25):
        record(amendment, 24, "referred")
        with refused("basis_before_referral", field="basis_date") as caught:
            record(amendment, 22)
        assert "24 March 2031" in caught[0].message
        assert record(amendment, 24)


@pytest.mark.parametrize("result", ["agreed", "not_agreed", "referred"])
@pytest.mark.parametrize("basis", ["meeting", "no_objection", "sponsors"])
def test_a_group_decides_nothing_of_an_amendment_before_it_took_the_text_over(
    refused: Any, result: str, basis: str
) -> None:
    with on(1):
        text = world.tabled_proposal()
        amendment = world.amendment(text)
    with on(20):
        acts.take_over(
            world.cochair(text.group), text, meeting="Second meeting", held_on=date(2031, 3, 18)
        )
        with refused("basis_before_takeover", field="basis_date") as caught:
            record(amendment, 17, result, basis=basis)
        assert "18 March 2031" in caught[0].message
        assert record(amendment, 18, result, basis=basis)


def adopt(amendment: Amendment, day: int) -> Any:
    return acts.adopt_proposal(
        world.cochair(amendment.proposal.group),
        amendment.proposal,
        meeting="Fourth meeting",
        place="Valdorne",
        held_at=datetime(2031, 3, day, 15, tzinfo=UTC),
        no_objection_raised=True,
    )


def test_a_text_is_not_adopted_before_its_outcomes(refused: Any, amendment: Amendment) -> None:
    with on(26):
        record(amendment, 24, "not_agreed")
        with refused("held_before_outcomes", field="held_at") as caught:
            adopt(amendment, 23)
        assert "Amd.1" in caught[0].message
        assert adopt(amendment, 24)


def test_a_text_is_not_adopted_before_the_group_took_it_over(refused: Any) -> None:
    with on(1):
        text = world.tabled_proposal()
    with on(20):
        acts.take_over(
            world.cochair(text.group), text, meeting="Second meeting", held_on=date(2031, 3, 18)
        )
        said = {"meeting": "Third meeting", "place": "Valdorne", "no_objection_raised": True}
        chair = world.cochair(text.group)
        with refused("held_before_takeover", field="held_at") as caught:
            acts.adopt_proposal(chair, text, held_at=datetime(2031, 3, 17, 15, tzinfo=UTC), **said)
        assert "18 March 2031" in caught[0].message
        assert acts.adopt_proposal(
            chair, text, held_at=datetime(2031, 3, 18, 15, tzinfo=UTC), **said
        )
