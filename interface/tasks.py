"""What the form machinery and the API remember for a while, and then forget."""

from datetime import timedelta

from celery import shared_task

from interface import clock
from interface.idempotency import LASTS
from interface.models import KeptForm, KeyedAnswer, Submission

# A form that stood open over a weekend may still be sent twice.
SUBMISSIONS_LAST = timedelta(days=7)


@shared_task(name="interface.forget")
def forget() -> None:
    """Rows that answer nobody any more; readers pass over them already."""
    now = clock.now()
    Submission.objects.filter(created_at__lte=now - SUBMISSIONS_LAST).delete()
    KeyedAnswer.objects.filter(created_at__lte=now - LASTS).delete()
    KeptForm.objects.filter(created_at__lte=now - KeptForm.LASTS).delete()
