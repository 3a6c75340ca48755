"""Asking for work and mail inside the acting transaction, and telling how far the work has come."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from interface import clock
from outbox import registry, waking
from outbox.leases import lease_of
from outbox.models import Job, Mail

SUBJECT_LIMIT = Mail._meta.get_field("subject").max_length


def enqueue(task: str, *, queue: str = "default", at: datetime | None = None, **args: Any) -> Job:
    """Have `task` done, not before `at`. A row of the acting transaction: both happen or neither.

    `args` must be ready for JSON (UUIDs and dates arrive as strings). A broker that is away
    changes nothing but the moment at which the work starts.
    """
    registry.handler(task)
    now = clock.now()
    job = Job.objects.create(task=task, args=args, queue=queue, created_at=now, due_at=at or now)
    if job.due_at <= now:
        transaction.on_commit(lambda: waking.wake(job.id, queue), robust=True)
    return job


def post_mail(
    to: str, subject: str, text: str, html: str = "", person_id: UUID | None = None
) -> Mail:
    """Have one letter sent, as a row of the acting transaction."""
    one_line = " ".join(subject.split())[:SUBJECT_LIMIT]
    mail = Mail.objects.create(to=to, subject=one_line, text=text, html=html, person_id=person_id)
    enqueue("outbox.send_mail", mail_id=mail.id)
    return mail


def report_progress(job: Job, done: int, total: int, note: str = "") -> None:
    """Say how far a job has come. Seen by others at once, also from within a transaction."""
    job.done, job.total, job.note = done, total, note[:200]
    lease = lease_of(job)
    if lease is not None:
        lease.tell(job)
    else:
        Job.objects.filter(pk=job.pk).update(done=job.done, total=job.total, note=job.note)
