"""Members and co-chairs: dated rows that the secretariat enters and ends."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from interface import clock
from interface.refusal import Refusal
from record.models import Event
from record.reads import tell
from stakeholders.models import Seat
from tests.world import actor_of, group, seat_of, stakeholder
from workinggroups.actions.groups import (
    appoint_cochair,
    end_chair,
    end_membership,
    enter_member,
)
from workinggroups.models import CoChair, Membership

ENDED = "workinggroups.chair_ended"
pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    found = Event.objects.filter(kind__startswith="workinggroups.").order_by("number")
    return [event.kind.removeprefix("workinggroups.") for event in found]


def test_a_member_is_entered_once_and_the_entry_is_public() -> None:
    office, vailuku = actor_of("Secretariat"), stakeholder("Vailuku")
    first = enter_member(office, group(), vailuku, since=date(2026, 1, 1))
    assert enter_member(office, group(), vailuku) == first
    assert kinds() == ["member_entered"]
    event = Event.objects.get(kind="workinggroups.member_entered")
    assert (event.stream.subject_type, event.stream.audience) == ("workinggroup", "public")


def test_a_membership_ends_today_and_may_begin_again() -> None:
    office, vailuku = actor_of("Secretariat"), stakeholder("Vailuku")
    row = enter_member(office, group(), vailuku, since=date(2026, 1, 1))
    ended = end_membership(office, row, reason="It left.")
    assert ended.until == clock.now().date()
    assert end_membership(office, row, reason="It left.").until == ended.until
    assert not Membership.objects.current().exists()
    assert enter_member(office, group(), vailuku).pk != row.pk
    assert kinds() == ["member_entered", "membership_ended", "member_entered"]


@pytest.mark.parametrize(
    ("name", "accredited", "code"),
    [("Secretariat", True, "secretariat"), ("Lantern Network", False, "not_accredited")],
)
def test_who_cannot_be_a_member_is_refused(name: str, accredited: bool, code: str) -> None:
    office = actor_of("Secretariat")
    body = stakeholder(name, accredited=accredited)
    with pytest.raises(Refusal) as refused:
        enter_member(office, group(), body)
    assert refused.value.code == code


def test_one_co_chair_is_of_a_state_and_one_is_not() -> None:
    office = actor_of("Secretariat")
    state = appoint_cochair(office, group(), seat_of("San Aurelio"))
    other = appoint_cochair(office, group(), seat_of("Institute for Open Standards"))
    assert appoint_cochair(office, group(), state.seat) == state
    for name in ("Kesimba", "Corvid Networks"):
        with pytest.raises(Refusal) as refused:
            appoint_cochair(office, group(), seat_of(name))
        assert (refused.value.code, refused.value.field) == ("side_taken", "chair")
    end_chair(office, other, reason="Its seat moves on.")
    assert appoint_cochair(office, group(), seat_of("Corvid Networks")).pk
    assert CoChair.objects.current().count() == 2


def unfit(name: str, role: str, mandate: DateRange | None = None) -> Seat:
    return seat_of(name, role, **({"mandate": mandate} if mandate else {}))


@pytest.mark.parametrize(
    ("name", "role", "mandate", "code"),
    [
        ("Kesimba", "adviser", None, "unfit_seat"),
        ("Kesimba", "observer", None, "unfit_seat"),
        ("Kesimba", "head", DateRange(date(2020, 1, 1), date(2021, 1, 1)), "unfit_seat"),
        ("Secretariat", "head", None, "secretariat"),
    ],
)
def test_a_co_chair_is_a_head_or_delegate_in_office(
    name: str, role: str, mandate: DateRange | None, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        appoint_cochair(actor_of("Secretariat"), group(), unfit(name, role, mandate))
    assert refused.value.code == code


@pytest.mark.parametrize("who", ["Vailuku", "San Aurelio"])
def test_delegations_enter_and_appoint_nobody(who: str) -> None:
    office, actor = actor_of("Secretariat"), actor_of(who, "head")
    row = enter_member(office, group(), stakeholder("Vailuku"))
    chair = appoint_cochair(office, group(), seat_of("San Aurelio"))
    for act in (
        lambda: enter_member(actor, group(), stakeholder("Kesimba")),
        lambda: end_membership(actor, row, reason="It left."),
        lambda: appoint_cochair(actor, group(), seat_of("Corvid Networks")),
        lambda: end_chair(actor, chair, reason="It left."),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "not_entitled"


def test_who_ends_a_membership_or_a_term_says_why_and_the_record_repeats_it() -> None:
    office = actor_of("Secretariat")
    row = enter_member(office, group(), stakeholder("Vailuku"))
    chair = appoint_cochair(office, group(), seat_of("San Aurelio"))
    for act in (
        lambda: end_membership(office, row, reason="  "),
        lambda: end_chair(office, chair, reason=""),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert (refused.value.code, refused.value.field) == ("reason_required", "reason")
    end_membership(office, row, reason="It asked to leave.")
    end_chair(office, chair, reason="A <new> post.")
    events = Event.objects.filter(kind__in=["workinggroups.membership_ended", ENDED])
    sentences = [sentence for _event, sentence in tell(list(events.order_by("number")))]
    assert "Reason: “<bdi>It asked to leave.</bdi>”" in sentences[0]
    assert "Reason: “<bdi>A &lt;new&gt; post.</bdi>”" in sentences[1]
    assert "asked to leave" not in str([event.data for event in events])
