"""Background entrances: doing a job under a lease, sweeping for jobs that nobody does, mail."""

import logging
import traceback
from datetime import timedelta
from uuid import UUID

from celery import shared_task
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now

from interface.identifiers import uuid7
from outbox import leases, registry, waking
from outbox.models import Job, Mail

logger = logging.getLogger(__name__)

SWEEP_SIZE = 500
# A job that was woken is given this long before it is woken again: its queue may be long.
WAKE_AGAIN = timedelta(seconds=20)


@shared_task(name="outbox.run_job")
def run_job(job_id: str) -> None:
    """Do a job if it is due and nobody holds it; called twice, it is done once."""
    job = leases.claim(UUID(job_id), leases.holder_name(uuid7()))
    if job is None:
        return
    # A worker of yesterday's release may not know the task yet: another one will.
    attempts = registry.ATTEMPTS
    try:
        handler = registry.handler(job.task)
        attempts = handler.attempts
        if job.attempts > attempts:
            raise RuntimeError("Every worker that tried this job died.")
        with leases.Lease(job):
            handler.run(job, **job.args)
    except Exception:
        logger.exception("Job %s (%s), attempt %s", job.task, job.pk, job.attempts)
        leases.release(job, traceback.format_exc(limit=-20), attempts)
    else:
        leases.finish(job)


@shared_task(name="outbox.sweep", ignore_result=True)
def sweep() -> int:
    """Wake workers for due jobs that nobody holds; says how many."""
    unheard = Q(woken_at=None) | Q(woken_at__lt=Now() - WAKE_AGAIN)
    with transaction.atomic():
        found = list(
            Job.objects.claimable()
            .filter(unheard)
            .order_by("due_at")
            .select_for_update(no_key=True, skip_locked=True)
            .values_list("id", "queue")[:SWEEP_SIZE]
        )
        Job.objects.filter(pk__in=[pk for pk, _queue in found]).update(woken_at=Now())
    for pk, queue in found:
        waking.wake(pk, queue)
    return len(found)


@registry.job("outbox.send_mail")
def send_mail(job: Job, mail_id: str) -> None:
    """Send one letter. The row stays locked while it is sent, so that two runs send it once."""
    try:
        with transaction.atomic():
            mail = Mail.objects.select_for_update(no_key=True).filter(pk=mail_id).first()
            # Where a person was erased meanwhile, nothing is left to send.
            if mail is not None and mail.sent_at is None:
                _letter(mail).send()
                Mail.objects.filter(pk=mail.pk).update(sent_at=Now(), error="")
    except Exception as error:
        Mail.objects.filter(pk=mail_id).update(error=repr(error))
        raise


def _letter(mail: Mail) -> EmailMultiAlternatives:
    letter = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.to])
    if mail.html:
        letter.attach_alternative(mail.html, "text/html")
    return letter
