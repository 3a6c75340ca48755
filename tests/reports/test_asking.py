"""Asking for a report, reading it, and who may do either."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from interface.refusal import Refusal
from outbox.models import Job
from record.models import Event
from record.reads import tell
from reports.actions import Rendered, ask_for_report, deliver
from reports.checks import report_faults
from reports.compile.run import render, shown
from reports.models import Report, ReportFile, ReportRequest
from reports.reads import verified
from stakeholders.actors import ANONYMOUS, Actor
from stakeholders.models import Seat
from stakeholders.permits import permits
from tests.reports.facts import contents
from tests.world import actor_of, cochair, group, member, seat_of, stakeholder

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 7, 1, 9, tzinfo=UTC)


def ask(by: Actor | None = None, audience: str = "public") -> ReportRequest:
    return ask_for_report(
        by or actor_of("Secretariat"),
        group(),
        first_day=date(2026, 3, 1),
        last_day=date(2026, 6, 30),
        audience=audience,
    )


def finish(request: ReportRequest) -> Report:
    """Deliver an invented report without reading the database."""
    facts = contents(audience=request.audience)
    files = render(facts, MOMENT, lambda done, step: None)
    return deliver(request, taken_at=MOMENT, findings=shown(facts), files=files)


def test_asking_starts_a_job_and_is_on_record() -> None:
    request = ask()
    assert request.state == "asked"
    assert Job.objects.get(pk=request.job_id).args == {"request": str(request.pk)}
    event = Event.objects.get(kind="reports.asked")
    assert "asked for" in tell([event])[0][1]


def test_the_same_report_asked_for_twice_is_compiled_once() -> None:
    assert ask() == ask()
    assert ask(audience="group") != ask()
    assert Job.objects.filter(task="reports.compile").count() == 2


def test_a_finished_report_can_be_asked_for_anew() -> None:
    first = ask()
    finish(first)
    assert ask() != first


def test_a_report_delivered_twice_is_there_once() -> None:
    request = ask()
    assert finish(request) == finish(request)
    assert ReportFile.objects.count() == 4
    assert Event.objects.filter(kind="reports.finished").count() == 1


def test_a_file_that_cannot_be_kept_leaves_nothing_behind() -> None:
    request = ask()
    files = [Rendered("pdf", "a.pdf", b"%PDF"), Rendered("pdf", "b.pdf", b"%PDF")]
    with pytest.raises(Exception, match="one_file_a_format"):
        deliver(request, taken_at=MOMENT, findings={}, files=files)


@pytest.mark.parametrize(
    ("first", "last", "audience", "code"),
    [
        (date(2026, 6, 30), date(2026, 3, 1), "public", "empty_period"),
        (date(2996, 6, 30), date(2996, 7, 1), "public", "future_period"),
        (date(2026, 3, 1), date(2026, 6, 30), "ministers", "unknown_audience"),
    ],
)
def test_a_senseless_request_is_refused(first: date, last: date, audience: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        ask_for_report(
            actor_of("Secretariat"), group(), first_day=first, last_day=last, audience=audience
        )
    assert refused.value.code == code


def test_a_period_that_has_not_ended_is_refused_beside_its_last_day() -> None:
    with clock.at(datetime(2026, 6, 29, 12, tzinfo=UTC)), pytest.raises(Refusal) as refused:
        ask()
    assert (refused.value.code, refused.value.field) == ("future_period", "last_day")
    with clock.at(datetime(2026, 6, 30, 12, tzinfo=UTC)):
        assert ask().last_day == date(2026, 6, 30)


def test_the_zip_of_tables_is_sent_as_what_it_is(client: Client) -> None:
    request = ask()
    finish(request)
    answer = client.get(reverse("report_file", args=[request.pk, "csv"]))
    assert answer["Content-Type"] == "application/zip"
    assert '-csv.zip"' in answer["Content-Disposition"]


def test_a_report_compiled_before_a_figure_was_counted_still_has_its_page(client: Client) -> None:
    request = ask()
    report = finish(request)
    for new in ("adopted", "waiting_for_revision"):
        report.findings.pop(new)
    for new in ("advisory_objections", "lapsed_objections", "decides", "advises"):
        report.findings["standing"].pop(new)
    for row in report.findings["standing"]["rows"]:
        row.pop("weight")
    report.save()
    assert client.get(request.get_absolute_url()).status_code == 200


# Who may ask for a report on group 4.
ASKERS = {
    "secretariat's head": True,
    "secretariat's delegate": True,
    "secretariat's observer": False,
    "co-chair": True,
    "co-chair of another group": False,
    "member's head": False,
    "person without a seat": False,
    "anonymous": False,
}


def asker(who: str) -> Actor:
    member("Vailuku", group())
    match who:
        case "anonymous":
            return ANONYMOUS
        case "person without a seat":
            return Actor.of_person(seat_of("Vailuku").person)
        case "co-chair":
            return cochair(group())
        case "co-chair of another group":
            return cochair(group(1), "Kesimba")
        case "member's head":
            return actor_of("Vailuku", "head")
    return actor_of("Secretariat", who.partition("'s ")[2])


@pytest.mark.parametrize("who", ASKERS)
def test_only_the_secretariat_and_the_co_chairs_ask(who: str) -> None:
    actor = asker(who)
    assert permits(actor, "reports.request", group()) is ASKERS[who]
    if not ASKERS[who]:
        with pytest.raises(Refusal):
            ask(actor)


# Which audiences' reports each seat reads; the filter and the predicate say the same.
READERS = {
    "nobody": {"public"},
    "unaccredited": {"public"},
    "outsider": {"public", "accredited"},
    "member": {"public", "accredited", "group"},
    "co-chair": {"public", "accredited", "group"},
    "secretariat": {"public", "accredited", "group"},
}


def reader(who: str) -> Seat | None:
    member("Vailuku", group())
    stakeholder("Newcomers", accredited=False)
    return {
        "nobody": lambda: None,
        "unaccredited": lambda: seat_of("Newcomers"),
        "outsider": lambda: seat_of("Marlonia"),
        "member": lambda: seat_of("Vailuku", "observer"),
        "co-chair": lambda: cochair(group()).seat,
        "secretariat": lambda: seat_of("Secretariat"),
    }[who]()


@pytest.mark.parametrize("who", READERS)
def test_a_report_is_read_by_its_audience_only(who: str, client: Client) -> None:
    asked = {audience: ask(audience=audience) for audience in ("public", "accredited", "group")}
    for request in asked.values():
        finish(request)
    seat = reader(who)
    found = {request.audience for request in ReportRequest.objects.visible_to(seat)}
    assert found == READERS[who]
    assert {a for a, request in asked.items() if request.is_visible_to(seat)} == READERS[who]
    if seat is not None:
        client.force_login(seat.person, backend="django.contrib.auth.backends.ModelBackend")
    for audience, request in asked.items():
        expected = 200 if audience in READERS[who] else 404
        for url in (
            request.get_absolute_url(),
            reverse("report_progress", args=[request.pk]),
            reverse("report_file", args=[request.pk, "pdf"]),
        ):
            assert client.get(url).status_code == expected, url


def test_the_report_page_shows_findings_hashes_and_verification(client: Client) -> None:
    request = ask()
    report = finish(request)
    page = client.get(request.get_absolute_url()).content.decode()
    for file in report.files.all():
        assert file.sha256 in page
    for words in ("The four files are the ones that were compiled", "Objections: Marlonia"):
        assert words in page


def test_a_changed_file_is_told() -> None:
    report = finish(ask())
    assert verified(report.pk).holds
    ReportFile.objects.filter(report=report, format="csv").update(content=b"changed")
    name = report.files.get(format="csv").name
    assert verified(report.pk).broken == (name,)
    assert [fault for fault in report_faults() if fault.startswith(name)] == list(report_faults())
    assert list(report_faults())


def test_a_download_is_the_file_that_was_hashed(client: Client) -> None:
    request = ask()
    report = finish(request)
    for file in report.files.all():
        answer = client.get(reverse("report_file", args=[request.pk, file.format]))
        assert hashlib.sha256(answer.content).hexdigest() == file.sha256
        assert file.name in answer["Content-Disposition"]


def test_nothing_can_be_downloaded_before_it_is_finished(client: Client) -> None:
    request = ask()
    assert client.get(reverse("report_file", args=[request.pk, "pdf"])).status_code == 404
    page = client.get(request.get_absolute_url()).content.decode()
    assert "every 2s" in page


def test_a_failed_report_says_so(client: Client) -> None:
    request = ask()
    Job.objects.filter(pk=request.job_id).update(failed_at=MOMENT)
    page = client.get(request.get_absolute_url()).content.decode()
    assert "could not be compiled" in page
    assert ask() != request


def test_the_secretariat_asks_on_the_page(client: Client) -> None:
    group()
    seat = seat_of("Secretariat")
    client.force_login(seat.person, backend="django.contrib.auth.backends.ModelBackend")
    form = client.get(reverse("reports")).context["form"]
    hidden = {name: form[name].value() for name in ("seat", "once", "opened_by")}
    sent = {
        **hidden,
        "group": str(group().pk),
        "first_day": "2026-03-01",
        "last_day": "2026-06-30",
        "audience": "group",
    }
    answer = client.post(reverse("reports"), sent)
    assert answer.status_code == 303
    assert answer["Location"] == ReportRequest.objects.get().get_absolute_url()
    assert client.post(reverse("reports"), sent)["Location"] == answer["Location"]


def test_a_period_until_the_last_day_of_all_is_refused_in_words(client: Client) -> None:
    seat = seat_of("Secretariat")
    client.force_login(seat.person, backend="django.contrib.auth.backends.ModelBackend")
    form = client.get(reverse("reports")).context["form"]
    hidden = {name: form[name].value() for name in ("seat", "once", "opened_by")}
    days = {"first_day": "2026-03-01", "last_day": "9999-12-31"}
    sent = {**hidden, "group": str(group().pk), **days, "audience": "group"}
    answer = client.post(reverse("reports"), sent)
    assert answer.status_code == 422
    assert "last_day" in answer.context["form"].errors


def test_others_find_no_form(client: Client) -> None:
    seat = seat_of("Vailuku")
    client.force_login(seat.person, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("reports")).context["form"] is None
    assert client.post(reverse("reports"), {}).status_code == 422


def test_the_list_takes_as_many_queries_for_many_reports(
    client: Client, django_assert_num_queries: Any
) -> None:
    url = reverse("reports")
    finish(ask())
    with django_assert_num_queries(4):
        client.get(url)
    for _number in range(3):
        finish(ask())
    ask()
    with django_assert_num_queries(4):
        assert client.get(url).content.decode().count("<tr>") == 5
