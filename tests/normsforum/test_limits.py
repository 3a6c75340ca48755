"""Whoever comes more often than anybody does is turned away, and told for how long."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
import redis
from django.test import Client, override_settings

from interface import clock, limits
from stakeholders.actions.tokens import make_token
from tests import world
from tests.stakeholders.pages import signed_in, text_of
from tests.world import seat_of

pytestmark = pytest.mark.django_db
RATES = {
    "pages.anonymous": "4/m",
    "forms.anonymous": "2/m",
    "forms.person": "2/m",
    "invitations.anonymous": "2/m",
    "api.anonymous": "2/m",
    "api.person": "3/m",
}


@pytest.fixture(autouse=True)
def narrow() -> Iterator[None]:
    """Low limits, in the middle of a minute, with counters that no other test shares."""
    apart = f"limits-{uuid4().hex}"
    with (
        clock.at(datetime(2026, 3, 2, 9, 0, 40, tzinfo=UTC)),
        override_settings(RATE_LIMITS=True, RATES=RATES, REDIS_PREFIX=apart),
    ):
        yield


def statuses(client: Client, times: int, path: str, **request: Any) -> list[int]:
    return [client.get(path, **request).status_code for _ in range(times)]


def test_reading_pages_ends_at_the_limit_and_begins_again_in_the_next_minute(
    client: Client,
) -> None:
    assert statuses(client, 5, "/help/") == [200] * 4 + [429]
    refused = client.get("/help/")
    assert refused["Retry-After"] == "20"
    assert "too often" in text_of(refused)
    assert "20 seconds" in text_of(refused)
    with clock.at(datetime(2026, 3, 2, 9, 1, tzinfo=UTC)):
        assert client.get("/help/").status_code == 200


def test_each_address_is_counted_for_itself(client: Client) -> None:
    assert statuses(client, 5, "/help/", REMOTE_ADDR="192.0.2.1")[-1] == 429
    assert statuses(client, 1, "/help/", REMOTE_ADDR="192.0.2.2") == [200]


def test_a_household_with_a_whole_network_is_one(client: Client) -> None:
    assert statuses(client, 4, "/help/", REMOTE_ADDR="2001:db8:0:1::7") == [200] * 4
    assert statuses(client, 1, "/help/", REMOTE_ADDR="2001:db8:0:1:9::9") == [429]
    assert statuses(client, 1, "/help/", REMOTE_ADDR="2001:db8:0:2::7") == [200]


def test_guessing_invitations_ends_sooner_than_reading(client: Client) -> None:
    assert statuses(client, 3, f"/invitations/{'x' * 40}/") == [404, 404, 429]


def test_forms_are_counted_by_the_person_and_what_was_typed_is_kept() -> None:
    client = signed_in(seat_of("Vailuku"))
    said = {"name": "Ana Teu of Vailuku", "language": "en", "time_zone": "UTC"}
    sent = []
    for _ in range(3):
        form = client.get("/settings/").context["form"]
        hidden = {name: form[name].value() for name in ("seat", "once", "opened_by")}
        sent.append(client.post("/settings/", {**hidden, **said}))
    assert [one.status_code for one in sent] == [303, 303, 429]
    assert client.get("/settings/").context["form"].kept


def test_programs_are_told_in_their_own_form(client: Client) -> None:
    assert statuses(client, 2, "/api/v1/groups/") == [200, 200]
    refused = client.get("/api/v1/groups/")
    assert refused.status_code == 429
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["code"] == "throttled"
    assert refused["Retry-After"] == "20"


def test_guessing_tokens_is_counted_where_it_comes_from_and_locks_no_program_out(
    client: Client,
) -> None:
    wrong = {"Authorization": "Bearer nf_guessed"}
    assert statuses(client, 3, "/api/v1/groups/", headers=wrong) == [401, 401, 429]
    refused = client.get("/api/v1/groups/", headers=wrong)
    assert (refused.json()["code"], refused["Retry-After"]) == ("throttled", "20")
    _token, secret = make_token(
        world.actor_of("Vailuku"), label="Archive", scope="read", last_day=clock.today()
    )
    right = {"Authorization": f"Bearer {secret}"}
    assert statuses(client, 1, "/api/v1/groups/", headers=right) == [200]


def test_what_a_token_may_not_do_is_counted_once_each_time(client: Client) -> None:
    _token, secret = make_token(
        world.actor_of("Vailuku"), label="Archive", scope="read", last_day=clock.today()
    )
    right = {"Authorization": f"Bearer {secret}"}
    sent = [client.post("/api/v1/comments/", headers=right).status_code for _ in range(4)]
    assert sent == [403, 403, 403, 429]


def test_a_person_has_more_room_than_somebody_unknown() -> None:
    client = signed_in(seat_of("Vailuku"))
    assert statuses(client, 4, "/api/v1/groups/") == [200, 200, 200, 429]


def test_where_nobody_counts_nobody_is_turned_away(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    away = redis.Redis(host="127.0.0.1", port=1, socket_connect_timeout=0.2)
    monkeypatch.setattr(limits, "_valkey", lambda: away)
    monkeypatch.setattr(limits, "_silent_until", 0.0)
    with caplog.at_level(logging.WARNING):
        assert statuses(client, 6, "/help/") == [200] * 6
    # Nor does each request knock again at a door that is shut.
    assert caplog.text.count("not counted") == 1


def test_every_rate_of_the_settings_can_be_read() -> None:
    from normsforum.settings import base

    for door, rate in base.RATES.items():
        most, _slash, unit = rate.partition("/")
        assert int(most) > 0, door
        assert unit in limits.UNITS, door
