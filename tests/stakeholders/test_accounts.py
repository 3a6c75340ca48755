"""Accounts: the first secretariat, signing up, letters by the outbox, and a person's settings."""

import re
from io import StringIO
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client

from outbox.models import Mail
from stakeholders.models import Kind, Person, Role, Seat, Stakeholder
from tests.stakeholders.pages import send, signed_in, text_of
from tests.world import seat_of

pytestmark = pytest.mark.django_db


def create_secretariat(email: str = "jonas@forum.example") -> str:
    told = StringIO()
    call_command("create_secretariat", email, name="Jonas Ferrand", stdout=told)
    return told.getvalue()


def test_the_first_secretariat_gets_a_seat_and_a_link_to_choose_a_password() -> None:
    told = create_secretariat()
    seat = Seat.objects.get()
    assert (seat.stakeholder.kind, seat.role) == (Kind.SECRETARIAT, Role.HEAD)
    path = re.search(r"http://[^/]+(/\S+)", told)
    assert path is not None
    assert path[1] in Mail.objects.get().text
    client = Client()
    form = client.get(path[1], follow=True)
    client.post(
        form.redirect_chain[-1][0],
        {"password1": "a long pass phrase", "password2": "a long pass phrase"},
    )
    assert client.login(email="jonas@forum.example", password="a long pass phrase")
    assert client.get("/secretariat/").status_code == 200


def test_the_command_may_be_run_again() -> None:
    create_secretariat()
    create_secretariat("JONAS@forum.example")
    assert (Stakeholder.objects.count(), Seat.objects.count(), Person.objects.count()) == (1, 1, 1)
    create_secretariat("second@forum.example")
    assert (Stakeholder.objects.count(), Seat.objects.count()) == (1, 2)


def test_the_command_refuses_what_is_no_address() -> None:
    with pytest.raises(CommandError):
        create_secretariat("nobody")
    assert not Person.objects.exists()


def test_signing_up_keeps_name_and_zone_and_writes_by_the_outbox() -> None:
    fields = {
        "email": "tamsin@lantern.example",
        "password1": "a long pass phrase",
        "name": "Tamsin Orrey",
        "time_zone": "Europe/Paris",
    }
    answer = Client().post("/accounts/signup/", fields)
    assert answer.status_code == 302
    person = Person.objects.get(email="tamsin@lantern.example")
    assert (person.name, person.time_zone, str(person)) == (
        "Tamsin Orrey",
        "Europe/Paris",
        "Tamsin Orrey",
    )
    letter = Mail.objects.get(to=person.email)
    assert letter.person_id == person.pk
    assert letter.html
    assert not EmailAddress.objects.get(user=person).verified


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "n" * 201), ("time_zone", "Mars/Olympus"), ("email", "nobody")],
)
def test_signing_up_refuses_bad_input(field: str, value: str) -> None:
    fields = {
        "email": "tamsin@lantern.example",
        "password1": "a long pass phrase",
        "name": "Tamsin Orrey",
        "time_zone": "UTC",
        field: value,
    }
    assert Client().post("/accounts/signup/", fields).status_code == 200
    assert not Person.objects.exists()


def test_settings_are_kept_and_hold_at_once() -> None:
    seat = seat_of("Vailuku")
    client = signed_in(seat)
    fields = {"name": "Sione Ravai", "language": "ar", "time_zone": "Pacific/Tongatapu"}
    assert send(client, "/settings/", **fields).status_code == 303
    seat.person.refresh_from_db()
    assert seat.person.name == "Sione Ravai"
    assert client.get("/settings/")["Content-Language"] == "ar"


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "\x00"), ("language", "tlh"), ("time_zone", "Mars/Olympus")],
)
def test_settings_refuse_bad_input(field: str, value: str) -> None:
    seat = seat_of("Vailuku")
    fields = {"name": "Sione", "language": "en", "time_zone": "UTC", field: value}
    assert send(signed_in(seat), "/settings/", **fields).status_code == 422
    seat.person.refresh_from_db()
    assert seat.person.name == "Delegate of Vailuku"


def test_settings_link_to_everything_about_signing_in() -> None:
    client = signed_in(seat_of("Vailuku"))
    page = text_of(client.get("/settings/"))
    for address in ("password/change/", "email/", "2fa/", "sessions/"):
        assert f'href="/accounts/{address}"' in page
    assert Client().get("/settings/").status_code == 302


def test_signing_out_has_every_open_page_show_its_rights_again(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    told: list[Any] = []
    monkeypatch.setattr("stakeholders.accounts.rights_may_have_changed", told.append)
    seat = seat_of("Vailuku")
    client = signed_in(seat)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/logout/")
    assert told == [seat.person_id]
