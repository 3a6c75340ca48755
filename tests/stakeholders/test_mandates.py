"""Mandate periods: when a seat holds, that two never overlap, and how one ends."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from interface import clock
from interface.refusal import Refusal
from record.models import Event
from stakeholders.actions.people import end_mandate, invite_delegate
from stakeholders.actors import Actor
from stakeholders.models import Person, Role, Seat
from tests.stakeholders.pages import actor_at, send, signed_in, text_of
from tests.world import actor_of, seat_of, stakeholder

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)
NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)


def seat(role: str = "delegate", **period: date | None) -> Seat:
    mandate = DateRange(period.get("since", date(2026, 1, 1)), period.get("until"))
    return seat_of("Vailuku", role, mandate=mandate, email="ana@vailuku.example")


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (date(2026, 5, 20), None, True),
        (date(2026, 5, 21), None, False),
        (date(2026, 1, 1), date(2026, 5, 21), True),
        (date(2026, 1, 1), date(2026, 5, 20), False),
    ],
)
def test_the_first_day_counts_and_the_day_after_the_last_does_not(
    since: date, until: date | None, holds: bool
) -> None:
    found = seat(since=since, until=until)
    with clock.at(NOON):
        assert found.is_current is holds
        assert Seat.objects.current().filter(pk=found.pk).exists() is holds


def test_the_day_is_the_day_in_utc() -> None:
    found = seat(until=date(2026, 5, 21))
    with clock.at(datetime(2026, 5, 20, 23, 59, tzinfo=UTC)):
        assert found.is_current
    with clock.at(datetime(2026, 5, 21, 0, 0, tzinfo=UTC)):
        assert not found.is_current


def test_two_mandates_of_one_person_for_one_stakeholder_never_overlap() -> None:
    first = seat(until=date(2026, 6, 1))
    fields = {"person": first.person, "stakeholder": first.stakeholder, "role": Role.OBSERVER}
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(mandate=DateRange(date(2026, 5, 31), None), **fields)
    Seat.objects.create(mandate=DateRange(date(2026, 6, 1), None), **fields)


def test_one_person_may_sit_for_two_stakeholders_at_once() -> None:
    first = seat()
    Seat.objects.create(
        person=first.person,
        stakeholder=stakeholder("Access for Islands"),
        role=Role.ADVISER,
        mandate=first.mandate,
    )
    assert Seat.objects.current().filter(person=first.person).count() == 2


def test_an_expired_mandate_invites_nobody() -> None:
    former = seat("head", until=date(2026, 5, 20))
    with clock.at(NOON), pytest.raises(Refusal) as refused:
        invite_delegate(
            Actor.of_seat(former),
            former.stakeholder,
            email="new@vailuku.example",
            role=Role.DELEGATE,
            mandate=DateRange(TODAY, None),
        )
    assert refused.value.code == "not_entitled"


def test_an_expired_mandate_is_no_seat_to_speak_under() -> None:
    former = seat(until=date(2020, 1, 1), since=date(2019, 1, 1))
    assert actor_at(signed_in(former)).kind == "person"


def test_a_mandate_ends_on_the_day_that_is_named_and_its_end_is_recorded() -> None:
    head, found = actor_of("Vailuku", "head"), seat()
    with clock.at(NOON):
        end_mandate(head, found, last_day=TODAY)
        found.refresh_from_db()
        assert found.is_current
    with clock.at(NOON + timedelta(days=1)):
        assert not found.is_current
    event = Event.objects.get(kind="stakeholders.mandate_ended")
    assert event.data["until"] == "2026-05-20"
    assert event.stream.audience == "own"


def test_yesterday_ends_a_mandate_at_once() -> None:
    head, found = actor_of("Vailuku", "head"), seat()
    with clock.at(NOON):
        end_mandate(head, found, last_day=TODAY - timedelta(days=1))
        found.refresh_from_db()
        assert not found.is_current


@pytest.mark.parametrize(
    ("last_day", "code"),
    [
        (date(2026, 5, 18), "past_last_day"),
        (date(2025, 12, 31), "outside_mandate"),
        (date(2027, 1, 1), "outside_mandate"),
    ],
)
def test_the_past_is_not_rewritten_and_no_mandate_grows(last_day: date, code: str) -> None:
    head, found = actor_of("Vailuku", "head"), seat(until=date(2026, 12, 31))
    with clock.at(NOON), pytest.raises(Refusal) as refused:
        end_mandate(head, found, last_day=last_day)
    assert (refused.value.code, refused.value.field) == (code, "last_day")


def test_the_last_head_stays_until_another_comes() -> None:
    secretariat, last = actor_of("Secretariat", "head"), seat("head")
    with clock.at(NOON):
        with pytest.raises(Refusal) as refused:
            end_mandate(secretariat, last, last_day=TODAY)
        assert refused.value.code == "last_head"
        seat_of("Vailuku", "head")
        assert end_mandate(secretariat, last, last_day=TODAY).last_day == TODAY


def test_ending_a_mandate_twice_is_one_act() -> None:
    head, found = actor_of("Vailuku", "head"), seat()
    with clock.at(NOON):
        end_mandate(head, found, last_day=TODAY)
        end_mandate(head, found, last_day=TODAY)
    assert Event.objects.filter(kind="stakeholders.mandate_ended").count() == 1


def test_a_head_ends_a_mandate_on_its_page() -> None:
    head, found = seat_of("Vailuku", "head"), seat()
    client = signed_in(head)
    page = f"/seats/{found.pk}/end/"
    wrong = send(client, page, last_day="no date")
    assert wrong.status_code == 422
    assert "no date" in text_of(wrong)
    done = send(client, page, last_day=clock.now().date().isoformat())
    assert done.status_code == 303
    found.refresh_from_db()
    assert found.last_day == clock.now().date()


def test_a_delegate_finds_no_page_to_end_mandates() -> None:
    found = seat()
    answer = signed_in(found).get(f"/seats/{found.pk}/end/")
    assert answer.status_code == 403
    assert "does not carry the right" in text_of(answer)
    assert Client().get(f"/seats/{found.pk}/end/").status_code == 302


def test_a_name_in_another_case_is_the_same_address() -> None:
    Person.objects.create_user("Ana@Vailuku.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create_user("ana@VAILUKU.example")


def test_a_mandate_until_the_last_day_of_all_is_refused_in_words() -> None:
    browser = signed_in(seat_of("Vailuku", "head"))
    one = seat()
    answer = send(browser, f"/seats/{one.pk}/end/", last_day="9999-12-31")
    assert answer.status_code == 422
    assert "last_day" in answer.context["form"].errors
