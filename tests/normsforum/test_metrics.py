"""What an operator's monitoring reads, and who may read it."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import Settings

from interface import clock
from outbox.actions import post_mail
from record.actions import append
from record.keys import SYSTEM, StreamKey, Subject
from record.metrics import delivered

pytestmark = pytest.mark.django_db
TOKEN = "Bearer of numbers"


def reading(client: Client) -> str:
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    return answer.text


def value(text: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


@pytest.fixture(autouse=True)
def known_token(settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN


@pytest.mark.parametrize("given", [None, "", "Bearer ", "Bearer guessed"])
def test_nobody_else_learns_that_there_are_numbers(client: Client, given: str | None) -> None:
    headers = {"Authorization": given} if given is not None else {}
    assert client.get("/metrics", headers=headers).status_code == 404


def test_without_a_token_an_empty_one_opens_nothing(client: Client, settings: Settings) -> None:
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_requests_are_counted_by_view_and_not_by_address(client: Client) -> None:
    name = 'norms_requests_total{method="GET",status="200",view="groups"}'
    before = value(reading(client), name)
    client.get("/groups/")
    client.get("/groups/?of=somebody")
    text = reading(client)
    assert value(text, name) == before + 2
    assert "somebody" not in text


def test_what_waits_is_counted_with_the_age_of_the_oldest(client: Client) -> None:
    before = reading(client)
    with clock.at(clock.now() - timedelta(minutes=5)):
        post_mail("a@marlonia.example", "Subject", "Text")
    text = reading(client)
    for name in ('norms_jobs{state="waiting"}', "norms_mail_waiting"):
        assert value(text, name) == value(before, name) + 1
    assert 300 <= value(text, "norms_oldest_job_seconds") < 400


def test_the_way_of_an_event_to_the_pages_is_timed(client: Client) -> None:
    before = value(reading(client), "norms_event_lag_seconds_count")
    key = StreamKey("book", UUID(int=1), "public")
    delivered(
        append("books.opened", actor=SYSTEM, streams=[key], subject=Subject("book", UUID(int=1)))
    )
    assert value(reading(client), "norms_event_lag_seconds_count") == before + 1
