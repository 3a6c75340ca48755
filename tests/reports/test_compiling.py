"""Compiling by a worker: from one moment, with progress, whole or not at all, also after a kill."""

import hashlib
import io
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.db.models.functions import Now

from interface import clock
from outbox.models import Job
from outbox.tasks import run_job
from proposals.models import Proposal
from reports import actions
from reports.actions import ask_for_report
from reports.compile import run, snapshot
from reports.models import Report, ReportFile, ReportRequest
from tests.databases import url_of
from tests.world import actor_of, amendment, group, proposal_under_negotiation

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def asked() -> ReportRequest:
    proposal = proposal_under_negotiation()
    amendment(proposal)
    today = clock.now().date()
    return ask_for_report(
        actor_of("Secretariat"),
        group(),
        first_day=date(2026, 1, 1),
        last_day=today,
        audience="public",
    )


def test_a_worker_compiles_all_four_formats(asked: ReportRequest) -> None:
    run_job(str(asked.job_id))
    asked.refresh_from_db()
    assert asked.state == "finished"
    formats = {file.format: bytes(file.content) for file in ReportFile.objects.all()}
    assert set(formats) == {"pdf", "docx", "csv", "json"}
    assert formats["pdf"].startswith(b"%PDF")
    assert formats["docx"].startswith(b"PK")
    packed = zipfile.ZipFile(io.BytesIO(formats["csv"]))
    assert b"Keeping hospitals out of reach" in packed.read("texts.csv")
    job = Job.objects.get(pk=asked.job_id)
    assert job.finished_at is not None
    assert job.done > 0


def test_a_file_put_in_place_piece_by_piece_is_the_file_that_was_made(
    asked: ReportRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "PIECE", 1000)
    run_job(str(asked.job_id))
    files = list(ReportFile.objects.all())
    assert len(files) == 4
    for file in files:
        assert len(file.content) == file.size > 1000
        assert hashlib.sha256(file.content).hexdigest() == file.sha256


def test_done_again_it_changes_nothing(asked: ReportRequest) -> None:
    run_job(str(asked.job_id))
    before = set(ReportFile.objects.values_list("sha256", flat=True))
    run.compile_report(asked, lambda done, step: None)
    assert set(ReportFile.objects.values_list("sha256", flat=True)) == before
    assert Report.objects.count() == 1


def test_a_report_sees_one_moment_whatever_commits_meanwhile(asked: ReportRequest) -> None:
    with snapshot.one_moment():
        before = Proposal.objects.count()
        other = threading.Thread(target=_table_another)
        other.start()
        other.join()
        assert Proposal.objects.count() == before
    assert Proposal.objects.count() == before + 1


def _table_another() -> None:
    try:
        proposal_under_negotiation("Ostvarn", title="Another")
    finally:
        connection.close()


def test_reading_for_a_report_cannot_write(asked: ReportRequest) -> None:
    with pytest.raises(DatabaseError), snapshot.one_moment():
        Proposal.objects.update(title="changed")


def test_a_failed_rendering_leaves_no_file(
    asked: ReportRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_fields: object) -> bytes:
        raise RuntimeError("no paper")

    monkeypatch.setattr(run.docx, "render", fail)
    run_job(str(asked.job_id))
    assert not ReportFile.objects.exists()
    assert not Report.objects.exists()
    job = Job.objects.get(pk=asked.job_id)
    assert "no paper" in job.error
    assert job.lease_until is None


# A worker that hangs while it sets the PDF, after half of the report is compiled.
HANGING = """
import sys, time
import django
django.setup()
from reports.compile import run
run.pdf.render = lambda *a, **k: time.sleep(300)
from outbox.tasks import run_job
run_job(sys.argv[1])
"""


def test_a_killed_worker_leaves_nothing_and_another_completes_it(asked: ReportRequest) -> None:
    name = str(connection.settings_dict["NAME"])
    worker = subprocess.Popen(
        [sys.executable, "-c", HANGING, str(asked.job_id)],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url_of(name)},
    )
    try:
        _wait_until_setting(asked, worker)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert not ReportFile.objects.exists()
    run_job(str(asked.job_id))
    assert not ReportFile.objects.exists(), "the killed worker's lease still holds"
    # What the sweep finds once the lease has run out.
    Job.objects.filter(pk=asked.job_id).update(lease_until=Now() - timedelta(seconds=1))
    run_job(str(asked.job_id))
    assert ReportFile.objects.count() == 4
    assert Job.objects.get(pk=asked.job_id).attempts == 2


def _wait_until_setting(asked: ReportRequest, worker: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert worker.poll() is None, "the worker ended by itself"
        if Job.objects.get(pk=asked.job_id).note == "pdf":
            return
        time.sleep(0.1)
    raise AssertionError("the worker never came to the PDF")
