"""Home tells the secretariat that a report is ready, and that one could not be compiled."""

from datetime import UTC, date, datetime, timedelta

import pytest

from interface import clock
from interface.needs import Need, needs_of
from outbox.models import Job
from reports.actions import ask_for_report, deliver
from reports.compile.run import render, shown
from reports.models import ReportRequest
from stakeholders.actors import Actor
from tests.reports.facts import contents
from tests.world import actor_of, group, seat_of

pytestmark = pytest.mark.django_db

NOW = datetime(2031, 7, 1, 9, tzinfo=UTC)


def asked_by(actor: Actor) -> ReportRequest:
    with clock.at(NOW):
        return ask_for_report(
            actor,
            group(),
            first_day=date(2031, 3, 1),
            last_day=date(2031, 6, 30),
            audience="public",
        )


def finish(request: ReportRequest) -> None:
    facts = contents(audience="public")
    files = render(facts, NOW, lambda done, step: None)
    deliver(request, taken_at=NOW, findings=shown(facts), files=files)


def waiting_for(actor: Actor, after: timedelta = timedelta(hours=1)) -> list[Need]:
    with clock.at(NOW + after):
        return [need for need in needs_of(actor) if need.key.startswith("reports.")]


def test_a_report_that_is_ready_waits_for_the_whole_secretariat_and_for_nobody_else() -> None:
    clerk = actor_of("Secretariat")
    request = asked_by(clerk)
    assert waiting_for(clerk) == []
    finish(request)
    (need,) = waiting_for(clerk)
    assert need.text == "Read the report on Working Group 4"
    assert need.url == request.get_absolute_url()
    assert need.why.startswith(f"Asked for by {clerk.person}, and ready.")
    colleague = Actor.of(clerk.person, seat_of("Secretariat", "head"))
    assert [one.url for one in waiting_for(colleague)] == [need.url]
    assert waiting_for(actor_of("Vailuku")) == []


def test_it_leaves_the_list_after_three_days() -> None:
    clerk = actor_of("Secretariat")
    finish(asked_by(clerk))
    assert waiting_for(clerk, timedelta(days=2, hours=23))
    assert waiting_for(clerk, timedelta(days=3, hours=1)) == []


def test_a_report_that_failed_is_to_be_asked_for_again() -> None:
    clerk = actor_of("Secretariat")
    request = asked_by(clerk)
    Job.objects.filter(pk=request.job_id).update(failed_at=NOW)
    (need,) = waiting_for(clerk)
    assert need.text == "Ask again for the report on Working Group 4"
