"""Reports through the API: asked for, followed, fetched with the hash that was told."""

import hashlib
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interface import clock
from outbox.tasks import run_job
from reports.models import ReportRequest
from tests.api.client import Program
from tests.world import group, member, proposal_under_negotiation, seat_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office() -> Program:
    proposal_under_negotiation()
    return Program(seat_of("Secretariat", "head"))


def asked(office: Program, audience: str = "public") -> Any:
    said = {
        "group": group().number,
        "first_day": "2026-01-01",
        "last_day": clock.today().isoformat(),
        "audience": audience,
    }
    return office.post("reports/", said, 201)


def test_a_report_is_asked_for_followed_and_fetched(office: Program) -> None:
    report = asked(office)
    assert (report["state"], report["files"]) == ("asked", [])
    run_job(str(ReportRequest.objects.get().job_id))
    finished = Program().get(f"reports/{report['id']}/")
    assert finished["state"] == "finished"
    assert [file["format"] for file in finished["files"]] == ["pdf", "docx", "csv", "json"]
    for file in finished["files"]:
        content = Program().client.get(file["url"]).content
        assert hashlib.sha256(content).hexdigest() == file["sha256"]


def test_a_report_is_read_by_its_audience_only(office: Program) -> None:
    report = asked(office, "group")
    member("Ostvarn", group())
    Program(seat_of("Ostvarn")).get(f"reports/{report['id']}/")
    Program(seat_of("Kesimba")).get(f"reports/{report['id']}/", 404)
    assert Program(seat_of("Kesimba")).get("reports/")["results"] == []


def test_others_learn_that_they_may_not_ask(office: Program) -> None:
    said = {"group": 4, "first_day": "2026-01-01", "last_day": "2026-01-31", "audience": "public"}
    assert Program(seat_of("Ostvarn")).post("reports/", said, 403)["code"] == "not_entitled"


def test_the_list_costs_the_same_for_many_reports(office: Program) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            office.get("reports/")
        return len(queries)

    asked(office)
    few = cost()
    for audience in ("accredited", "group"):
        asked(office, audience)
    assert cost() == few <= 25
