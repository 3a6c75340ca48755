"""Error pages: in our own look, with the right status, and without a database if need be."""

import json
import logging
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.template import loader
from django.test import Client, RequestFactory

from interface.views import server_error
from tests.interface.forms_in_pages import carried
from tests.world import seat_of

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere/", 404, "Nothing here, or nothing open to you"),
        ("/refuse/", 403, "An observer only reads."),
    ],
)
def test_trouble_has_a_page_with_the_frame(
    client: Client, path: str, status: int, words: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.text
    assert 'class="site-bar"' in answer.text
    assert f'<code class="request-id" dir="ltr">{answer["X-Request-ID"]}</code>' in answer.text


@pytest.mark.django_db
def test_a_failure_asks_nothing_of_the_database(
    client: Client, django_assert_num_queries: Any
) -> None:
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        answer = client.get("/fail/")
    assert answer.status_code == 500
    assert "Something failed on our side" in answer.text
    assert answer["X-Request-ID"] in answer.text


@pytest.mark.parametrize("problem", [OperationalError("gone"), InterfaceError("closed")])
def test_without_a_database_a_reader_is_asked_to_come_back(
    client: Client, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def gone(*_args: object) -> None:
        raise problem

    monkeypatch.setattr(SessionStore, "load", gone)
    client.cookies["sessionid"] = "of somebody"
    client.raise_request_exception = False
    answer = client.get("/refuse/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert "Something failed on our side" in answer.text


def test_a_program_is_told_of_a_failure_in_its_own_form(rf: RequestFactory) -> None:
    answer = server_error(rf.get("/api/v1/groups/"))
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["status"] == 500


def test_a_refusal_leaves_one_line_in_the_log() -> None:
    record = logging.makeLogRecord({"exc_info": (PermissionDenied, PermissionDenied(), None)})
    assert logging.getLogger("django.request").filter(record)
    assert record.exc_info is None
    failure = (RuntimeError, RuntimeError(), None)
    record = logging.makeLogRecord({"exc_info": failure})
    assert logging.getLogger("django.request").filter(record)
    assert record.exc_info == failure


@pytest.mark.django_db
def test_a_page_that_is_not_there_is_told_even_without_a_database(
    client: Client, delegate: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from interface.views import errors

    def broken(template: str, context: dict[str, object], request: object = None) -> str:
        if request is not None:
            raise OperationalError("gone")
        return drawn(template, context)

    drawn = loader.render_to_string
    monkeypatch.setattr(errors, "render_to_string", broken)
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "Nothing here" in answer.text


def test_too_large_a_form_is_told_as_such(speaking: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = speaking.post("/say/", {"words": "x" * 500})
    assert answer.status_code == 400
    assert "larger than five megabytes" in answer.text


@pytest.mark.django_db
def test_help_and_accessibility_are_open_to_everybody(client: Client) -> None:
    assert "Paragraph before" in client.get("/help/").text
    assert client.get("/accessibility/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "said", "unsaid"),
    [
        ("/missing/", "There is no page at this address", "matches the given query"),
        ("/missing-with-reason/", "This report is no longer kept.", "There is no page"),
    ],
)
def test_words_of_the_machine_never_reach_readers(
    client: Client, path: str, said: str, unsaid: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert said in answer.text
    assert unsaid not in answer.text


def test_who_goes_back_after_an_act_reads_that_it_is_done(speaking: Client) -> None:
    other = Client()
    other.force_login(seat_of("Ostvarn").person, backend=BACKEND)
    seat = {"seat": carried(speaking.get("/say/"))["seat"]}
    assert speaking.post("/once-only/", seat).status_code == 303
    answer = speaking.get("/once-only/")
    assert answer.status_code == 403
    assert "You have done this" in answer.text
    assert 'href="/said/"' in answer.text
    assert "There is nothing to withdraw." in other.get("/once-only/").text
    assert "You have done this" not in other.get("/once-only/").text
