"""Signing in by a code, sessions one can end, and a letter about a device that is new."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.test import Client

from outbox.models import Mail
from stakeholders.models import Person
from tests.stakeholders.pages import signed_in, text_of
from tests.world import seat_of

pytestmark = pytest.mark.django_db
PHRASE = "a long pass phrase"
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0"


@pytest.fixture
def person() -> Person:
    found = seat_of("Vailuku").person
    EmailAddress.objects.create(user=found, email=found.email, verified=True, primary=True)
    return found


def enter(client: Client, person: Person, **headers: Any) -> Any:
    return client.post("/accounts/login/", {"login": person.email, "password": PHRASE}, **headers)


def test_a_code_by_letter_signs_in_without_the_password(client: Client, person: Person) -> None:
    assert "/accounts/login/code/" in text_of(client.get("/accounts/login/"))
    asked = client.post("/accounts/login/code/", {"email": person.email})
    assert asked["Location"].startswith("/accounts/login/code/confirm/")
    shown = text_of(client.get(asked["Location"]))
    assert "If there is an account under" in shown
    code = re.search(r"^\s*([A-Z0-9-]{6,12})\s*$", Mail.objects.get().text, re.MULTILINE)
    assert code, Mail.objects.get().text
    client.post("/accounts/login/code/confirm/", {"code": code[1]})
    assert client.get("/home/").status_code == 200


def test_a_code_that_was_read_confirms_an_address_of_which_nothing_is_on_record(
    client: Client,
) -> None:
    person = seat_of("Vailuku").person
    client.post("/accounts/login/code/", {"email": person.email})
    code = re.search(r"^\s*([A-Z0-9-]{6,12})\s*$", Mail.objects.get().text, re.MULTILINE)
    assert code
    client.post("/accounts/login/code/confirm/", {"code": code[1]})
    assert client.get("/home/").status_code == 200
    assert not Mail.objects.filter(subject__icontains="confirm").exists()
    address = EmailAddress.objects.get(user=person)
    assert (address.email, address.verified, address.primary) == (person.email, True, True)


def test_who_has_no_account_is_told_the_same(client: Client) -> None:
    asked = client.post("/accounts/login/code/", {"email": "nobody@nowhere.example"})
    assert asked["Location"].startswith("/accounts/login/code/confirm/")


def test_a_device_that_was_not_known_is_told_of_once(person: Person) -> None:
    here, elsewhere = Client(), Client()
    for client in (here, here, elsewhere):
        enter(client, person, headers={"User-Agent": FIREFOX})
        assert client.get("/home/").status_code == 200
        client.post("/accounts/logout/")
    told = Mail.objects.filter(subject="A sign-in on a device that is new to us")
    assert told.count() == 2
    letter = told.first()
    assert letter is not None
    assert "Browser: Firefox on Android" in letter.text
    assert "Mozilla" not in letter.text
    assert "/accounts/sessions/" in letter.text
    assert letter.person_id == person.pk


def test_a_forged_cookie_knows_no_device(client: Client, person: Person) -> None:
    client.cookies["devices"] = "WyJhIl0:forged:forged"
    enter(client, person)
    assert Mail.objects.filter(subject__contains="new to us").exists()


def test_the_cookie_cannot_be_read_by_scripts(client: Client, person: Person) -> None:
    cookie = enter(client, person).cookies["devices"]
    assert cookie["httponly"]
    assert str(person.pk) not in cookie.value


def test_another_session_is_ended_from_the_list(person: Person) -> None:
    here, there = Client(), Client()
    enter(here, person)
    enter(there, person)
    key = there.session.session_key
    other = UserSession.objects.get(session_key=key)
    page = text_of(here.get("/accounts/sessions/"))
    assert f"/settings/sessions/{other.pk}/end/" in page
    assert here.post(f"/settings/sessions/{other.pk}/end/").status_code == 303
    assert there.get("/home/").status_code == 302
    assert here.get("/home/").status_code == 200


def test_sessions_are_listed_by_what_people_call_their_browsers_the_present_one_first(
    person: Person,
) -> None:
    phone = FIREFOX
    laptop = (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 "
        "(KHTML, like Gecko) Version/17.6 Safari/605.1.15"
    )
    here, there = Client(), Client()
    enter(here, person, headers={"User-Agent": phone})
    enter(there, person, headers={"User-Agent": laptop})
    page = text_of(here.get("/accounts/sessions/", headers={"User-Agent": phone}))
    # A sentence of the interface runs as the page does, whichever words it begins with.
    present = page.index('<th scope="row">Firefox on Android <span class="tag tag--good">this one')
    assert present < page.index('<th scope="row">Safari on macOS')
    assert f'<bdi class="meta">{laptop}</bdi>' in page


def test_nobody_ends_the_session_of_somebody_else_or_the_one_that_asks(person: Person) -> None:
    client = Client()
    enter(client, person)
    own = UserSession.objects.get(user=person)
    assert client.post(f"/settings/sessions/{own.pk}/end/").status_code == 404
    stranger = signed_in(seat_of("Ostvarn"))
    assert stranger.post(f"/settings/sessions/{own.pk}/end/").status_code == 404
    assert client.get("/home/").status_code == 200


def guess(person: Person, password: str, address: str) -> bool:
    """Whether this password, sent from that address, signs in."""
    client = Client(REMOTE_ADDR=address)
    client.post("/accounts/login/", {"login": person.email, "password": password})
    return client.get("/home/").status_code == 200


def test_who_guesses_at_an_account_locks_nobody_else_out(person: Person) -> None:
    for _number in range(5):
        assert not guess(person, "a wrong pass phrase", "192.0.2.66")
    assert not guess(person, PHRASE, "192.0.2.66")
    assert guess(person, PHRASE, "192.0.2.7")


def test_a_household_guesses_as_one(person: Person) -> None:
    for number in range(5):
        assert not guess(person, "a wrong pass phrase", f"2001:db8:0:1::{number}")
    assert not guess(person, PHRASE, "2001:db8:0:1::9")


def test_what_does_not_open_an_account_is_told_with_what_to_do_next(
    client: Client, person: Person
) -> None:
    answer = client.post("/accounts/login/", {"login": person.email, "password": "not this"})
    page = text_of(answer)
    assert "No account opens with this address and this password." in page
    assert "have a code sent to you by mail" in page
