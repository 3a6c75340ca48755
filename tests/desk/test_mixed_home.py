"""Home with every kind of subject in its feed and every kind of need at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interface import clock
from proposals import actions as acts
from proposals.models import Proposal
from proposals.reads.texts import issued_revision
from record.keys import Subject
from stakeholders.actions.coalitions import ask_to_join, found_coalition, invite_to_coalition
from stakeholders.actions.people import invite_delegate
from tests import world
from tests.stakeholders.pages import signed_in
from threads.actions import post_comment

pytestmark = pytest.mark.django_db

READER = "San Aurelio"
MOST = 25


def test_a_mixed_feed_with_every_need_asks_each_table_once() -> None:
    chair = world.cochair(world.group(), READER)
    needs(chair)
    feed(chair)
    reasons(chair)
    home = signed_in(chair.seat)
    home.get("/home/")
    with CaptureQueriesContext(connection) as queries:
        page = home.get("/home/")
    kinds = {strand.kind for day in page.context["days"] for strand in day.strands}
    assert kinds == {"proposal", "coalition", "stakeholder"}
    assert {need.key.split(":")[0] for need in page.context["needs"]} == {
        "proposals.accept",
        "proposals.record",
        "proposals.rewrite",
        "proposals.reconfirm",
        "proposals.resume",
        "proposals.cosponsor_invitation",
        "proposals.confirm_cosponsorship",
        "proposals.amendment_invitation",
        "stakeholders.coalition_invitation",
        "stakeholders.coalition_request",
    }
    assert len(queries) <= MOST


def needs(chair: Any) -> None:
    """Everything that may wait for a delegate who co-chairs, sponsors and convenes."""
    own = world.tabled_proposal(READER, title="Own")
    world.amendment(own, "Marlonia")
    lapsed(chair)
    with clock.at(clock.now() - timedelta(days=9)):
        deferred = world.proposal_under_negotiation(title="Deferred")
        until = clock.now().date() + timedelta(days=2)
        acts.defer_proposal(chair, deferred, reason="Capitals are asked.", until=until)
    acts.invite_cosponsor(world.actor_of("Kesimba"), world.draft("Kesimba"), chair.stakeholder)
    changed = world.draft("Vailuku")
    invited = acts.invite_cosponsor(world.actor_of("Vailuku"), changed, chair.stakeholder)
    acts.accept_cosponsorship(chair, invited)
    rows = [{"kind": "op", "text": "Decides to meet."}]
    acts.save_draft(
        world.actor_of("Vailuku"), changed, title="Changed", paragraphs=rows, seen_version=0
    )
    theirs = world.amendment(world.proposal_under_negotiation(title="Theirs"), "Marlonia")
    acts.invite_amendment_cosponsor(world.actor_of("Marlonia"), theirs, chair.stakeholder)
    others = found_coalition(world.actor_of("Kesimba"), name="A", charter="A.", outcomes=["A"])
    invite_to_coalition(world.actor_of("Kesimba"), others, chair.stakeholder)


def lapsed(chair: Any) -> Proposal:
    """A position and an amendment of the reader's, both on words that have changed since."""
    text = world.tabled_proposal(title="Lapsed")
    revision = issued_revision(text)
    acts.take_position(chair, text, stance="support", revision=revision)
    world.amendment(text, READER, "OP1", "Asks for something else;")
    theirs = world.amendment(text, "Kesimba", "OP2", "Asks for that;")
    acts.take_position(chair, text, stance="support", revision=revision, amendment=theirs)
    taken = world.amendment(text, "Kesimba", "OP1", "Asks for this;")
    acts.accept_amendment(world.actor_of("Dravenia"), taken)
    acts.issue_revision(world.actor_of("Dravenia"), text)
    return text


def feed(chair: Any) -> None:
    """The newest acts: on texts of every fate, of a coalition, and of the own delegation."""
    meeting: dict[str, Any] = {"meeting": "third session", "place": "Vailuku"}
    adopted = world.proposal_under_negotiation(title="Adopted")
    acts.adopt_proposal(chair, adopted, held_at=clock.now(), no_objection_raised=True, **meeting)
    settled = world.proposal_under_negotiation(title="Settled")
    amendment = world.amendment(settled, "Ostvarn")
    acts.record_outcome(
        chair, amendment, result="agreed", basis="meeting",
        meeting="third session", basis_date=clock.now().date(),
    )  # fmt: skip
    acts.issue_revision(chair, settled)
    open_text = world.proposal_under_negotiation(title="Open")
    acts.cosponsor_amendment(world.actor_of("Kesimba"), world.amendment(open_text, "Marlonia"))
    post_comment(world.actor_of("Marlonia"), Subject("proposal", open_text.pk), "A word")
    pact = found_coalition(chair, name="B", charter="B.", outcomes=["B"])
    acts.map_outcome(chair, pact.outcomes.get(), open_text, world.paragraph_id(open_text, "OP1"))
    ask_to_join(world.actor_of("Marlonia"), pact)
    invite_delegate(
        world.actor_of(READER, "head"), chair.stakeholder,
        email="new@aurelio.example", name="New", role="adviser", mandate=world.ALWAYS,
    )  # fmt: skip


def reasons(chair: Any) -> None:
    """Acts of which the feed says why: each kind has a table of its own."""
    text = world.proposal_under_negotiation(title="Reasoned")
    amendment = world.amendment(text, "Ostvarn")
    acts.withdraw_amendment(world.actor_of("Ostvarn"), amendment, reason="It is met elsewhere.")
    acts.take_position(
        world.actor_of("Marlonia"), text,
        stance="object", reason="It binds too early.", revision=issued_revision(text),
    )  # fmt: skip
    acts.defer_proposal(chair, text, reason="Capitals are asked.", until=None)
