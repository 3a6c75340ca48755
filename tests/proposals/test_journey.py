"""The whole life of a text, told through its actions alone."""

import pytest

from interface import clock
from proposals import actions as acts
from proposals.models import Stage
from proposals.reads.texts import issued_revision, paragraphs_of, working_text
from tests import world

pytestmark = pytest.mark.django_db


def test_a_norm_is_drafted_amended_agreed_revised_and_adopted() -> None:
    group = world.group(4)
    chair = world.cochair(group)
    proposal = world.tabled_proposal("Dravenia", group)
    assert proposal.symbol.endswith("/L.1")
    assert proposal.stage == Stage.TABLED

    first = world.amendment(proposal, "Marlonia")
    assert first.symbol == f"{proposal.symbol}/Amd.1"
    acts.accept_amendment(world.actor_of("Dravenia"), first)
    revision = acts.issue_revision(world.actor_of("Dravenia"), proposal)
    assert revision.symbol == f"{proposal.symbol}/Rev.1"
    assert "States and companies" in paragraphs_of(revision)[3].text

    acts.take_over(chair, proposal, meeting="First meeting", held_on=clock.today())
    second = world.amendment(proposal, "Meridian Cloud", "OP2", "Invites companies to help.")
    acts.record_outcome(
        chair,
        second,
        result="agreed",
        basis="meeting",
        meeting="Second",
        basis_date=clock.today(),
    )
    assert working_text(proposal)[4].text == "Invites companies to help."
    last = acts.issue_revision(chair, proposal, summary="OP2 is shorter.")
    assert last.number == 2
    assert issued_revision(proposal) == last

    adoption = acts.adopt_proposal(
        chair,
        proposal,
        meeting="Third",
        place="Valdorne",
        held_at=clock.now(),
        no_objection_raised=True,
    )
    assert adoption.symbol.endswith("/DEC.1")
    proposal.refresh_from_db()
    assert proposal.stage == Stage.ADOPTED
