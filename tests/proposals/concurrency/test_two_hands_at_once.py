"""Two acts that meet at one row: neither is thrown out, whichever of them comes first.

What is told to the record is added at the end, when the foreign keys of new rows are looked at too:
a lock that keeps others from pointing at a row would then wait for one that waits for it.
"""

import threading
from collections.abc import Callable
from datetime import timedelta
from time import sleep
from typing import Any

import pytest
from django.db import connection, transaction

from interface import clock
from proposals import actions as acts
from proposals.reads.texts import issued_revision
from record.keys import Subject
from stakeholders.actions.coalitions import add_outcome, found_coalition
from stakeholders.actions.people import invite_delegate
from stakeholders.actions.tokens import make_token
from tests import world
from threads.actions import post_comment, withdraw_comment

pytestmark = pytest.mark.django_db(transaction=True)


def thrown_out(first: Callable[[], Any], second: Callable[[], Any]) -> list[BaseException]:
    """What broke where the second act begins before the first has committed."""
    broken: list[BaseException] = []
    done, begun = threading.Event(), threading.Event()

    def act(what: Callable[[], None]) -> None:
        try:
            what()
        except BaseException as problem:
            broken.append(problem)
        finally:
            connection.close()

    def hold() -> None:
        with transaction.atomic():
            first()
            done.set()
            begun.wait(10)

    one = threading.Thread(target=act, args=(hold,))
    two = threading.Thread(target=act, args=(second,))
    one.start()
    done.wait(10)
    two.start()
    # Time to take its first lock and to wait for the stream, which the other holds.
    sleep(0.7)
    begun.set()
    for thread in (one, two):
        thread.join(20)
    return broken


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
