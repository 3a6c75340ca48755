"""Entering acts into the record: each in every stream concerned, numbered without gaps."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F

from interface import clock
from record import pings
from record.keys import ActorRef, StreamKey, Subject
from record.models import Event, Stream


def lock_streams(keys: Iterable[StreamKey]) -> list[Stream]:
    """Lock these streams until the transaction ends, in the order of their id.

    `append` does it for its own streams. An action that appends more than one event to different
    streams calls this first with all of them, so that no two actions wait for each other.
    """
    wanted = sorted(set(keys), key=lambda key: (key.subject_type, key.subject_id, key.audience))
    if len(wanted) == 1 and (locked := _locked(wanted)):
        # A stream alone has no order to be locked in: one question is enough once it exists.
        return locked
    known = {stream.key for stream in Stream.objects.named(wanted)}
    missing = [key for key in wanted if key not in known]
    if missing:
        # Two first events at once: the second waits here for the first, then finds its row.
        Stream.objects.bulk_create(
            [
                Stream(
                    subject_type=key.subject_type, subject_id=key.subject_id, audience=key.audience
                )
                for key in missing
            ],
            ignore_conflicts=True,
        )
    return _locked(wanted)


def _locked(wanted: list[StreamKey]) -> list[Stream]:
    return list(Stream.objects.named(wanted).order_by("id").select_for_update(no_key=True))


def append(
    kind: str,
    *,
    actor: ActorRef,
    streams: Iterable[StreamKey],
    subject: Subject,
    data: dict[str, Any] | None = None,
) -> list[Event]:
    """Enter one act, last in the acting transaction: the streams stay locked until it commits.

    Returns one event per stream, in the order of the streams' ids. `data` holds ids, hashes and
    kinds only, ready for JSON.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An event belongs to its act's transaction.")
    locked = lock_streams(streams)
    Stream.objects.filter(pk__in=[stream.pk for stream in locked]).update(length=F("length") + 1)
    at = clock.now()
    events = []
    for stream in locked:
        stream.length += 1
        events.append(
            Event(
                stream=stream,
                number=stream.length,
                kind=kind,
                at=at,
                actor_kind=actor.kind,
                person_id=actor.person_id,
                seat_id=actor.seat_id,
                stakeholder_id=actor.stakeholder_id,
                coalition_id=actor.coalition_id,
                subject_type=subject.type,
                subject_id=subject.id,
                data=data or {},
            )
        )
    Event.objects.bulk_create(events)
    transaction.on_commit(lambda: _ping(locked), robust=True)
    return events


def _ping(streams: list[Stream]) -> None:
    for stream in streams:
        pings.stream_reached(stream.id, stream.length)
