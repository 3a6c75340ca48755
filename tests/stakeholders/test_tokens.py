"""Tokens: made by who holds a seat, shown once, valid for a time and a scope."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from interface.refusal import Refusal
from outbox.models import Mail
from record.models import Event
from record.reads import tell
from stakeholders.actions.people import end_mandate
from stakeholders.actions.tokens import make_token, revoke_token
from stakeholders.models import Token
from tests import proof
from tests.stakeholders.pages import send, signed_in, text_of
from tests.world import (
    actor_of,
    cochair,
    proposal_under_negotiation,
    seat_of,
    tabled_proposal,
)

pytestmark = pytest.mark.django_db
PAGE = "/settings/tokens/"


def soon() -> date:
    return clock.now().date() + timedelta(days=30)


def made(scope: str = "act", name: str = "Ostvarn") -> tuple[Token, str]:
    return make_token(actor_of(name), label="Archive", scope=scope, last_day=soon())


def ask(secret: str, path: str = "/api/v1/proposals/", said: Any = None) -> Any:
    headers = {"Authorization": f"Bearer {secret}"}
    if said is None:
        return Client().get(path, headers=headers)
    return Client(enforce_csrf_checks=True).post(path, said, "application/json", headers=headers)


def test_a_program_reads_and_acts_under_the_seat_of_its_token() -> None:
    text = proposal_under_negotiation()
    token, secret = made()
    assert ask(secret).status_code == 200
    said = {"proposal": str(text.pk), "stance": "support", "revision": 0}
    taken = ask(secret, "/api/v1/positions/", said)
    assert taken.status_code == 201, taken.content
    assert taken.json()["name"] == "Ostvarn"
    token.refresh_from_db()
    assert token.used_on == clock.now().date()


def test_a_token_for_reading_carries_out_nothing() -> None:
    text = proposal_under_negotiation()
    _token, secret = made("read")
    refused = ask(secret, f"/api/v1/proposals/{text.pk}/cosponsorship/", {})
    assert (refused.status_code, refused.json()["code"]) == (403, "out_of_scope")


@pytest.mark.parametrize("ended", ["unknown", "revoked", "expired", "seat", "person", "empty"])
def test_a_token_that_does_not_hold_opens_nothing(ended: str) -> None:
    token, secret = made()
    match ended:
        case "unknown":
            secret += "x"
        case "empty":
            secret = ""
        case "revoked":
            revoke_token(actor_of("Ostvarn"), token)
        case "expired":
            Token.objects.update(expires_at=clock.now())
        case "seat":
            yesterday = clock.now().date() - timedelta(days=1)
            type(token.seat).objects.filter(pk=token.seat_id).update(
                mandate=(date(2020, 1, 1), yesterday)
            )
        case "person":
            type(token.seat.person).objects.filter(pk=token.seat.person_id).update(is_active=False)
    refused = ask(secret)
    assert refused.status_code == 401
    assert refused.json()["code"] == "authentication_failed"
    assert refused["WWW-Authenticate"] == "Bearer"


def test_the_secret_is_nowhere_kept() -> None:
    token, secret = made()
    kept = {str(value) for value in vars(token).values()}
    assert secret not in kept
    assert not any(secret[8:] in value for value in kept)


def test_the_person_is_told_by_letter() -> None:
    made()
    letter = Mail.objects.get()
    assert "Archive" in letter.subject
    assert "Ostvarn" in letter.text


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"label": " "}, "label_required"),
        ({"label": "x" * 101}, "too_long"),
        ({"scope": "rule"}, "bad_scope"),
        ({"last_day": date(2020, 1, 1)}, "day_has_passed"),
        ({"last_day": date(2999, 1, 1)}, "too_long_lived"),
    ],
)
def test_a_senseless_token_is_refused(change: dict[str, Any], code: str) -> None:
    asked: dict[str, Any] = {"label": "Archive", "scope": "read", "last_day": soon(), **change}
    with pytest.raises(Refusal) as refused:
        make_token(actor_of("Ostvarn"), **asked)
    assert refused.value.code == code


def test_a_seat_has_twenty_at_most() -> None:
    for _number in range(Token.PER_SEAT):
        made()
    with pytest.raises(Refusal) as refused:
        made()
    assert refused.value.code == "too_many_tokens"


def test_nobody_revokes_another_s_token() -> None:
    token, _secret = made()
    other = signed_in(seat_of("Kesimba"))
    assert other.post(reverse("token_revocation", args=[token.pk])).status_code == 404
    with pytest.raises(Refusal):
        revoke_token(actor_of("Kesimba"), token)


def test_the_page_shows_the_secret_once_and_revokes() -> None:
    client = signed_in(seat_of("Ostvarn"))
    done = send(client, PAGE, label="Archive", scope="read", last_day=soon().isoformat())
    assert done.status_code == 303
    secret = secret_on(client)
    assert secret.startswith("nf_")
    assert ask(secret).status_code == 200
    assert secret not in text_of(client.get(PAGE))
    token = Token.objects.get()
    send(client, PAGE, to=reverse("token_revocation", args=[token.pk]), form="revoke")
    assert "revoked" in text_of(client.get(PAGE))
    assert ask(secret).status_code == 401


def test_who_has_no_seat_reads_why_there_is_no_form() -> None:
    seat = seat_of("Ostvarn")
    person = seat.person
    end_mandate(actor_of("Ostvarn", "head"), seat, last_day=clock.now().date())
    with clock.at(clock.now() + timedelta(days=2)):
        page = text_of(signed_in(person).get(PAGE))
    assert "you have none" in page


def test_a_language_is_spoken_to_programs_too() -> None:
    refused = Client().get("/api/v1/proposals/?stage=x", headers={"Accept-Language": "en"})
    assert refused["Content-Language"] == "en"


def test_the_delegation_reads_that_a_token_was_made_and_revoked() -> None:
    token, _secret = made()
    revoke_token(actor_of("Ostvarn"), token)
    told = [str(sentence) for _event, sentence in tell(Event.objects.order_by("number"))]
    assert [said for said in told if "made a token" in said]
    assert [said for said in told if "revoked a token" in said]
    assert not Event.objects.filter(kind__startswith="stakeholders.token").exclude(
        stream__audience="own"
    )


def test_a_seat_that_came_to_chair_acts_by_no_token_made_without_a_second_factor() -> None:
    text = tabled_proposal()
    client = signed_in(seat_of("San Aurelio"))
    proof.note_password(client)
    send(client, PAGE, label="Before", scope="act", last_day=soon().isoformat())
    before = secret_on(client)
    chair = cochair(text.group)
    act = reverse("api-proposal-takeover", args=[text.pk])
    said = {"meeting": "First", "held_on": clock.today().isoformat()}
    refused = ask(before, act, said)
    assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_required")
    assert "make the token anew" in refused.json()["detail"]
    assert ask(before).status_code == 200
    assert chair.seat is not None
    client = signed_in(chair.seat)
    send(client, PAGE, label="After", scope="act", last_day=soon().isoformat())
    assert ask(secret_on(client), act, said).status_code in (200, 201)


def test_the_secretariat_reads_by_no_token_made_without_a_second_factor() -> None:
    seat = actor_of("Secretariat", "head")
    asked: dict[str, Any] = {"label": "Archive", "scope": "read", "last_day": soon()}
    _token, without = make_token(seat, **asked)
    _token, shown = make_token(seat, **asked, second_factor=True)
    assert ask(without).json()["code"] == "second_factor_required"
    assert ask(shown).status_code == 200


def secret_on(client: Client) -> str:
    page = text_of(client.get(PAGE))
    return page.partition('class="secret" dir="ltr">')[2].partition("<")[0]
