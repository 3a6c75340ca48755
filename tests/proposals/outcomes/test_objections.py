"""Nothing is agreed over a standing decisive objection, unless the meeting let it go on record."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from interface import clock
from proposals import actions as acts
from proposals.models import Outcome, Position, Proposal
from proposals.narration import narrate
from proposals.reads.grounds import Ground, subject_key
from proposals.reads.obstacles import obstacles_to
from proposals.reads.texts import issued_revision
from record.models import Event
from tests import world
from tests.proposals.pages.signing import signed_in

pytestmark = pytest.mark.django_db


def object_to(amendment: Any, name: str = "Vailuku", stance: str = "object") -> Any:
    return acts.take_position(
        world.actor_of(name),
        amendment.proposal,
        stance=stance,
        reason="It binds nobody.",
        revision=issued_revision(amendment.proposal),
        amendment=amendment,
    )


def record(amendment: Any, **fields: Any) -> Outcome:
    said = {
        "result": "agreed",
        "basis": "meeting",
        "meeting": "Second meeting",
        "basis_date": clock.today(),
        **fields,
    }
    return acts.record_outcome(world.cochair(amendment.proposal.group), amendment, **said)


@pytest.fixture
def disputed() -> Any:
    amendment = world.amendment(world.proposal_under_negotiation())
    object_to(amendment)
    return amendment


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"basis": "no_objection"}, "basis"),
        ({"basis": "no_objection", "not_maintained": True}, "basis"),
        ({"basis": "sponsors", "not_maintained": True}, "basis"),
        ({}, "not_maintained"),
        ({"not_maintained": False}, "not_maintained"),
    ],
)
def test_agreement_over_a_standing_objection_is_refused_and_names_who_objects(
    refused: Any, disputed: Any, fields: Any, field: str
) -> None:
    today = clock.today()
    with (
        clock.at(clock.now() + timedelta(days=1)),
        refused("objection_stands", field=field) as caught,
    ):
        record(disputed, basis_date=today, **fields)
    assert "Vailuku" in caught[0].message


def test_an_objection_that_the_meeting_let_go_stands_on_the_outcome_and_in_its_sentence(
    disputed: Any,
) -> None:
    outcome = record(disputed, not_maintained=True)
    assert [str(one.stakeholder) for one in outcome.not_maintained.all()] == ["Vailuku"]
    event = Event.objects.get(kind="proposals.outcome_recorded")
    assert event.data["not_maintained"] == [str(world.stakeholder("Vailuku").pk)]
    said = re.sub(r"\s+", " ", strip_tags(narrate([event])[event.id]))
    assert "Vailuku did not maintain the objection in the meeting." in said


@pytest.mark.parametrize("result", ["not_agreed", "referred"])
def test_what_is_not_agreed_needs_nobodys_leave(disputed: Any, result: str) -> None:
    outcome = record(disputed, result=result)
    assert not outcome.not_maintained.exists()


@pytest.mark.parametrize(
    ("name", "stance"),
    [("Meridian Cloud", "object"), ("Vailuku", "concern"), ("Vailuku", "abstain")],
)
def test_advice_and_other_stances_stop_nothing(name: str, stance: str) -> None:
    amendment = world.amendment(world.proposal_under_negotiation())
    object_to(amendment, name, stance)
    assert not record_a_day_later(amendment).not_maintained.exists()


def test_an_objection_lifted_stops_nothing() -> None:
    lifted = world.amendment(world.proposal_under_negotiation())
    object_to(lifted)
    object_to(lifted, stance="accept")
    assert record_a_day_later(lifted).result == "agreed"


def test_a_mover_does_not_silence_an_objection_by_a_word(refused: Any) -> None:
    proposal = world.proposal_under_negotiation()
    reworded = world.amendment(proposal, label="OP2", new_text="Asks companies for help.")
    object_to(reworded)
    acts.rewrite_amendment(
        world.actor_of("Marlonia"), reworded, new_text="Asks.", base=issued_revision(proposal)
    )
    with refused("objection_stands", field="basis") as caught:
        record_a_day_later(reworded)
    assert "Vailuku (on an earlier wording)" in caught[0].message
    outcome = record(reworded, not_maintained=True)
    assert [str(one.stakeholder) for one in outcome.not_maintained.all()] == ["Vailuku"]


def test_the_day_of_no_objection_is_over_before_it_is_a_ground(refused: Any) -> None:
    amendment = world.amendment(world.proposal_under_negotiation())
    with refused("basis_not_over", field="basis_date"):
        record(amendment, basis="no_objection")
    assert record_a_day_later(amendment).result == "agreed"


def test_an_objection_to_words_taken_in_is_asked_for_at_the_adoption(refused: Any) -> None:
    text = world.tabled_proposal("Dravenia")
    amendment = world.amendment(text)
    object_to(amendment)
    acts.accept_amendment(world.actor_of("Dravenia"), amendment)
    acts.issue_revision(world.actor_of("Dravenia"), text)
    carried = obstacles_to(text).unanswered
    told = [(str(one.position.stakeholder), one.label) for one in carried]
    assert told == [("Vailuku", "OP1, by Amd.1")]
    acts.take_position(
        world.actor_of("Vailuku"), text, stance="accept", revision=issued_revision(text)
    )
    assert obstacles_to(text).unanswered == []


@pytest.mark.parametrize(
    ("stance", "on", "stands"),
    [
        ("awaiting", None, True),
        ("concern", None, True),
        ("abstain", None, True),
        ("support", None, False),
        ("awaiting", "OP1", True),
        ("concern", "OP1", False),
        ("abstain", "OP1", False),
    ],
)
def test_only_who_answers_for_the_words_takes_an_objection_to_them_back(
    stance: str, on: str | None, stands: bool
) -> None:
    text = world.tabled_proposal("Dravenia")
    amendment = world.amendment(text)
    object_to(amendment)
    acts.accept_amendment(world.actor_of("Dravenia"), amendment)
    acts.issue_revision(world.actor_of("Dravenia"), text)
    acts.take_position(
        world.actor_of("Vailuku"),
        text,
        stance=stance,
        reason="It binds nobody.",
        revision=issued_revision(text),
        paragraph=world.paragraph_id(text, on) if on else None,
    )
    assert bool(obstacles_to(text).unanswered) is stands


def test_what_was_said_before_the_words_were_in_the_text_answers_nothing() -> None:
    text = world.tabled_proposal("Dravenia")
    amendment = world.amendment(text)
    object_to(amendment)
    for paragraph in (None, world.paragraph_id(text, "OP1")):
        acts.take_position(
            world.actor_of("Vailuku"),
            text,
            stance="support",
            revision=issued_revision(text),
            paragraph=paragraph,
        )
    acts.accept_amendment(world.actor_of("Dravenia"), amendment)
    assert len(obstacles_to(text).unanswered) == 1
    acts.issue_revision(world.actor_of("Dravenia"), text)
    assert len(obstacles_to(text).unanswered) == 1


def object_to_paragraph(text: Proposal, paragraph: Any, name: str = "Vailuku") -> None:
    acts.take_position(
        world.actor_of(name),
        text,
        stance="object",
        reason="It binds nobody.",
        revision=issued_revision(text),
        paragraph=paragraph,
    )


def test_to_object_to_a_paragraph_yet_to_come_is_to_object_to_its_amendment(refused: Any) -> None:
    text = world.proposal_under_negotiation()
    inserted = world.insertion(text)
    object_to_paragraph(text, inserted.paragraph_id)
    with refused("objection_stands", field="basis"):
        record_a_day_later(inserted)


def test_a_position_on_a_paragraph_yet_to_come_is_named_by_its_amendment(client: Client) -> None:
    text = world.proposal_under_negotiation()
    inserted = world.insertion(text)
    signed_in(client, world.actor_of("Vailuku"))
    url = f"{reverse('position', args=[text.pk])}?paragraph={inserted.paragraph_id}"
    assert "Position on the paragraph of Amd.1" in client.get(url).content.decode()


def test_one_let_go_that_was_made_to_the_paragraph_yet_to_come_bars_nothing_once_it_is_in(
    client: Client,
) -> None:
    text = world.proposal_under_negotiation()
    inserted = world.insertion(text)
    object_to_paragraph(text, inserted.paragraph_id)
    record(inserted, not_maintained=True)
    chair = world.cochair(text.group)
    acts.issue_revision(chair, text)
    found = obstacles_to(text)
    assert (found.blocking, found.unanswered) == ([], [])
    signed_in(client, chair)
    assert "Nothing stands open" in client.get(reverse("desk", args=[text.pk])).content.decode()
    object_to_paragraph(text, inserted.paragraph_id)
    assert [one.label for one in obstacles_to(text).blocking] == ["OP2"]


def test_one_to_a_paragraph_that_sponsors_take_in_stands_against_the_text() -> None:
    text = world.tabled_proposal("Dravenia")
    inserted = world.insertion(text)
    object_to_paragraph(text, inserted.paragraph_id)
    assert obstacles_to(text).objections == []
    sponsor = world.actor_of("Dravenia")
    acts.accept_amendment(sponsor, inserted)
    assert [one.label for one in obstacles_to(text).unanswered] == ["Amd.1"]
    acts.issue_revision(sponsor, text)
    assert [one.label for one in obstacles_to(text).blocking] == ["OP2"]


@pytest.mark.parametrize("result", ["not_agreed", "referred"])
def test_one_to_a_paragraph_that_did_not_come_in_is_none_to_the_text(result: str) -> None:
    text = world.proposal_under_negotiation()
    inserted = world.insertion(text)
    object_to_paragraph(text, inserted.paragraph_id)
    record(inserted, result=result)
    assert obstacles_to(text).objections == []


def test_to_take_a_paragraph_out_and_put_its_words_back_answers_no_objection() -> None:
    text = world.proposal_under_negotiation()
    (words,) = issued_revision(text).rows.filter(label="OP2")
    object_to_paragraph(text, words.paragraph_id)
    record(world.deletion(text, "OP2"))
    record(world.insertion(text, words.text))
    acts.issue_revision(world.cochair(text.group), text)
    found = obstacles_to(text)
    assert found.blocking == []
    told = [(str(one.position.stakeholder), one.label) for one in found.unanswered]
    assert told == [("Vailuku", "OP2 as tabled, taken out")]
    acts.take_position(
        world.actor_of("Vailuku"), text, stance="accept", revision=issued_revision(text)
    )
    assert obstacles_to(text).unanswered == []


def test_one_to_a_paragraph_that_came_in_and_went_again_is_to_words_that_changed() -> None:
    text = world.proposal_under_negotiation()
    chair = world.cochair(text.group)
    inserted = world.insertion(text)
    record(inserted)
    acts.issue_revision(chair, text)
    object_to_paragraph(text, inserted.paragraph_id)
    record(world.deletion(text, "OP2"))
    acts.issue_revision(chair, text)
    found = obstacles_to(text)
    told = [(one.label, one.lapsed) for one in found.objections]
    assert told == [("OP2 of Rev.1, taken out", True)]
    key = subject_key(inserted.paragraph_id)
    taken = found.objections[0].position
    ground = Ground([text.pk])
    assert ground.has_moved(text.pk, key, taken.revision_id, taken.version_id)


def test_an_objection_let_go_at_the_outcome_is_not_asked_for_again(disputed: Any) -> None:
    record(disputed, not_maintained=True)
    text = disputed.proposal
    acts.issue_revision(world.cochair(text.group), text)
    assert obstacles_to(text).unanswered == []


def record_a_day_later(amendment: Any) -> Any:
    """On the ground that nobody objected by the end of today."""
    today = clock.today()
    with clock.at(clock.now() + timedelta(days=1)):
        return record(amendment, basis="no_objection", basis_date=today)


def test_the_main_sponsor_accepts_into_its_own_text_over_an_objection() -> None:
    amendment = world.amendment(world.tabled_proposal("Dravenia"))
    object_to(amendment)
    assert acts.accept_amendment(world.actor_of("Dravenia"), amendment).result == "accepted"


def test_the_form_asks_only_where_somebody_objects(client: Client, disputed: Any) -> None:
    text: Proposal = disputed.proposal
    other = world.amendment(text, label="OP2", new_text="Asks companies for help.")
    signed_in(client, world.cochair(text.group))
    desk = reverse("desk", args=[text.pk])
    words = "Vailuku did not maintain the objection in the meeting"
    assert words in client.get(desk, {"record": disputed.number}).content.decode()
    assert words not in client.get(desk, {"record": other.number}).content.decode()


def test_the_tick_is_asked_beside_its_field_and_the_ground_tells_it(
    client: Client, disputed: Any
) -> None:
    text: Proposal = disputed.proposal
    signed_in(client, world.cochair(text.group))
    url = reverse("record_outcome", args=[text.pk, disputed.number])
    said = {
        "seat": world.cochair(text.group).seat_key,
        "result": "agreed",
        "basis": "meeting",
        "meeting": "Second meeting",
        "basis_date": str(clock.today()),
        "wording": 1,
        "heard": str(Position.objects.get(amendment=disputed).pk),
    }
    refused = client.post(url, said)
    assert refused.status_code == 422
    assert "not_maintained" in refused.context["form"].errors
    assert client.post(url, {**said, "not_maintained": "on"}).status_code == 303
    words = "Vailuku did not maintain the objection in the meeting"
    for page in (reverse("desk", args=[text.pk]), disputed.get_absolute_url()):
        assert words in client.get(page).content.decode(), page


def test_two_who_object_are_both_named(client: Client, disputed: Any) -> None:
    object_to(disputed, "Ostvarn")
    signed_in(client, world.cochair(disputed.proposal.group))
    desk = reverse("desk", args=[disputed.proposal_id])
    page = client.get(desk, {"record": disputed.number})
    label = page.context["form"].fields["not_maintained"].label
    assert label == "Ostvarn, Vailuku did not maintain their objections in the meeting"


def test_nothing_is_chosen_before_the_co_chair_chooses(client: Client, disputed: Any) -> None:
    signed_in(client, world.cochair(disputed.proposal.group))
    desk = reverse("desk", args=[disputed.proposal_id])
    form = client.get(desk, {"record": disputed.number}).context["form"]
    assert (form["result"].value(), form["basis"].value()) == (None, None)
