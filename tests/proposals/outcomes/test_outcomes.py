from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from interface import clock
from proposals import actions as acts
from proposals.reads.texts import issued_revision, paragraphs_of, working_text
from tests import world
from tests.proposals.pages.signing import signed_in

pytestmark = pytest.mark.django_db

MEETING = {"basis": "meeting", "meeting": "Second meeting"}


def record(amendment: Any, result: Any = "agreed", by: Any = None, **fields: Any) -> Any:
    said = {**MEETING, "basis_date": clock.now().date(), **fields}
    actor = by or world.cochair(amendment.proposal.group)
    return acts.record_outcome(actor, amendment, result=result, **said)


def test_the_main_sponsor_accepts_until_the_group_takes_over(refused: Any) -> None:
    proposal = world.tabled_proposal("Dravenia")
    first, second = world.amendment(proposal), world.amendment(proposal, label="OP2", new_text="A.")
    outcome = acts.accept_amendment(world.actor_of("Dravenia"), first, note="Gladly.")
    assert (outcome.result, outcome.basis) == ("accepted", "sponsors")
    acts.take_over(world.cochair(proposal.group), proposal, meeting="M", held_on=clock.now().date())
    with refused("not_entitled"):
        acts.accept_amendment(world.actor_of("Dravenia"), second)


def test_a_co_chair_records_only_what_the_group_has_taken_over(refused: Any) -> None:
    amendment = world.amendment(world.tabled_proposal())
    with refused("not_entitled"):
        record(amendment)


def test_co_chairs_run_their_own_texts_from_the_first_day() -> None:
    group = world.group()
    world.cochair(group)
    proposal = world.tabled_proposal("San Aurelio", group, document_type="chairs_text")
    outcome = record(world.amendment(proposal))
    assert outcome.result == "agreed"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"basis": ""}, "basis_required", "basis"),
        ({"basis": "whim"}, "basis_required", "basis"),
        ({"meeting": " "}, "basis_required", "meeting"),
        ({"basis_date": None}, "basis_required", "basis_date"),
        ({"basis": "no_objection", "basis_date": None}, "basis_required", "basis_date"),
        ({"result": "accepted"}, "bad_result", "result"),
        ({"result": "wonderful"}, "bad_result", "result"),
        ({"result": "not_put"}, "overtaken_by_required", "overtaken_by"),
    ],
)
def test_nothing_is_recorded_without_its_basis(
    refused: Any, fields: Any, code: Any, field: Any
) -> None:
    amendment = world.amendment(world.proposal_under_negotiation())
    with refused(code, field=field):
        record(amendment, **fields)


def test_a_basis_of_tomorrow_is_none(refused: Any) -> None:
    amendment = world.amendment(world.proposal_under_negotiation())
    with refused("basis_in_future", field="basis_date"):
        record(amendment, basis_date=clock.now().date() + timedelta(days=1))


def test_a_meeting_before_the_amendment_was_moved_has_not_settled_it(refused: Any) -> None:
    amendment = world.amendment(world.proposal_under_negotiation())
    for basis in ("meeting", "no_objection"):
        with refused("basis_before_move", field="basis_date") as caught:
            record(amendment, basis=basis, basis_date=clock.today() - timedelta(days=1))
        assert "Amd.1" in caught[0].message
    assert record(amendment, basis_date=clock.today()).result == "agreed"


def test_the_day_it_was_moved_is_one_of_the_calendar_of_who_records() -> None:
    """While it is Friday on the islands, where it was moved, it is still Thursday in the west."""
    chair = world.cochair(world.group())
    with clock.at(datetime(2031, 5, 1, 22, tzinfo=UTC)):
        proposal = world.proposal_under_negotiation()
        amendment = world.amendment(proposal)
    with clock.at(datetime(2031, 5, 2, 2, tzinfo=UTC)), timezone.override("America/Montevideo"):
        assert record(amendment, by=chair, basis_date=date(2031, 5, 1)).result == "agreed"


@pytest.mark.parametrize("result", ["not_agreed", "agreed"])
def test_every_result_closes_the_amendment(refused: Any, result: Any) -> None:
    amendment = world.amendment(world.proposal_under_negotiation())
    record(amendment, result)
    amendment.refresh_from_db()
    assert amendment.status == result
    with refused("closed"):
        record(amendment)


def test_an_amendment_is_not_put_where_an_agreed_one_overtakes_it(refused: Any) -> None:
    proposal = world.proposal_under_negotiation()
    first, second = (
        world.amendment(proposal),
        world.amendment(proposal, "Kesimba", new_text="Asks."),
    )
    with refused("not_agreed", field="overtaken_by"):
        record(second, "not_put", overtaken_by=first)
    with refused("overtaken_by_required", field="overtaken_by"):
        record(second, "not_put", overtaken_by=second)
    record(first)
    assert record(second, "not_put", overtaken_by=first).overtaken_by == first


def test_two_amendments_of_the_same_words_are_not_agreed_together(refused: Any) -> None:
    proposal = world.proposal_under_negotiation()
    first = world.amendment(proposal, "Marlonia", new_text=_op1("Urges all States"))
    second = world.amendment(proposal, "Kesimba", new_text=_op1("Requests some States"))
    record(first)
    with refused("clashes") as caught:
        record(second)
    assert "Amd.2" in caught[0].message
    assert "Amd.1" in caught[0].message
    second.refresh_from_db()
    assert second.is_open


def test_two_amendments_of_other_words_in_one_paragraph_are_agreed_together() -> None:
    proposal = world.proposal_under_negotiation()
    start = "Calls upon all States to refrain from operations against "
    first = world.amendment(proposal, "Marlonia", new_text=start + "hospitals;")
    second = world.amendment(proposal, "Kesimba", new_text=_op1("Urges all States"))
    record(first)
    record(second)
    words = working_text(proposal)[3].text
    assert words == "Urges all States to refrain from operations against hospitals;"


def test_an_outcome_taken_back_restores_exactly_the_earlier_state(refused: Any) -> None:
    proposal = world.proposal_under_negotiation()
    amendment = world.amendment(proposal)
    before = working_text(proposal)
    outcome = record(amendment)
    assert working_text(proposal) != before
    chair = world.cochair(proposal.group)
    with refused("reason_required", field="reason"):
        acts.take_back_outcome(chair, outcome, reason=" ")
    acts.take_back_outcome(chair, outcome, reason="Recorded by mistake.")
    assert working_text(proposal) == before
    amendment.refresh_from_db()
    assert amendment.is_open
    with refused("taken_back"):
        acts.take_back_outcome(chair, outcome, reason="Again.")
    assert record(amendment).result == "agreed"


def test_what_is_in_a_revision_is_not_taken_back(refused: Any) -> None:
    proposal = world.proposal_under_negotiation()
    outcome = record(world.amendment(proposal))
    chair = world.cochair(proposal.group)
    acts.issue_revision(chair, proposal)
    with refused("included") as caught:
        acts.take_back_outcome(chair, outcome, reason="Too late.")
    assert "Rev.1" in caught[0].message


@pytest.mark.parametrize("result", ["not_agreed", "referred"])
def test_once_a_revision_is_issued_every_outcome_before_it_is_final(
    refused: Any, client: Any, result: Any
) -> None:
    proposal = world.proposal_under_negotiation()
    chair = world.cochair(proposal.group)
    before = world.amendment(proposal, "Kesimba", "OP2", "Asks companies for help.")
    outcome = record(before, result)
    record(world.amendment(proposal))
    signed_in(client, chair)
    back = reverse("take_back_outcome", args=[proposal.pk, before.number])
    pages = (reverse("desk", args=[proposal.pk]), before.get_absolute_url())
    assert [back in client.get(page).content.decode() for page in pages] == [True, True]
    acts.issue_revision(chair, proposal)
    with refused("final") as caught:
        acts.take_back_outcome(chair, outcome, reason="Too late.")
    assert "Rev.1" in caught[0].message
    came_back = "What comes back is recorded" if result == "referred" else "A new amendment"
    assert came_back in caught[0].message
    assert [back in client.get(page).content.decode() for page in pages] == [False, False]
    assert client.get(back).status_code == 403
    after = record(world.amendment(proposal, "Kesimba", "OP2", "Asks for help."), result)
    acts.take_back_outcome(chair, after, reason="In time.")


def test_the_main_sponsor_takes_back_its_own_acceptance_before_the_take_over(refused: Any) -> None:
    proposal = world.tabled_proposal("Dravenia")
    amendment = world.amendment(proposal)
    outcome = acts.accept_amendment(world.actor_of("Dravenia"), amendment)
    with refused("not_entitled"):
        acts.take_back_outcome(world.actor_of("Marlonia"), outcome, reason="No.")
    acts.take_back_outcome(world.actor_of("Dravenia"), outcome, reason="Too fast.")
    amendment.refresh_from_db()
    assert amendment.is_open


def test_an_amendment_whose_paragraph_changed_is_rewritten_before_it_is_agreed(
    refused: Any,
) -> None:
    proposal = world.proposal_under_negotiation()
    chair = world.cochair(proposal.group)
    first = world.amendment(proposal, "Marlonia", new_text=_op1("Urges all States"))
    second = world.amendment(proposal, "Kesimba", new_text=_op1("Requests some States"))
    record(first)
    revision = acts.issue_revision(chair, proposal)
    second.refresh_from_db()
    assert (second.is_open, second.base.number) == (True, 0)
    with refused("behind") as caught:
        record(second)
    assert "Amd.2" in caught[0].message
    words = paragraphs_of(revision)[3].text.replace("all", "most")
    acts.rewrite_amendment(world.actor_of("Kesimba"), second, new_text=words, base=revision)
    record(second)
    assert working_text(proposal)[3].text == words


def test_an_amendment_elsewhere_stays_good_on_the_next_revision() -> None:
    proposal = world.proposal_under_negotiation()
    first = world.amendment(proposal)
    second = world.amendment(proposal, "Kesimba", "OP2", "Asks companies for help.")
    record(first)
    acts.issue_revision(world.cochair(proposal.group), proposal)
    record(second)
    assert working_text(proposal)[4].text == "Asks companies for help."
    assert issued_revision(proposal).number == 1


def _op1(opening: Any) -> Any:
    return f"{opening} to refrain from operations against health services;"


def test_what_the_sponsor_accepted_is_not_called_agreed(refused: Any) -> None:
    proposal = world.tabled_proposal("Dravenia")
    first = world.amendment(proposal, "Marlonia", new_text=_op1("Urges all States"))
    second = world.amendment(proposal, "Kesimba", new_text=_op1("Requests some States"))
    acts.accept_amendment(world.actor_of("Dravenia"), first)
    with refused("clashes") as caught:
        acts.accept_amendment(world.actor_of("Dravenia"), second)
    assert f"clashes with {first.name}, accepted already: " in caught[0].message
