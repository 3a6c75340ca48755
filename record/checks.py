"""Whether the streams are whole: every event in its place, none missing, none too many.

Neither moments nor transactions say which event came first: clocks differ and are set, and an act
may have written elsewhere before it waited for its stream.
"""

from collections.abc import Iterator

from django.db.models import Count, F, Max, Min, Q

from record.models import Stream


def stream_faults() -> Iterator[str]:
    """A sentence for each stream with a gap or a surplus."""
    counted = Stream.objects.annotate(
        counted=Count("events"), first=Min("events__number"), last=Max("events__number")
    )
    gap = ~Q(counted=F("length")) | ~Q(last=F("length")) | ~Q(first=1)
    for stream in counted.filter(gap, Q(length__gt=0) | Q(counted__gt=0)).iterator():
        yield (
            f"{stream}: {stream.counted} events numbered {stream.first} to {stream.last}, "
            f"{stream.length} were recorded"
        )
