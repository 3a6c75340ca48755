"""Whether a connection may read a stream: asked at the door of page, gap fetch and socket alike."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from record import registry
from record.models import Stream


def readable(scope: Mapping[str, Any], stream_ids: Iterable[UUID]) -> list[Stream]:
    """Those of the streams that exist and may be read by whoever is behind `scope`.

    `scope` has "user" and "session", as a socket's scope and a request do.
    """
    return readable_by(registry.reader_of(scope), stream_ids)


def readable_by(onlooker: registry.Onlooker, stream_ids: Iterable[UUID]) -> list[Stream]:
    """The same, for an onlooker who is known already."""
    return [
        stream
        for stream in Stream.objects.filter(pk__in=list(stream_ids))
        if registry.may_read(onlooker, stream.subject_type, stream.subject_id, stream.audience)
    ]
