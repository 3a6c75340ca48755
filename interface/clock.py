"""The only source of "now" in models and actions, so that a story can be told at its own dates."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

# The last day that a form takes: a period ends on the day after its last, which must exist too.
LAST_DAY = date(9998, 12, 31)

_told: ContextVar[datetime | None] = ContextVar("told_time", default=None)


def now() -> datetime:
    """The current moment, aware and in UTC, or the moment that `at` has set."""
    return _told.get() or timezone.now()


def today() -> date:
    """The day that it is for whoever acts, in the time zone of the account."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Everything inside happens at `moment`, which must be aware."""
    if timezone.is_naive(moment):
        raise ValueError("a moment without a time zone is no moment")
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
