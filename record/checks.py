"""Whether the streams are whole: every event in its place, none missing, none too many."""

from collections.abc import Iterator

from django.db.models import Count, F, Max, Min, Q, QuerySet, Window
from django.db.models.functions import Lag

from record.models import Event, Stream


def stream_faults() -> Iterator[str]:
    """A sentence for each stream with a gap, a surplus, or an event older than the one before."""
    counted = Stream.objects.annotate(
        counted=Count("events"), first=Min("events__number"), last=Max("events__number")
    )
    gap = ~Q(counted=F("length")) | ~Q(last=F("length")) | ~Q(first=1)
    for stream in counted.filter(gap, Q(length__gt=0) | Q(counted__gt=0)).iterator():
        yield (
            f"{stream}: {stream.counted} events numbered {stream.first} to {stream.last}, "
            f"{stream.length} were recorded"
        )
    for event in _before_their_transaction().iterator():
        yield f"{event.stream}: event {event.number} was written before the event it follows"


def _before_their_transaction() -> QuerySet[Event]:
    """Numbers are given under the stream's lock: a later number means a later transaction."""
    followed = Window(Lag("xid"), partition_by="stream", order_by="number")
    found = Event.objects.annotate(followed=followed).filter(xid__lt=F("followed"))
    return found.select_related("stream").order_by("stream", "number")
