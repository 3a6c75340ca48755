from datetime import timedelta
from typing import Any

import pytest

from interface import clock
from proposals import actions as acts
from proposals.models import Stage
from proposals.reads.texts import issued_revision
from record.models import Event
from tests import world

pytestmark = pytest.mark.django_db


def adopt(proposal: Any, by: Any = None, **fields: Any) -> Any:
    said = {
        "meeting": "Third meeting",
        "place": "Valdorne",
        "held_at": clock.now(),
        "no_objection_raised": True,
        **fields,
    }
    return acts.adopt_proposal(by or world.cochair(proposal.group), proposal, **said)


class TestWithdrawal:
    def test_the_main_sponsor_withdraws_before_the_take_over(self, refused: Any) -> None:
        proposal = world.tabled_proposal("Dravenia")
        with refused("reason_required", field="reason"):
            acts.withdraw_proposal(world.actor_of("Dravenia"), proposal, reason="")
        acts.withdraw_proposal(world.actor_of("Dravenia"), proposal, reason="Overtaken.")
        proposal.refresh_from_db()
        assert proposal.stage == Stage.WITHDRAWN
        with refused("not_open"):
            acts.withdraw_proposal(world.actor_of("Dravenia"), proposal, reason="Again.")

    def test_the_text_of_the_group_is_not_the_sponsors_any_more(self, refused: Any) -> None:
        proposal = world.proposal_under_negotiation("Dravenia")
        for actor in (world.actor_of("Dravenia"), world.cochair(proposal.group)):
            with refused("not_entitled"):
                acts.withdraw_proposal(actor, proposal, reason="Changed our mind.")

    def test_co_chairs_withdraw_their_own_text(self) -> None:
        group = world.group()
        chair = world.cochair(group)
        proposal = world.tabled_proposal("San Aurelio", group, document_type="zero_draft")
        acts.withdraw_proposal(chair, proposal, reason="A better one follows.")
        proposal.refresh_from_db()
        assert proposal.stage == Stage.WITHDRAWN


class TestDeferral:
    def test_it_pauses_and_is_resumed_where_it_was_left(self, refused: Any) -> None:
        proposal = world.proposal_under_negotiation()
        chair = world.cochair(proposal.group)
        with refused("not_deferred"):
            acts.resume_proposal(chair, proposal)
        acts.defer_proposal(chair, proposal, reason="Capitals are on holiday.")
        proposal.refresh_from_db()
        assert proposal.stage == Stage.DEFERRED
        with refused("not_open"):
            acts.defer_proposal(chair, proposal, reason="Again.")
        acts.resume_proposal(chair, proposal)
        proposal.refresh_from_db()
        assert proposal.stage == Stage.NEGOTIATION
        acts.defer_proposal(chair, proposal, reason="Again.")
        proposal.refresh_from_db()
        assert proposal.stage == Stage.DEFERRED

    def test_it_has_a_reason_and_a_day_to_come(self, refused: Any) -> None:
        proposal = world.tabled_proposal()
        chair = world.cochair(proposal.group)
        with refused("reason_required", field="reason"):
            acts.defer_proposal(chair, proposal, reason=" ")
        with refused("until_in_past", field="until") as told:
            acts.defer_proposal(chair, proposal, reason="R", until=clock.today())
        assert str(told[0].message) == "Give a day after today."
        yesterday = clock.today() - timedelta(days=1)
        with refused("until_in_past", field="until") as told:
            acts.defer_proposal(chair, proposal, reason="R", until=yesterday)
        assert str(told[0].message) == "This day has passed."


class TestAdoption:
    def test_it_gives_the_latest_revision_an_adopted_number(self) -> None:
        proposal = world.proposal_under_negotiation()
        adoption = adopt(proposal)
        assert adoption.symbol == f"NF/WG4/{adoption.at.year}/DEC.1"
        assert adoption.revision == issued_revision(proposal)
        events = Event.objects.filter(kind="proposals.proposal_adopted")
        assert {event.stream.subject_type for event in events} == {"proposal", "workinggroup"}
        other = world.proposal_under_negotiation()
        assert adopt(other).symbol.endswith("/DEC.2")

    def test_an_open_amendment_stands_in_its_way(self, refused: Any) -> None:
        proposal = world.proposal_under_negotiation()
        amendment = world.amendment(proposal)
        with refused("amendments_open") as caught:
            adopt(proposal)
        assert "Amd.1" in caught[0].message
        acts.withdraw_amendment(world.actor_of("Marlonia"), amendment)
        adopt(proposal)

    def test_an_agreed_amendment_is_issued_first(self, refused: Any) -> None:
        proposal = world.proposal_under_negotiation()
        chair = world.cochair(proposal.group)
        amendment = world.amendment(proposal)
        acts.record_outcome(chair, amendment, result="agreed", basis="sponsors")
        with refused("revision_due") as caught:
            adopt(proposal)
        assert "Amd.1" in caught[0].message
        acts.issue_revision(chair, proposal)
        assert adopt(proposal).revision.number == 1

    def test_a_standing_decisive_objection_is_never_passed_over(self, refused: Any) -> None:
        proposal = world.proposal_under_negotiation()
        revision = issued_revision(proposal)
        said = {"revision": revision, "reason": "It binds nobody."}
        acts.take_position(world.actor_of("Meridian Cloud"), proposal, stance="object", **said)
        acts.take_position(world.actor_of("Zhenlu"), proposal, stance="object", **said)
        with refused("objection_stands") as caught:
            adopt(proposal)
        assert "Zhenlu" in caught[0].message
        assert "Meridian" not in caught[0].message
        acts.take_position(world.actor_of("Zhenlu"), proposal, stance="abstain", revision=revision)
        adopt(proposal)

    @pytest.mark.parametrize(
        ("fields", "code", "field"),
        [
            ({"no_objection_raised": False}, "objection_raised", "no_objection_raised"),
            ({"no_objection_raised": None}, "objection_raised", "no_objection_raised"),
            ({"meeting": ""}, "meeting_required", "meeting"),
            ({"place": " "}, "place_required", "place"),
        ],
    )
    def test_it_says_where_and_that_nobody_objected(
        self, refused: Any, fields: Any, code: Any, field: Any
    ) -> None:
        proposal = world.proposal_under_negotiation()
        with refused(code, field=field):
            adopt(proposal, **fields)

    def test_its_time_has_come_and_is_not_before_the_revision(self, refused: Any) -> None:
        proposal = world.proposal_under_negotiation()
        with refused("held_in_future", field="held_at"):
            adopt(proposal, held_at=clock.now() + timedelta(minutes=5))
        with refused("held_before_issue", field="held_at"):
            adopt(proposal, held_at=clock.now() - timedelta(days=2))

    def test_a_text_that_the_group_has_not_taken_over_is_not_adopted(self, refused: Any) -> None:
        proposal = world.tabled_proposal()
        with refused("not_entitled"):
            adopt(proposal)

    def test_after_it_nothing_changes_any_more(self, refused: Any) -> None:
        proposal = world.proposal_under_negotiation()
        adopt(proposal)
        for act in (
            lambda: adopt(proposal),
            lambda: world.amendment(proposal),
            lambda: acts.cosponsor_proposal(world.actor_of("Kesimba"), proposal),
            lambda: acts.defer_proposal(world.cochair(proposal.group), proposal, reason="R"),
        ):
            with refused("not_open"):
                act()
