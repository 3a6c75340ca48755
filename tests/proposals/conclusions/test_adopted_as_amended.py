"""A meeting agrees amendments and adopts the text with them; the revision is issued afterwards."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags

from interface import clock
from proposals import actions as acts
from proposals.models import Proposal
from proposals.narration import narrate
from record.models import Event
from reports.compile import snapshot
from reports.compile.document_texts import text_blocks
from tests import world
from tests.reports.asked import ask

pytestmark = pytest.mark.django_db

DAY = date(2031, 5, 6)
MEETING = datetime(2031, 5, 6, 17, 30, tzinfo=UTC)
ISSUED = datetime(2031, 5, 8, 9, 0, 30, tzinfo=UTC)


def issued_after(**ground: Any) -> Proposal:
    """A text whose next revision, with one amendment, came two days after the meeting."""
    with clock.at(MEETING - timedelta(days=5)):
        proposal = world.proposal_under_negotiation()
        amendment = world.amendment(proposal)
    chair = world.cochair(proposal.group)
    with clock.at(ISSUED - timedelta(hours=1)):
        said = {"basis": "meeting", "meeting": "Third meeting", "basis_date": DAY, **ground}
        acts.record_outcome(chair, amendment, result="agreed", **said)
    with clock.at(ISSUED):
        acts.issue_revision(chair, proposal)
    return proposal


def adopt(proposal: Proposal, held_at: datetime = MEETING) -> Any:
    with clock.at(ISSUED + timedelta(hours=3)):
        return acts.adopt_proposal(
            world.cochair(proposal.group),
            proposal,
            meeting="Third meeting",
            place="Valdorne",
            held_at=held_at,
            no_objection_raised=True,
        )


def test_what_the_same_meeting_agreed_is_adopted_as_amended(client: Client) -> None:
    proposal = issued_after()
    assert adopt(proposal).revision.number == 1
    event = Event.objects.get(kind="proposals.proposal_adopted", stream__subject_type="proposal")
    told = re.sub(r"\s+", " ", strip_tags(narrate([event])[event.id]))
    assert "It was adopted as amended, issued afterwards as Rev.1." in told
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert "Adopted as amended, issued afterwards as Rev.1." in page
    with clock.at(ISSUED + timedelta(days=1)):
        asked = ask(first=date(2031, 5, 1), last=date(2031, 5, 8))
    read = snapshot.read(asked, ISSUED + timedelta(days=2), lambda done, step: None)
    blocks = str(text_blocks(read, read.texts[0]))
    assert "Adopted as amended, issued afterwards as Rev.1." in blocks


@pytest.mark.parametrize(
    "ground",
    [
        {"basis_date": DAY - timedelta(days=1), "meeting": "Second meeting"},
        {"basis": "no_objection", "basis_date": DAY - timedelta(days=1), "meeting": ""},
    ],
)
def test_what_was_agreed_before_the_meeting_is_part_of_what_it_adopts(ground: Any) -> None:
    adopt(issued_after(**ground))


@pytest.mark.parametrize(
    "ground",
    [
        {"basis_date": DAY + timedelta(days=1), "meeting": "Fourth meeting"},
        {"basis": "no_objection", "basis_date": DAY, "meeting": ""},
        {"basis": "sponsors", "basis_date": None, "meeting": ""},
    ],
)
def test_what_was_agreed_after_the_meeting_is_refused_by_name(refused: Any, ground: Any) -> None:
    proposal = issued_after(**ground)
    with refused("held_before_issue", field="held_at") as caught:
        adopt(proposal)
    assert "had not agreed what came into it: Amd.1." in caught[0].message


def test_a_meeting_before_the_revision_that_was_amended_has_adopted_neither(refused: Any) -> None:
    proposal = issued_after()
    with refused("held_before_issue", field="held_at") as caught:
        adopt(proposal, MEETING - timedelta(days=8))
    assert "Rev.1 and as tabled were both issued after that" in caught[0].message


def test_a_meeting_after_the_issue_adopts_what_it_had_before_it() -> None:
    proposal = issued_after()
    adopt(proposal, ISSUED + timedelta(hours=2))
    event = Event.objects.filter(kind="proposals.proposal_adopted").first()
    assert event is not None
    assert "as_amended" not in event.data
