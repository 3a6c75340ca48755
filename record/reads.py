"""Reading the record: a stream by number, events as sentences, every event in commit order."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from record import lookups, registry
from record.keys import StreamKey
from record.models import CurrentTransaction, Event, ReaderPosition, Stream

NIL = UUID(int=0)


class FirstRunning(CurrentTransaction):
    """Every transaction below this one has ended, so nothing can appear there any more."""

    template = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


class RestoredLog(RuntimeError):
    """The log comes from another database cluster, whose transactions were numbered higher."""


def stream_of(key: StreamKey) -> Stream | None:
    """The stream of a subject and audience; None where nothing has happened yet."""
    return Stream.objects.named([key]).first()


def events_after(stream: Stream | UUID, number: int, limit: int) -> list[Event]:
    """At most `limit` events of a stream with a higher number, oldest first."""
    stream_id = stream.pk if isinstance(stream, Stream) else stream
    found = Event.objects.filter(stream_id=stream_id, number__gt=number).order_by("number")
    return list(found[:limit])


def tell(events: Sequence[Event]) -> list[tuple[Event, SafeString]]:
    """Each event with its sentence in the active language, in as many calls as there are apps;
    what several of them name is looked up once."""
    with lookups.shared(events):
        sentences = registry.narrate(events)
    unknown = SafeString(gettext("An act was recorded."))
    return [(event, sentences.get(event.id, unknown)) for event in events]


class Reader:
    """A named cursor over all events of all streams, in the order in which they committed.

    `next_batch` belongs in the transaction that acts on the events: the position moves with it,
    so each event has its effect once, and a second process with the same name waits its turn.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def next_batch(self, limit: int = 200) -> list[Event]:
        """The next events, none if there are none that can no longer be preceded."""
        ReaderPosition.objects.bulk_create([ReaderPosition(name=self.name)], ignore_conflicts=True)
        position = ReaderPosition.objects.select_for_update().get(pk=self.name)
        self._refuse_another_cluster(position)
        later = Q(xid__gt=position.xid) | Q(xid=position.xid, id__gt=position.event_id or NIL)
        events = list(
            Event.objects.filter(later, xid__gte=position.xid, xid__lt=FirstRunning())
            .order_by("xid", "id")
            .select_related("stream")[:limit]
        )
        if events:
            position.xid, position.event_id = events[-1].xid, events[-1].id
            position.save()
        return events

    def _refuse_another_cluster(self, position: ReaderPosition) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
            (ahead,) = cursor.fetchone()
        if position.xid >= ahead:
            raise RestoredLog(
                f"Reader {self.name!r} stands at transaction {position.xid}, this cluster only at "
                f"{ahead}. A dump is restored with python -m normsforum.backup restore, which sets "
                "what it brings before every transaction of the new cluster."
            )
