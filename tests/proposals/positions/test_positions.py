from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from proposals import actions as acts
from proposals.models import Position, PositionSlot
from proposals.reads.grounds import WHOLE, subject_key
from proposals.reads.objecting import standing_objections
from proposals.reads.positions import Standings
from proposals.reads.texts import issued_revision, latest_revision
from tests import world
from workinggroups.models import ParticipationRule

pytestmark = pytest.mark.django_db


def take(
    proposal: Any,
    by: Any = "Marlonia",
    stance: Any = "support",
    role: Any = "delegate",
    **fields: Any,
) -> Any:
    fields.setdefault("revision", issued_revision(proposal))
    return acts.take_position(world.actor_of(by, role), proposal, stance=stance, **fields)


def revise(proposal: Any, label: Any = "OP1", new_text: Any = "") -> Any:
    acts.accept_amendment(
        world.actor_of("Dravenia"), world.amendment(proposal, "Kesimba", label, new_text)
    )
    return acts.issue_revision(world.actor_of("Dravenia"), proposal)


def standings_of(proposal: Any, stakeholder: Any = None) -> Standings:
    return Standings(proposal, stakeholder, latest_revision(proposal))


def tally(proposal: Any, **key: Any) -> Any:
    pips = standings_of(proposal).pips(subject_key(**key))
    return [(stance, n) for stance, n, _word in pips]


class TestTaking:
    def test_all_are_kept_and_the_slot_points_at_the_newest(self) -> None:
        proposal = world.tabled_proposal()
        take(proposal, stance="concern", reason="Too broad.")
        last = take(proposal, stance="accept")
        assert Position.objects.count() == 2
        assert PositionSlot.objects.get().latest == last

    def test_a_state_decides_and_a_company_advises(self) -> None:
        proposal = world.tabled_proposal()
        assert take(proposal, "Marlonia").decisive
        assert not take(proposal, "Meridian Cloud").decisive

    @pytest.mark.parametrize("stance", ["concern", "object"])
    def test_a_concern_and_an_objection_need_a_reason(self, refused: Any, stance: Any) -> None:
        proposal = world.tabled_proposal()
        with refused("reason_required", field="reason"):
            take(proposal, stance=stance, reason="\u200b\u00ad")
        with refused("reason_required", field="reason"):
            take(proposal, stance=stance, reason="  ")

    def test_an_unknown_stance_is_refused(self, refused: Any) -> None:
        proposal = world.tabled_proposal()
        with refused("bad_stance", field="stance"):
            take(proposal, stance="enthusiasm")

    def test_it_is_taken_on_the_latest_revision_and_the_refusal_says_what_changed(
        self, refused: Any
    ) -> None:
        proposal = world.tabled_proposal()
        old = issued_revision(proposal)
        revise(proposal)
        with refused("stale_base") as caught:
            take(proposal, revision=old)
        assert "Changed: OP1." in caught[0].message

    def test_kinds_that_take_none_and_roles_that_do_not_commit_are_refused(
        self, refused: Any
    ) -> None:
        group = world.group()
        ParticipationRule.objects.filter(group=group, kind="private").update(position="none")
        proposal = world.tabled_proposal(in_group=group)
        with refused("not_entitled"):
            take(proposal, "Meridian Cloud")
        for role in ("adviser", "observer"):
            with refused("not_entitled"):
                take(proposal, role=role)

    def test_a_vanished_paragraph_is_refused(self, refused: Any) -> None:
        proposal, other = world.tabled_proposal(), world.tabled_proposal()
        with refused("vanished_paragraph"):
            take(proposal, paragraph=world.paragraph_id(other, "OP1"))

    def test_a_paragraph_to_come_in_has_positions_before_it_is_there(self) -> None:
        proposal = world.tabled_proposal()
        amendment = acts.table_amendment(
            world.actor_of("Kesimba"),
            proposal,
            operation="insert",
            kind="op",
            base=issued_revision(proposal),
            new_text="Requests a report;",
        )
        take(proposal, paragraph=amendment.paragraph_id)
        acts.accept_amendment(world.actor_of("Dravenia"), amendment)
        acts.issue_revision(world.actor_of("Dravenia"), proposal)
        assert tally(proposal, paragraph=amendment.paragraph_id) == [("support", 1)]

    def test_a_closed_amendment_takes_no_position(self, refused: Any) -> None:
        proposal = world.tabled_proposal()
        amendment = world.amendment(proposal, "Kesimba")
        take(proposal, amendment=amendment)
        acts.withdraw_amendment(world.actor_of("Kesimba"), amendment)
        with refused("closed"):
            take(proposal, amendment=amendment)

    def test_one_position_has_one_subject(self, refused: Any) -> None:
        proposal = world.tabled_proposal()
        amendment = world.amendment(proposal, "Kesimba")
        with refused("one_subject"):
            take(proposal, amendment=amendment, paragraph=amendment.paragraph_id)


class TestLapsing:
    def test_a_changed_paragraph_lapses_its_positions_and_those_on_the_whole(self) -> None:
        proposal = world.tabled_proposal()
        first, second = (world.paragraph_id(proposal, label) for label in ("OP1", "OP2"))
        take(proposal)
        take(proposal, paragraph=first)
        take(proposal, paragraph=second)
        revise(proposal)
        assert tally(proposal) == [("stale", 1)]
        assert tally(proposal, paragraph=first) == [("stale", 1)]
        assert tally(proposal, paragraph=second) == [("support", 1)]
        standings = standings_of(proposal, world.stakeholder("Marlonia"))
        own = [standings.own(subject_key(key)) for key in (None, first, second)]
        assert [one is not None and one.lapsed for one in own] == [True, True, False]

    def test_taking_it_again_reconfirms_it(self) -> None:
        proposal = world.tabled_proposal()
        take(proposal)
        revise(proposal)
        take(proposal)
        assert tally(proposal) == [("support", 1)]

    def test_moves_and_new_numbers_alone_never_lapse_a_position(self) -> None:
        proposal = world.tabled_proposal()
        paragraph = world.paragraph_id(proposal, "OP2")
        take(proposal)
        take(proposal, paragraph=paragraph)
        amendment = acts.table_amendment(
            world.actor_of("Kesimba"),
            proposal,
            operation="move",
            base=issued_revision(proposal),
            paragraph=world.paragraph_id(proposal, "OP1"),
            after=paragraph,
        )
        acts.accept_amendment(world.actor_of("Dravenia"), amendment)
        revision = acts.issue_revision(world.actor_of("Dravenia"), proposal)
        assert revision.rows.get(paragraph=paragraph).label == "OP1"
        assert tally(proposal) == [("support", 1)]
        assert tally(proposal, paragraph=paragraph) == [("support", 1)]

    def test_words_that_come_back_bring_the_position_back(self) -> None:
        proposal = world.tabled_proposal()
        words = issued_revision(proposal).rows.get(label="OP1").text
        take(proposal)
        revise(proposal)
        revise(proposal, new_text=words)
        assert tally(proposal) == [("support", 1)]

    def test_a_deleted_paragraph_leaves_its_positions_unconfirmed(self) -> None:
        proposal = world.tabled_proposal()
        paragraph = world.paragraph_id(proposal, "PP1")
        take(proposal, paragraph=paragraph)
        amendment = acts.table_amendment(
            world.actor_of("Kesimba"),
            proposal,
            operation="delete",
            base=issued_revision(proposal),
            paragraph=paragraph,
        )
        acts.accept_amendment(world.actor_of("Dravenia"), amendment)
        acts.issue_revision(world.actor_of("Dravenia"), proposal)
        assert tally(proposal, paragraph=paragraph) == [("stale", 1)]

    def test_a_rewritten_amendment_lapses_positions_on_it_and_a_revision_does_not(self) -> None:
        proposal = world.tabled_proposal()
        amendment = world.amendment(proposal, "Marlonia", "OP2", "Asks companies for help.")
        take(proposal, "Kesimba", amendment=amendment)
        revise(proposal)
        assert tally(proposal, amendment=amendment.pk) == [("support", 1)]
        acts.rewrite_amendment(
            world.actor_of("Marlonia"),
            amendment,
            new_text="Asks all companies for help.",
            base=issued_revision(proposal),
        )
        assert tally(proposal, amendment=amendment.pk) == [("stale", 1)]


class TestReading:
    def test_stances_stand_in_their_order_with_lapsed_ones_last(self) -> None:
        proposal = world.tabled_proposal()
        take(proposal, "Vailuku")
        revise(proposal)
        take(proposal, "Marlonia", "object", reason="No.")
        take(proposal, "Ostvarn", "abstain")
        take(proposal, "Kesimba")
        take(proposal, "Meridian Cloud")
        assert tally(proposal) == [("support", 2), ("object", 1), ("abstain", 1), ("stale", 1)]

    def test_by_constituency_in_the_order_of_the_kinds(self) -> None:
        proposal = world.tabled_proposal()
        for name in ("Meridian Cloud", "Vailuku", "Marlonia", "Open Relay Foundation"):
            take(proposal, name)
        found = standings_of(proposal).by_kind(WHOLE)
        assert [(kind, [n for _stance, n, _word in counts]) for kind, _name, counts in found] == [
            ("state", [2]),
            ("private", [1]),
            ("civil", [1]),
        ]

    def test_own_positions_by_subject(self) -> None:
        proposal = world.tabled_proposal()
        paragraph = world.paragraph_id(proposal, "OP1")
        take(proposal)
        take(proposal, stance="abstain", paragraph=paragraph)
        take(proposal, "Ostvarn", "accept")
        standings = standings_of(proposal, world.stakeholder("Marlonia"))
        said = [standings.own(subject_key(key)) for key in (None, paragraph)]
        assert [one and one.position.stance for one in said] == ["support", "abstain"]
        assert standings_of(proposal).own(WHOLE) is None

    def test_a_lapsed_decisive_objection_still_stands(self) -> None:
        proposal = world.tabled_proposal()
        take(proposal, stance="object", reason="No.")
        take(proposal, "Meridian Cloud", "object", reason="No.")
        revise(proposal)
        lapsed = [one for one in standing_objections(proposal) if one.is_unanswered]
        assert [str(one.position.stakeholder) for one in lapsed] == ["Marlonia"]

    def test_the_number_of_queries_does_not_grow_with_the_positions(self) -> None:
        proposal = world.tabled_proposal()
        paragraph = world.paragraph_id(proposal, "OP1")
        take(proposal)
        take(proposal, paragraph=paragraph)
        revise(proposal)
        before = count_of(lambda: tally(proposal))
        for name in ("Vailuku", "Ostvarn", "Kesimba", "Meridian Cloud"):
            take(proposal, name)
            take(proposal, name, paragraph=paragraph)
        assert count_of(lambda: tally(proposal)) == before
        assert before <= 5


def count_of(read: Any) -> Any:
    with CaptureQueriesContext(connection) as queries:
        read()
    return len(queries)
