"""Moments of a story: when, what it is called in an error, and the act itself."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from interface import clock
from interface.refusal import Refusal

type Moment = tuple[datetime, str, Callable[[], Any]]


class StoryError(Exception):
    """A step of the story was refused: the story is wrong, not the rule."""


def at(today: date, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """The moment that lies `day` days from today, in UTC."""
    return datetime.combine(today + timedelta(days=day), time(hour, minute), tzinfo=UTC)


def play(moments: Iterable[Moment]) -> None:
    """Carry out every act, oldest first, as if it were its own moment."""
    for when, what, act in sorted(moments, key=lambda moment: moment[0]):
        with clock.at(when):
            try:
                act()
            except Refusal as refusal:
                raise StoryError(f"{what}: {refusal.code}: {refusal.message}") from refusal
