"""Rows that several narrators name: each table is read once for all events told together."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from record.models import Event

KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Lookups:
    """What has been read while some events are told, by the question that was asked."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._named = {key for event in events for key in _keys_of(event)}
        self._read: dict[str, tuple[set[UUID], dict[Any, Any]]] = {}

    def rows[M: Model](self, rows: QuerySet[M], keys: Collection[UUID]) -> dict[Any, M]:
        """The first who asks for a table reads it for everybody: for every key that any of the
        events names. Keys are UUIDs, of which no two tables have the same. Rows that are read with
        other relations or figures are another question."""
        asked, found = self._read.setdefault(str(rows.query), (set(), {}))
        if not asked.issuperset(keys):
            missing = (self._named | set(keys)) - asked
            found.update(rows.in_bulk(missing))
            asked |= missing
        return {key: found[key] for key in keys if key in found}


_now: ContextVar[Lookups | None] = ContextVar("lookups", default=None)


@contextmanager
def shared(events: Sequence[Event]) -> Iterator[None]:
    """What is told of these events within shares its look-ups."""
    token = _now.set(_now.get() or Lookups(events))
    try:
        yield
    finally:
        _now.reset(token)


def rows_of[M: Model](rows: QuerySet[M], keys: Iterable[UUID | None]) -> dict[Any, M]:
    """`rows` by these keys, None among them passed over; nothing is asked for no key."""
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    lookups = _now.get()
    return lookups.rows(rows, wanted) if lookups else rows.in_bulk(wanted)


def _keys_of(event: Event) -> Iterator[UUID]:
    columns = (event.subject_id, event.stakeholder_id, event.person_id, event.coalition_id)
    yield from (key for key in columns if key is not None)
    if Event.stream.is_cached(event):
        yield event.stream.subject_id
    for value in event.data.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and KEY.fullmatch(one):
                yield UUID(one)
