"""Delegations through the API: who sits in them, inviting, answering, and ending a mandate."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interface import clock
from outbox.models import Mail
from stakeholders.models import Invitation, Seat
from stakeholders.permits import permits
from tests.api.client import Program
from tests.doors.people import ROLES, signed_in
from tests.world import seat_of, stakeholder

pytestmark = pytest.mark.django_db
KEY = {"Idempotency-Key": "of this act"}


@pytest.fixture
def head() -> Program:
    return Program(seat_of("Vailuku", "head"))


def inviting(email: str = "ana@vailuku.example", **more: Any) -> dict[str, Any]:
    return {
        "stakeholder": str(stakeholder("Vailuku").pk),
        "email": email,
        "name": "Ana Teu",
        "role": "delegate",
        **more,
    }


def test_somebody_is_invited_and_takes_the_seat(head: Program) -> None:
    guest = seat_of("Kesimba")
    last = clock.now().date() + timedelta(days=90)
    made = head.post("invitations/", inviting(guest.person.email, until=last.isoformat()), 201)
    assert (made["stakeholder_name"], made["until"], made["answer"]) == (
        "Vailuku",
        last.isoformat(),
        None,
    )
    assert made["since"] == clock.now().date().isoformat()
    path = f"invitations/{made['id']}/"
    assert head.headers["Location"].endswith(f"/api/v1/{path}")
    asked = Program(guest)
    assert [one["id"] for one in asked.get("invitations/")["results"]] == [made["id"]]
    assert asked.post(f"{path}answer/", {"accepted": True})["answer"] == "accepted"
    assert asked.post(f"{path}answer/", {"accepted": False}, 409)["code"] == "already_answered"
    taken = Seat.objects.get(person=guest.person, stakeholder=stakeholder("Vailuku"))
    assert taken.last_day == last
    head.get(path, 404)


def test_the_link_of_the_letter_is_in_no_answer(head: Program) -> None:
    head.post("invitations/", inviting(), 201)
    (invitation,) = Invitation.objects.all()
    assert invitation.token in Mail.objects.get().text
    assert invitation.token not in str(head.get("invitations/"))


def test_an_invitation_is_declined_by_whom_it_was_sent_to_alone(head: Program) -> None:
    guest = seat_of("Kesimba")
    path = f"invitations/{head.post('invitations/', inviting(guest.person.email), 201)['id']}/"
    for other in (head, Program(seat_of("Marlonia")), Program()):
        other.post(f"{path}answer/", {"accepted": False}, 404)
    assert Program(guest).post(f"{path}answer/", {"accepted": False})["answer"] == "declined"


def test_only_a_confirmed_address_counts_as_ones_own(head: Program) -> None:
    guest = seat_of("Kesimba")
    address = EmailAddress.objects.create(user=guest.person, email="ana@vailuku.example")
    path = f"invitations/{head.post('invitations/', inviting(), 201)['id']}/"
    Program(guest).get(path, 404)
    Program(guest).post(f"{path}answer/", {"accepted": True}, 404)
    address.verified = True
    address.save()
    Program(guest).post(f"{path}answer/", {"accepted": True})


def test_an_invitation_is_taken_back_before_it_is_answered(head: Program) -> None:
    path = f"invitations/{head.post('invitations/', inviting(), 201)['id']}/"
    adviser = Program(seat_of("Vailuku", "adviser"))
    assert adviser.post(f"{path}revocation/", status=403)["code"] == "not_entitled"
    for _time in range(2):
        assert head.post(f"{path}revocation/", status=204, **KEY) is None
    assert head.headers["Idempotency-Replayed"] == "true"
    assert Invitation.objects.get().answer.answer == "revoked"


@pytest.mark.parametrize(
    ("change", "status", "field"),
    [
        ({"email": "nobody"}, 400, "email"),
        ({"email": f"{'x' * 250}@vailuku.example"}, 400, "email"),
        ({"name": "\u200b"}, 400, "name"),
        ({"name": "Turned \u202eround"}, 422, "name"),
        ({"role": "king"}, 400, "role"),
        ({"since": "2026-02-02", "until": "2026-02-01"}, 400, "until"),
        ({"since": "2020-02-02", "until": "2020-02-03"}, 422, "until"),
        ({"until": "9999-12-31"}, 400, "until"),
        ({"since": "9999-12-31"}, 400, "since"),
        ({"stakeholder": "01900000-0000-7000-8000-000000000000"}, 400, "stakeholder"),
        ({"token": "mine"}, 400, "token"),
    ],
)
def test_what_is_no_invitation_is_refused_by_field(
    head: Program, change: dict[str, Any], status: int, field: str
) -> None:
    assert field in head.post("invitations/", inviting(**change), status)["errors"]
    assert not Invitation.objects.exists()


def test_one_invitation_an_address_waits_at_a_time(head: Program) -> None:
    head.post("invitations/", inviting(), 201)
    assert head.post("invitations/", inviting(), 422)["code"] == "already_invited"


def test_a_mandate_ends_and_the_last_head_stays(head: Program) -> None:
    leaving = seat_of("Vailuku", "adviser")
    today = clock.now().date().isoformat()
    path = f"seats/{leaving.pk}/"
    assert head.get(path)["until"] is None
    ended = head.post(f"{path}ending/", {"last_day": today})
    assert (ended["until"], ended["in_office"]) == (today, True)
    assert head.post(f"{path}ending/", {"last_day": "2019-01-01"}, 422)["code"]
    assert "last_day" in head.post(f"{path}ending/", {"last_day": "9999-12-31"}, 400)["errors"]
    assert "day" in head.post(f"{path}ending/", {"last_day": today, "day": 1}, 400)["errors"]
    own = f"seats/{seat_of('Vailuku', 'head').pk}/ending/"
    assert head.post(own, {"last_day": today}, 409)["code"] == "last_head"


def test_others_invite_nobody_and_end_no_mandate() -> None:
    leaving = seat_of("Vailuku", "adviser")
    said = {"last_day": clock.now().date().isoformat()}
    for name, role, seen in (
        ("Vailuku", "delegate", True),
        ("Kesimba", "head", False),
        ("Secretariat", "observer", False),
        (None, "", False),
    ):
        program = Program(seat_of(name, role) if name else None)
        assert program.post("invitations/", inviting(), 403)["code"] == "not_entitled"
        program.post(f"seats/{leaving.pk}/ending/", said, 403 if seen else 404)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_seats_and_waiting_invitations_are_seen_as_delegations_are(role: str) -> None:
    office = Program(seat_of("Secretariat", "head"))
    for name in ("Dravenia", "Kesimba", "Secretariat"):
        seat_of(name, "observer")
        key, email = str(stakeholder(name).pk), f"new@{name.lower()}.example"
        office.post("invitations/", inviting(email, stakeholder=key), 201)
    actor = ROLES[role]()
    program = Program()
    program.client = signed_in(actor)
    seats = {one["id"] for one in program.get("seats/?page_size=200")["results"]}
    sees = {
        str(seat.pk)
        for seat in Seat.objects.select_related("stakeholder")
        if permits(actor, "stakeholders.see_delegation", seat.stakeholder)
    }
    assert seats == sees
    found = {one["id"] for one in program.get("invitations/")["results"]}
    assert found == {
        str(one.pk)
        for one in Invitation.objects.select_related("for_stakeholder")
        if permits(actor, "stakeholders.see_delegation", one.for_stakeholder)
    }


def test_lists_cost_the_same_for_many_seats(head: Program) -> None:
    def costs() -> list[int]:
        found = []
        for path in ("seats/", "invitations/"):
            with CaptureQueriesContext(connection) as queries:
                head.get(path)
            found.append(len(queries))
        return found

    def fill(number: int) -> None:
        seat_of("Vailuku", "adviser", email=f"adviser{number}@vailuku.example")
        head.post("invitations/", inviting(f"guest{number}@vailuku.example"), 201)

    fill(1)
    few = costs()
    for number in range(2, 5):
        fill(number)
    assert costs() == few
    assert max(few) <= 25


def test_a_seat_is_kept_by_stakeholder_and_by_day() -> None:
    office = Program(seat_of("Secretariat", "head"))
    gone = seat_of("Vailuku", "adviser")
    Seat.objects.filter(pk=gone.pk).update(mandate=("2020-01-01", "2021-01-01"))
    seat_of("Vailuku")
    vailuku = f"seats/?stakeholder={stakeholder('Vailuku').pk}"
    assert len(office.get(vailuku)["results"]) == 2
    (ended,) = office.get(f"{vailuku}&in_office=false")["results"]
    assert (ended["person"], ended["until"]) == (str(gone.person), "2020-12-31")
    assert office.get("seats/?in_office=maybe", 400)["errors"].keys() == {"in_office"}
