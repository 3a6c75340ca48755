"""Seats over others ask for a second factor, acts that cannot be undone for a fresh proof."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client, override_settings
from django.urls import reverse

from interface import clock
from interface.models import KeptForm
from proposals.actions import record_outcome
from proposals.models import Revision, TakeOver
from stakeholders.models import Seat
from tests import proof, world
from tests.stakeholders.pages import send, signed_in, text_of
from tests.world import seat_of

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
PHRASE = "a long pass phrase"
TOKENS = "/settings/tokens/"
TOKEN = {"label": "Archive", "scope": "read"}


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def unproven(seat: Seat) -> Client:
    client = signed_in(seat)
    proof.forget(client)
    return client


def led_to(answer: Any) -> str:
    assert answer.status_code == 302, answer.status_code
    return str(answer["Location"]).partition("?")[0]


@pytest.fixture
def secretary() -> Seat:
    seat = seat_of("Secretariat", "head")
    EmailAddress.objects.create(
        user=seat.person, email=seat.person.email, verified=True, primary=True
    )
    return seat


@pytest.mark.parametrize("page", ["/home/", "/secretariat/", "/stakeholders/", TOKENS])
def test_the_secretariat_sees_nothing_before_a_second_factor_is_set_up(
    secretary: Seat, page: str
) -> None:
    client = unproven(secretary)
    assert led_to(client.get(page)) == "/accounts/2fa/"
    shown = text_of(client.get("/accounts/2fa/"))
    assert "asks for a second factor" in shown


@pytest.mark.parametrize("page", ["/settings/", "/accounts/2fa/", "/accounts/logout/", "/help/"])
def test_what_leads_there_and_out_stays_open(secretary: Seat, page: str) -> None:
    assert unproven(secretary).get(page).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_opens_the_seat_in_the_same_session(secretary: Seat) -> None:
    client = unproven(secretary)
    client.post("/accounts/reauthenticate/", {"password": PHRASE})
    client.get("/accounts/2fa/totp/activate/")
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()
    done = client.post("/accounts/2fa/totp/activate/", {"code": code_now()})
    assert done.status_code == 302, text_of(done)
    assert client.get("/secretariat/").status_code == 200


def test_who_stops_using_the_last_one_is_asked_again(secretary: Seat) -> None:
    TOTP.activate(secretary.person, SECRET)
    client = signed_in(secretary)
    client.post("/accounts/reauthenticate/", {"password": PHRASE})
    client.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=secretary.person).exists()
    assert led_to(client.get("/secretariat/")) == "/accounts/2fa/"


def test_a_session_from_before_it_was_set_up_shows_it_first(secretary: Seat) -> None:
    client = unproven(secretary)
    TOTP.activate(secretary.person, SECRET)
    answer = client.get("/secretariat/")
    assert answer["Location"] == "/accounts/2fa/reauthenticate/?next=%2Fsecretariat%2F"
    back = client.post(answer["Location"], {"code": code_now(), "next": "/secretariat/"})
    assert led_to(back) == "/secretariat/"
    assert client.get("/secretariat/").status_code == 200


def test_a_password_alone_does_not_sign_in_who_has_set_it_up(secretary: Seat) -> None:
    TOTP.activate(secretary.person, SECRET)
    client = Client()
    said = {"login": secretary.person.email, "password": PHRASE}
    assert led_to(client.post("/accounts/login/", said)) == "/accounts/2fa/authenticate/"
    assert led_to(client.get("/home/")) == "/accounts/login/"
    client.post("/accounts/2fa/authenticate/", {"code": code_now()})
    assert client.get("/secretariat/").status_code == 200


def test_a_co_chair_reads_without_and_acts_with_a_second_factor() -> None:
    text = world.tabled_proposal()
    chair = world.cochair(text.group)
    assert chair.seat is not None
    client = unproven(chair.seat)
    page = reverse("take_over", args=[text.pk])
    assert client.get(reverse("proposal", args=[text.pk])).status_code == 200
    sent = send(client, page, meeting="A meeting of many words", held_on=clock.today())
    assert led_to(sent) == "/accounts/2fa/"
    assert not TakeOver.objects.exists()
    kept = KeptForm.objects.get(person_id=chair.seat.person_id)
    assert kept.data["meeting"] == ["A meeting of many words"]
    assert "What you typed is kept" in text_of(client.get("/accounts/2fa/"))


def test_a_preview_while_a_co_chair_types_is_no_act() -> None:
    text = world.tabled_proposal()
    chair = world.cochair(text.group)
    assert chair.seat is not None
    row = {"paragraph": world.paragraph_id(text, "OP1"), "operation": "replace", "new_text": "X"}
    client = unproven(chair.seat)
    assert client.post(reverse("amend_preview", args=[text.pk]), row).status_code == 200


def test_a_delegate_needs_none() -> None:
    client = unproven(seat_of("Vailuku"))
    assert client.post("/settings/", {}).status_code == 422


def test_a_final_act_after_a_while_asks_who_it_is_and_keeps_the_words() -> None:
    text = world.proposal_under_negotiation()
    chair = world.cochair(text.group)
    assert chair.seat is not None
    amendment = world.amendment(text)
    record_outcome(
        chair, amendment, result="agreed", basis="meeting", meeting="1", basis_date=clock.today()
    )
    client = signed_in(chair.seat)
    proof.grow_old(client)
    page = reverse("issue_revision", args=[text.pk])
    asked = send(client, page, summary="Hours become minutes.")
    assert led_to(asked) == "/accounts/reauthenticate/"
    assert Revision.objects.count() == 1
    confirm = text_of(client.get(asked["Location"]))
    assert "cannot be undone" in confirm
    assert "What you typed is kept" in confirm
    back = client.post("/accounts/reauthenticate/", {"password": PHRASE, "next": page})
    assert led_to(back) == page
    assert "Hours become minutes." in text_of(client.get(page))
    assert send(client, page, summary="Hours become minutes.").status_code == 303
    assert Revision.objects.count() == 2


def test_within_the_quarter_of_an_hour_nobody_is_asked_twice() -> None:
    client = signed_in(seat_of("Vailuku"))
    assert send(client, TOKENS, **TOKEN, last_day=clock.today()).status_code == 303
    proof.grow_old(client)
    asked = send(client, TOKENS, **TOKEN, last_day=clock.today())
    assert led_to(asked) == "/accounts/reauthenticate/"


def test_a_page_that_stays_open_is_led_there_too() -> None:
    client = signed_in(seat_of("Vailuku"))
    proof.grow_old(client)
    asked = client.post(TOKENS, TOKEN, headers={"HX-Request": "true"})
    assert asked["HX-Redirect"].startswith("/accounts/reauthenticate/")


def test_scripts_of_pages_are_told_why() -> None:
    text = world.tabled_proposal()
    chair = world.cochair(text.group)
    assert chair.seat is not None
    client = signed_in(chair.seat)
    act = reverse("api-proposal-takeover", args=[text.pk])
    said = {"meeting": "First", "held_on": clock.today().isoformat()}
    proof.grow_old(client)
    refused = client.post(act, said, "application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "proof_required")
    proof.forget(client)
    refused = client.post(act, said, "application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_required")
    assert not TakeOver.objects.exists()


@pytest.mark.urls("tests.doors.urls")
def test_a_door_of_the_demonstration_counts_only_in_the_demonstration(secretary: Seat) -> None:
    client = unproven(secretary)
    session = client.session
    session["account_authentication_methods"] = [{"method": "demonstration", "at": 0.0}]
    session.save()
    assert led_to(client.get("/secretariat/")) == "/accounts/2fa/"
    with override_settings(DEMONSTRATION=True):
        assert client.get("/secretariat/").status_code == 200
