"""Holding a job: a claim by row lock, a lease that a thread extends, and the end of it."""

import logging
import os
import socket
import threading
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from outbox.models import Job

logger = logging.getLogger(__name__)

# A killed worker's job is free after at most LEASE and found by the sweep 10 s later: within 60 s.
LEASE = timedelta(seconds=30)
HEARTBEAT_SECONDS = 8.0
# Progress is written at most this often, however eagerly a handler reports.
PROGRESS_SECONDS = 0.3
FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(minutes=15)

_held: dict[UUID, "Lease"] = {}


def claim(job_id: UUID, holder: str) -> Job | None:
    """Take a due job that nobody holds, or nothing. `holder` must be new for every claim."""
    with transaction.atomic():
        claimable = Job.objects.claimable().select_for_update(no_key=True, skip_locked=True)
        job = claimable.filter(pk=job_id).first()
        if job is None:
            return None
        job.attempts += 1
        job.leased_by = holder
        Job.objects.filter(pk=job.pk).update(
            attempts=job.attempts, leased_by=holder, lease_until=Now() + LEASE
        )
    return job


def finish(job: Job) -> bool:
    """Note that a job is done; False where the lease was lost and another worker has it now."""
    ended = Job.objects.filter(pk=job.pk, leased_by=job.leased_by, finished_at=None).update(
        finished_at=Now(), done=F("total"), lease_until=None, leased_by="", error=""
    )
    return bool(ended)


def release(job: Job, error: str, attempts: int) -> None:
    """Give a job back after a failure, to be tried again later, or for good after `attempts`."""
    mine = Job.objects.filter(pk=job.pk, leased_by=job.leased_by)
    if job.attempts >= attempts:
        mine.update(failed_at=Now(), lease_until=None, leased_by="", error=error)
        return
    pause = min(FIRST_PAUSE * 2 ** (job.attempts - 1), LONGEST_PAUSE)
    mine.update(due_at=Now() + pause, lease_until=None, leased_by="", woken_at=None, error=error)


def holder_name(claim_id: UUID) -> str:
    """Who holds a lease, readable in the table: host, process and claim."""
    return f"{socket.gethostname()[:30]}:{os.getpid()}:{claim_id}"


def lease_of(job: Job) -> "Lease | None":
    """The lease that this process holds on a job, if it does."""
    return _held.get(job.pk)


class Lease:
    """Extends a claimed job's lease from a thread with a connection of its own.

    Progress goes the same way: the handler may be inside one long transaction, whose writes
    nobody else would see and whose row lock would keep the lease from being extended.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._ended = threading.Event()
        self._news = threading.Event()
        self._progress: tuple[int, int, str] | None = None
        self._thread = threading.Thread(target=self._extend, name=f"lease-{job.pk}", daemon=True)

    def __enter__(self) -> "Lease":
        _held[self._job.pk] = self
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._ended.set()
        self._news.set()
        self._thread.join()
        _held.pop(self._job.pk, None)

    def tell(self, job: Job) -> None:
        """Have progress written soon."""
        self._progress = (job.done, job.total, job.note)
        self._news.set()

    def _extend(self) -> None:
        try:
            while not self._ended.is_set():
                self._news.wait(HEARTBEAT_SECONDS)
                self._news.clear()
                self._write()
                self._ended.wait(PROGRESS_SECONDS)
            self._write()
        finally:
            connection.close()

    def _write(self) -> None:
        progress, self._progress = self._progress, None
        values: dict[str, object] = {"lease_until": Now() + LEASE}
        if progress is not None:
            values |= dict(zip(("done", "total", "note"), progress, strict=True))
        try:
            Job.objects.filter(pk=self._job.pk, leased_by=self._job.leased_by).update(**values)
        except Exception:
            # The lease outlives three missed beats; a new connection is tried at the next.
            logger.exception("Could not extend the lease of job %s", self._job.pk)
            connection.close()
