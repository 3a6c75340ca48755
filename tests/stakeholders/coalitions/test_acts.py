"""Founding, joining, leaving, and who may do which."""

from typing import Any

import pytest

from interface.refusal import Refusal
from record.models import Event
from stakeholders.actions.coalitions import (
    add_outcome,
    answer_request,
    ask_to_join,
    declare_spokesperson,
    found_coalition,
    invite_to_coalition,
    leave_coalition,
)
from stakeholders.actors import ANONYMOUS, SYSTEM, Actor
from stakeholders.models import Coalition, CoalitionMembership, MembershipAnswer
from stakeholders.permits import permits
from stakeholders.reads.coalitions import (
    join_and_leave_log,
    roll_of,
    spoken_for_by,
    spokesperson_of,
)
from tests.world import actor_of, seat_of, stakeholder

pytestmark = pytest.mark.django_db


def coalition(by: str = "Dravenia", name: str = "One Internet, One Standard") -> Coalition:
    return found_coalition(
        actor_of(by), name=name, charter="We hold that.", outcomes=["Technical merit decides"]
    )


def join(found: Coalition, name: str) -> None:
    request = ask_to_join(actor_of(name), found)
    answer_request(actor_of(roll_of(found).convener.name), request, accepted=True)


def events(found: Coalition, audience: str = "public") -> list[str]:
    told = Event.objects.filter(stream__subject_id=found.pk, stream__audience=audience)
    return [event.kind.removeprefix("stakeholders.coalition_") for event in told.order_by("number")]


def test_its_founder_is_its_first_member_and_speaks_for_it() -> None:
    found = coalition()
    assert roll_of(found).members == [stakeholder("Dravenia")]
    assert spokesperson_of(found) == stakeholder("Dravenia")
    assert [outcome.text for outcome in found.outcomes.all()] == ["Technical merit decides"]
    assert events(found) == ["founded"]


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("name", "n" * 121, "121 characters are too many; at most 120 fit here."),
        ("charter", "c" * 8001, "8,001 characters are too many; at most 8,000 fit here."),
        ("outcomes", ["Hours", "o" * 501], "501 characters are too many; at most 500 fit here."),
        ("outcomes", ["o"] * 21, "A coalition has at most 20 outcomes."),
        ("charter", "We \x00 hold", "cannot be printed"),
    ],
)
def test_what_is_said_at_its_founding_has_limits(field: str, words: Any, told: str) -> None:
    said = {"name": "N", "charter": "C", "outcomes": ["O"], field: words}
    with pytest.raises(Refusal) as refused:
        found_coalition(actor_of("Dravenia"), **said)
    assert refused.value.field == field
    assert told in str(refused.value.message)


def test_what_is_said_afterwards_has_limits_too() -> None:
    found = coalition()
    with pytest.raises(Refusal) as refused:
        add_outcome(actor_of("Dravenia"), found, text="o" * 501)
    assert (refused.value.code, refused.value.field) == ("too_long", "text")
    with pytest.raises(Refusal) as refused:
        ask_to_join(actor_of("Kesimba"), found, message="m" * 1001)
    assert (refused.value.code, refused.value.field) == ("too_long", "message")
    with pytest.raises(Refusal) as refused:
        leave_coalition(actor_of("Dravenia"), found, reason="r" * 1001)
    assert (refused.value.code, refused.value.field) == ("too_long", "reason")


def test_a_name_is_taken_once_whatever_the_case() -> None:
    coalition()
    with pytest.raises(Refusal) as refused:
        coalition("Kesimba", "one internet, ONE standard")
    assert refused.value.code == "name_taken"


def test_a_coalition_without_a_preferred_outcome_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        found_coalition(
            actor_of("Dravenia"), name="Empty", charter="We.", outcomes=["  ", "\u200b"]
        )
    assert (refused.value.code, refused.value.field) == ("no_outcomes", "outcomes")


def test_the_founder_admits_who_asks() -> None:
    found = coalition()
    request = ask_to_join(actor_of("Meridian Cloud"), found, message="We run it.")
    assert not roll_of(found).is_member(stakeholder("Meridian Cloud"))
    answer_request(actor_of("Dravenia"), request, accepted=True)
    assert roll_of(found).is_member(stakeholder("Meridian Cloud"))
    assert events(found) == ["founded", "joined"]
    assert events(found, "own") == ["membership_asked"]


def test_who_is_declined_may_ask_again() -> None:
    found = coalition()
    request = ask_to_join(actor_of("Kesimba"), found)
    answer_request(actor_of("Dravenia"), request, accepted=False, reason="Later.")
    again = ask_to_join(actor_of("Kesimba"), found)
    assert again != request
    assert events(found) == ["founded"]


def test_aligning_needs_nobodys_approval() -> None:
    found = coalition()
    ask_to_join(actor_of("Vailuku"), found, standing="aligned")
    roll = roll_of(found)
    assert roll.aligned == [stakeholder("Vailuku")]
    assert not roll.is_member(stakeholder("Vailuku"))


def test_the_aligned_may_become_a_member_and_are_counted_once() -> None:
    found = coalition()
    ask_to_join(actor_of("Vailuku"), found, standing="aligned")
    join(found, "Vailuku")
    roll = roll_of(found)
    assert roll.is_member(stakeholder("Vailuku"))
    assert roll.aligned == []
    assert [entry.act for entry in join_and_leave_log(found)] == ["joined", "aligned", "joined"]


def test_an_invitation_is_answered_by_who_was_invited() -> None:
    found = coalition()
    request = invite_to_coalition(actor_of("Dravenia"), found, stakeholder("Open Relay Foundation"))
    with pytest.raises(Refusal):
        answer_request(actor_of("Dravenia"), request, accepted=True)
    answer_request(actor_of("Open Relay Foundation"), request, accepted=True)
    assert roll_of(found).is_member(stakeholder("Open Relay Foundation"))


def test_asking_answering_and_inviting_twice_is_done_once() -> None:
    found = coalition()
    first = ask_to_join(actor_of("Kesimba"), found)
    assert ask_to_join(actor_of("Kesimba"), found) == first
    answered = answer_request(actor_of("Dravenia"), first, accepted=True)
    assert answer_request(actor_of("Dravenia"), first, accepted=True) == answered
    with pytest.raises(Refusal) as refused:
        answer_request(actor_of("Dravenia"), first, accepted=False)
    assert refused.value.code == "already_answered"
    assert MembershipAnswer.objects.count() == 1
    offer = invite_to_coalition(actor_of("Dravenia"), found, stakeholder("Vailuku"))
    assert invite_to_coalition(actor_of("Dravenia"), found, stakeholder("Vailuku")) == offer


def test_members_leave_and_the_log_says_why() -> None:
    found = coalition()
    join(found, "Corvid Networks")
    leave_coalition(actor_of("Corvid Networks"), found, reason="It asks too much of vendors.")
    assert not roll_of(found).is_member(stakeholder("Corvid Networks"))
    newest = join_and_leave_log(found)[0]
    assert (newest.act, newest.reason) == ("left", "It asks too much of vendors.")
    assert events(found) == ["founded", "joined", "left"]


def test_who_left_may_join_again() -> None:
    found = coalition()
    join(found, "Kesimba")
    leave_coalition(actor_of("Kesimba"), found)
    join(found, "Kesimba")
    assert CoalitionMembership.objects.filter(member=stakeholder("Kesimba")).count() == 2


def test_the_members_declare_another_spokesperson() -> None:
    found = coalition()
    for name in ("Kesimba", "Open Relay Foundation"):
        join(found, name)
    named = stakeholder("Open Relay Foundation")
    declare_spokesperson(actor_of("Kesimba"), found, named)
    assert spokesperson_of(found) == stakeholder("Dravenia")
    declare_spokesperson(actor_of("Open Relay Foundation"), found, named)
    assert spokesperson_of(found) == named
    assert spoken_for_by(named) == [found]
    assert not permits(actor_of("Dravenia"), "stakeholders.speak_for_coalition", found)
    leave_coalition(actor_of("Open Relay Foundation"), found)
    assert spokesperson_of(found) == stakeholder("Dravenia")


def test_only_a_member_can_be_named() -> None:
    found = coalition()
    join(found, "Kesimba")
    with pytest.raises(Refusal) as refused:
        declare_spokesperson(actor_of("Kesimba"), found, stakeholder("Marlonia"))
    assert refused.value.code == "not_a_member"


def test_outcomes_are_added_in_order() -> None:
    found = coalition()
    added = add_outcome(actor_of("Dravenia"), found, text="Reasons are public")
    assert added.number == 2


# Who may do what, role by role: a founder's and a member's delegation, an outsider, the rest.
DOORS = (
    "found_coalition",
    "join_coalition",
    "leave_coalition",
    "invite_to_coalition",
    "declare_spokesperson",
    "keep_coalition",
    "speak_for_coalition",
)
ROLES = {
    "founder's head": "found leave invite declare keep speak",
    "founder's delegate": "found leave invite declare keep speak",
    "founder's adviser": "",
    "founder's observer": "",
    "member's delegate": "found leave declare",
    "member's adviser": "",
    "aligned's delegate": "found join leave",
    "outsider's delegate": "found join",
    "outsider's observer": "",
    "unaccredited's delegate": "",
    "founder's delegate of yesterday": "",
    "secretariat's delegate": "",
    "person without a seat": "",
    "system": "",
    "anonymous": "",
}
NAMES = {
    "founder": "Dravenia",
    "member": "Kesimba",
    "aligned": "Vailuku",
    "outsider": "Marlonia",
    "secretariat": "Secretariat",
}


def actor_named(who: str) -> Actor:
    from datetime import date

    from django.db.backends.postgresql.psycopg_any import DateRange

    if who == "anonymous":
        return ANONYMOUS
    if who == "system":
        return SYSTEM
    if who == "person without a seat":
        return Actor.of_person(seat_of("Marlonia").person)
    if who.endswith("of yesterday"):
        past = DateRange(date(2020, 1, 1), date(2021, 1, 1))
        return Actor.of_seat(
            seat_of("Dravenia", "delegate", mandate=past, email="former@dravenia.example")
        )
    if who.startswith("unaccredited"):
        stakeholder("Newcomers", "civil", accredited=False)
        return actor_of("Newcomers")
    whose, role = who.split("'s ")
    return actor_of(NAMES[whose], role)


@pytest.mark.parametrize("who", ROLES)
def test_nobody_acts_on_a_coalition_beyond_the_mandate(who: str) -> None:
    found = coalition()
    join(found, "Kesimba")
    ask_to_join(actor_of("Vailuku"), found, standing="aligned")
    actor = actor_named(who)
    allowed = [door for door in DOORS if permits(actor, f"stakeholders.{door}", found)]
    assert [door.split("_")[0] for door in allowed] == ROLES[who].split()
