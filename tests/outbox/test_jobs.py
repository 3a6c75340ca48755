"""A job is done once by whoever holds it, tried again after a failure, given up with a reason."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from interface import clock
from interface.identifiers import uuid7
from outbox import leases, waking
from outbox.actions import enqueue, report_progress
from outbox.models import Job
from outbox.tasks import run_job, sweep

pytestmark = pytest.mark.django_db(transaction=True)
Handle = Callable[..., None]


def again(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def make_due(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(due_at=timezone.now() - timedelta(seconds=1))


def test_a_job_does_what_was_asked(handle: Handle) -> None:
    done: list[tuple[str, str]] = []
    handle("tests.print", lambda job, book, pages: done.append((book, pages)))
    job = enqueue("tests.print", book=uuid7(), pages="3 to 5")
    run_job(str(job.pk))
    assert done == [(str(job.args["book"]), "3 to 5")]
    assert again(job).state == "finished"


def test_a_job_that_is_finished_has_done_all_of_it(handle: Handle) -> None:
    handle("tests.print", lambda job: report_progress(job, 98, 100, "nearly"))
    job = enqueue("tests.print")
    run_job(str(job.pk))
    assert (again(job).done, again(job).total) == (100, 100)


def test_a_job_of_an_act_that_failed_is_not_there(handle: Handle) -> None:
    handle("tests.print", lambda job: None)
    try:
        with transaction.atomic():
            enqueue("tests.print")
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    assert not Job.objects.exists()


def test_a_task_that_no_app_does_is_refused_at_once() -> None:
    with pytest.raises(LookupError):
        enqueue("tests.unheard_of")


def test_two_workers_woken_for_one_job_do_it_once(handle: Handle) -> None:
    runs: list[int] = []
    release = threading.Event()

    def slow(job: Job) -> None:
        runs.append(1)
        release.wait(5)

    handle("tests.print", slow)
    job = enqueue("tests.print")

    def work(_turn: int) -> None:
        try:
            run_job(str(job.pk))
        finally:
            if len(runs) == 1:
                release.set()
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    run_job(str(job.pk))
    assert runs == [1]


def test_a_failed_job_waits_longer_each_time_and_is_given_up_with_its_error(handle: Handle) -> None:
    def fail(job: Job) -> None:
        raise ValueError("the printer burns")

    handle("tests.print", fail, attempts=3)
    job = enqueue("tests.print")
    pauses = []
    for _ in range(2):
        run_job(str(job.pk))
        pauses.append(again(job).due_at - timezone.now())
        assert again(job).state == "waiting"
        run_job(str(job.pk))
        make_due(job)
    run_job(str(job.pk))
    assert again(job).attempts == 3
    assert pauses[1] > pauses[0] + timedelta(seconds=5)
    assert again(job).state == "failed"
    assert "the printer burns" in again(job).error


def test_a_job_that_kills_its_workers_is_given_up(handle: Handle) -> None:
    ran: list[Job] = []
    handle("tests.print", ran.append, attempts=2)
    job = enqueue("tests.print")
    Job.objects.filter(pk=job.pk).update(attempts=2)
    run_job(str(job.pk))
    assert (again(job).state, ran) == ("failed", [])


def test_a_job_for_later_waits_until_it_is_due(handle: Handle) -> None:
    handle("tests.print", lambda job: None)
    job = enqueue("tests.print", at=clock.now() + timedelta(hours=1))
    run_job(str(job.pk))
    assert again(job).state == "waiting"
    make_due(job)
    run_job(str(job.pk))
    assert again(job).state == "finished"


def test_the_lease_of_a_dead_worker_runs_out_and_another_takes_over(handle: Handle) -> None:
    handle("tests.print", lambda job: None)
    job = enqueue("tests.print")
    assert leases.claim(job.pk, "a worker that dies") is not None
    run_job(str(job.pk))
    assert again(job).leased_by == "a worker that dies"
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    run_job(str(job.pk))
    assert again(job).state == "finished"


def test_a_worker_that_lost_its_lease_does_not_end_the_job_of_another(handle: Handle) -> None:
    handle("tests.print", lambda job: None)
    job = enqueue("tests.print")
    slow = leases.claim(job.pk, "slow")
    assert slow is not None
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    leases.claim(job.pk, "quick")
    assert not leases.finish(slow)
    leases.release(slow, "too late", attempts=1)
    assert (again(job).leased_by, again(job).state) == ("quick", "running")


def test_progress_is_seen_from_outside_although_the_work_is_one_transaction(
    handle: Handle,
) -> None:
    seen: list[tuple[int, int, str]] = []

    def compile_all(job: Job) -> None:
        with transaction.atomic():
            Job.objects.select_for_update().exclude(pk=job.pk).first()
            report_progress(job, 3, 10, "Reading positions")
            with ThreadPoolExecutor(1) as other:
                seen.append(other.submit(look).result())

    def look() -> tuple[int, int, str]:
        try:
            for _ in range(100):
                found = Job.objects.get()
                if found.done:
                    break
                threading.Event().wait(0.05)
            return found.done, found.total, found.note
        finally:
            connection.close()

    handle("tests.compile", compile_all)
    run_job(str(enqueue("tests.compile").pk))
    assert seen == [(3, 10, "Reading positions")]


def test_the_lease_is_extended_while_the_work_goes_on(
    handle: Handle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "HEARTBEAT_SECONDS", 0.05)
    monkeypatch.setattr(leases, "PROGRESS_SECONDS", 0.01)
    extended: list[bool] = []

    def work(job: Job) -> None:
        first = again(job).lease_until
        for _ in range(100):
            if again(job).lease_until != first:
                extended.append(True)
                return
            threading.Event().wait(0.05)

    handle("tests.print", work)
    run_job(str(enqueue("tests.print").pk))
    assert extended == [True]


class TestSweep:
    @pytest.fixture
    def woken(self, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        found: list[Any] = []
        monkeypatch.setattr(waking, "wake", lambda pk, queue: found.append(pk))
        return found

    def test_it_wakes_workers_for_jobs_that_nobody_does(
        self, handle: Handle, woken: list[Any]
    ) -> None:
        handle("tests.print", lambda job: None)
        waiting, held, done, later = (enqueue("tests.print") for _ in range(4))
        leases.claim(held.pk, "somebody")
        run_job(str(done.pk))
        Job.objects.filter(pk=later.pk).update(due_at=timezone.now() + timedelta(hours=1))
        woken.clear()
        assert sweep() == 1
        assert woken == [waiting.pk]

    def test_it_does_not_fill_the_queue_with_the_same_job(
        self, handle: Handle, woken: list[Any]
    ) -> None:
        handle("tests.print", lambda job: None)
        enqueue("tests.print")
        assert (sweep(), sweep()) == (1, 0)
