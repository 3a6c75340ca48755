"""An objection to what went into a text, or out of it, is lifted by a yes and not by silence."""

import pytest

from interface import clock
from proposals import actions as acts
from proposals.models import Proposal
from proposals.reads.obstacles import obstacles_to
from proposals.reads.texts import issued_revision
from tests import world

pytestmark = pytest.mark.django_db


def say(text: Proposal, stance: str, label: str = "") -> None:
    """What Vailuku says of the latest revision."""
    acts.take_position(
        world.actor_of("Vailuku"),
        text,
        stance=stance,
        reason="It binds nobody.",
        revision=issued_revision(text),
        paragraph=world.paragraph_id(text, label) if label else None,
    )


def unanswered(text: Proposal) -> list[str]:
    return [one.label for one in obstacles_to(text).unanswered]


@pytest.fixture
def taken_in() -> Proposal:
    """Vailuku objected to Amd.1, which the main sponsor took in all the same."""
    text = world.tabled_proposal("Dravenia")
    amendment = world.amendment(text)
    acts.take_position(
        world.actor_of("Vailuku"),
        text,
        stance="object",
        reason="It binds nobody.",
        revision=issued_revision(text),
        amendment=amendment,
    )
    acts.accept_amendment(world.actor_of("Dravenia"), amendment)
    acts.issue_revision(world.actor_of("Dravenia"), text)
    return text


@pytest.mark.parametrize("stance", ["awaiting", "concern", "abstain", "object"])
def test_only_a_yes_to_the_whole_text_lifts_an_objection_to_words_in_it(
    taken_in: Proposal, stance: str
) -> None:
    say(taken_in, stance)
    assert unanswered(taken_in) == ["OP1, by Amd.1"]
    say(taken_in, "accept")
    assert unanswered(taken_in) == []


@pytest.mark.parametrize("stance", ["awaiting", "concern", "abstain", "object"])
def test_only_a_yes_to_the_whole_text_lifts_an_objection_to_what_was_taken_out(
    stance: str,
) -> None:
    text = world.proposal_under_negotiation()
    say(text, "object", "OP2")
    chair = world.cochair(text.group)
    acts.record_outcome(
        chair,
        world.deletion(text, "OP2"),
        result="agreed",
        basis="meeting",
        meeting="Second meeting",
        basis_date=clock.today(),
    )
    acts.issue_revision(chair, text)
    say(text, stance)
    assert unanswered(text) == ["OP2 as tabled, taken out"]
    say(text, "support")
    assert unanswered(text) == []


@pytest.mark.parametrize(
    ("stances", "kept"),
    [
        (["awaiting"], ["OP1, by Amd.1"]),
        (["object", "awaiting"], ["OP1, by Amd.1"]),
        (["object"], []),
        (["concern"], []),
        (["abstain"], []),
        (["accept"], []),
    ],
)
def test_another_stance_on_the_paragraph_is_one_on_the_words_themselves(
    taken_in: Proposal, stances: list[str], kept: list[str]
) -> None:
    for stance in stances:
        say(taken_in, stance, "OP1")
    assert unanswered(taken_in) == kept
    blocking = [one.label for one in obstacles_to(taken_in).blocking]
    assert blocking == (["OP1"] if stances == ["object"] else [])
