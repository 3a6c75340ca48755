"""Waking a worker for a job through the broker; lossy, since the sweep finds what was missed."""

from uuid import UUID

from celery import current_app

from outbox.lossy import LossySender


def wake(job_id: UUID, queue: str) -> None:
    """Returns at once, whatever the broker does."""
    _sender.offer(str(job_id), queue)


def flush(patience: float) -> bool:
    """Wait until every wake-up offered so far has reached the broker."""
    return _sender.flush(patience)


def _send(job_id: str, queue: str) -> None:
    current_app.send_task("outbox.run_job", args=[job_id], queue=queue, retry=False)


_sender = LossySender("job-wakeups", _send)
