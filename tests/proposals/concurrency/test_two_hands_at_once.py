"""Two acts that meet at one row: neither is thrown out, whichever of them comes first.

What is told to the record is added at the end, when the foreign keys of new rows are looked at too:
a lock that keeps others from pointing at a row would then wait for one that waits for it.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from interface import clock
from proposals import actions as acts
from proposals.reads.texts import issued_revision
from record.keys import Subject
from stakeholders.actions.coalitions import (
    add_outcome,
    answer_request,
    ask_to_join,
    declare_spokesperson,
    found_coalition,
    leave_coalition,
)
from stakeholders.actions.people import invite_delegate
from stakeholders.actions.tokens import make_token
from stakeholders.actors import Actor
from stakeholders.models import Coalition
from tests import world
from tests.hands import thrown_out
from threads.actions import post_comment, withdraw_comment

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reply_and_the_withdrawal_of_what_it_answers() -> None:
    proposal = world.tabled_proposal()
    subject = Subject("proposal", proposal.pk)
    speaker, other = world.actor_of("Marlonia"), world.actor_of("Vailuku")
    comment = post_comment(speaker, subject, "Who answers at night?")
    assert not thrown_out(
        lambda: post_comment(other, subject, "The point of contact.", comment),
        lambda: withdraw_comment(speaker, comment),
    )


def test_an_amendment_of_a_coalition_and_a_change_of_its_charter() -> None:
    proposal = world.tabled_proposal()
    founder = world.actor_of("Kesimba")
    coalition = found_coalition(
        founder, name="Night watch", charter="We answer.", outcomes=["Hours"]
    )
    revision, paragraph = issued_revision(proposal), world.paragraph_id(proposal, "OP1")
    assert not thrown_out(
        lambda: acts.table_amendment(
            founder,
            proposal,
            operation="replace",
            base=revision,
            paragraph=paragraph,
            new_text="Asks all States;",
            coalition=coalition,
        ),
        lambda: add_outcome(founder, coalition, text="Days"),
    )


def test_an_invitation_and_a_token_of_the_seat_that_invites() -> None:
    head = world.actor_of("Marlonia", "head")
    assert head.stakeholder is not None
    day = clock.today() + timedelta(days=3)
    assert not thrown_out(
        lambda: invite_delegate(
            head,
            head.stakeholder,
            email="new@marlonia.example",
            role="delegate",
            mandate=world.ALWAYS,
        ),
        lambda: make_token(head, label="Minutes", scope="read", last_day=day),
    )


def spoken_for_by(name: str, founder: Actor) -> Coalition:
    """A coalition of two whose spokesperson is not its founder."""
    coalition = found_coalition(
        founder, name="Night watch", charter="We answer.", outcomes=["Hours"]
    )
    speaker = world.actor_of(name)
    assert speaker.stakeholder is not None
    answer_request(founder, ask_to_join(speaker, coalition), accepted=True)
    for member in (founder, speaker):
        declare_spokesperson(member, coalition, speaker.stakeholder)
    return coalition


@pytest.mark.parametrize("act", ["moves text", "rewords it", "maps an outcome", "takes it back"])
def test_who_is_leaving_a_coalition_does_not_act_in_its_name_meanwhile(act: str) -> None:
    proposal = world.tabled_proposal()
    founder, speaker = world.actor_of("Kesimba"), world.actor_of("Ostvarn")
    coalition = spoken_for_by("Ostvarn", founder)
    outcome = coalition.outcomes.get()
    moved = world.amendment(proposal, "Ostvarn", coalition=coalition)
    mapping = acts.map_outcome(speaker, outcome, proposal)
    base = issued_revision(proposal)
    doing: dict[str, Callable[[], Any]] = {
        "moves text": lambda: world.amendment(
            proposal, "Ostvarn", "OP2", "Asks;", coalition=coalition
        ),
        "rewords it": lambda: acts.rewrite_amendment(speaker, moved, new_text="Asks;", base=base),
        "maps an outcome": lambda: acts.map_outcome(
            speaker, outcome, proposal, world.paragraph_id(proposal, "OP1")
        ),
        "takes it back": lambda: acts.unmap_outcome(speaker, mapping),
    }
    broken = thrown_out(lambda: leave_coalition(speaker, coalition), doing[act])
    assert [getattr(one, "code", one) for one in broken] == ["not_entitled"]


def test_a_comment_is_about_the_text_as_it_stands_when_the_act_before_it_is_done() -> None:
    draft = world.draft()
    subject = Subject("proposal", draft.pk)
    reader = world.actor_of("Marlonia")
    assert not thrown_out(
        lambda: acts.table_proposal(world.actor_of("Dravenia"), draft),
        lambda: post_comment(reader, subject, "Who answers at night?"),
    )


def test_acts_on_a_coalition_and_acts_in_its_name_wait_for_one_another_and_none_for_ever() -> None:
    proposal = world.tabled_proposal()
    founder = world.actor_of("Kesimba")
    coalition = found_coalition(
        founder, name="Night watch", charter="We answer.", outcomes=["Hours"]
    )
    assert not thrown_out(
        lambda: add_outcome(founder, coalition, text="Days"),
        lambda: world.amendment(proposal, "Kesimba", coalition=coalition),
    )
    moved = proposal.amendments.get()
    assert not thrown_out(
        lambda: acts.withdraw_amendment(founder, moved),
        lambda: add_outcome(founder, coalition, text="Weeks"),
    )
