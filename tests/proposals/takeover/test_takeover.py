from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from interface import clock
from proposals import actions as acts
from proposals.models import Stage
from record.models import Event
from tests import world

pytestmark = pytest.mark.django_db


def take_over(
    proposal: Any, actor: Any = None, meeting: Any = "First meeting", days: Any = 0
) -> Any:
    held_on = clock.now().date() + timedelta(days=days)
    actor = actor or world.cochair(proposal.group)
    return acts.take_over(actor, proposal, meeting=meeting, held_on=held_on)


def test_it_makes_the_text_under_negotiation_and_tells_the_group() -> None:
    proposal = world.tabled_proposal()
    take_over(proposal)
    proposal.refresh_from_db()
    assert proposal.stage == Stage.NEGOTIATION
    events = Event.objects.filter(kind="proposals.proposal_taken_over")
    assert {event.stream.subject_type for event in events} == {"proposal", "workinggroup"}


def test_it_happens_once(refused: Any) -> None:
    proposal = world.tabled_proposal()
    take_over(proposal)
    with refused("taken_over"):
        take_over(proposal)


def test_it_has_a_meeting_and_a_day_that_has_come(refused: Any) -> None:
    proposal = world.tabled_proposal()
    with refused("basis_required", field="meeting"):
        take_over(proposal, meeting="")
    with refused("basis_in_future", field="held_on"):
        take_over(proposal, days=1)


def test_no_meeting_takes_over_what_was_not_tabled_yet(refused: Any) -> None:
    proposal = world.tabled_proposal()
    with refused("before_tabling", field="held_on"):
        take_over(proposal, days=-1)


def test_a_co_chair_of_another_group_does_not_take_over(refused: Any) -> None:
    proposal = world.tabled_proposal(in_group=world.group(4))
    with refused("not_entitled"):
        take_over(proposal, world.cochair(world.group(2), "Kesimba"))


def test_a_former_co_chair_does_not_take_over(refused: Any) -> None:
    proposal = world.tabled_proposal()
    chair = world.cochair(proposal.group)
    proposal.group.cochairs.update(until=clock.now().date())
    with refused("not_entitled"):
        take_over(proposal, chair)


def test_the_day_of_the_meeting_is_a_day_of_the_co_chairs_own_calendar() -> None:
    """While it is still Thursday in Greenwich, a meeting on the islands was held on Friday."""
    proposal = world.tabled_proposal()
    chair = world.cochair(proposal.group)
    evening = datetime(2031, 5, 1, 22, tzinfo=UTC)
    with clock.at(evening), timezone.override("Pacific/Tongatapu"):
        acts.take_over(chair, proposal, meeting="First meeting", held_on=date(2031, 5, 2))
    proposal.refresh_from_db()
    assert proposal.stage == Stage.NEGOTIATION
