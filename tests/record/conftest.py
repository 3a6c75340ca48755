"""Streams about invented things that anybody, or nobody, may read."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest

from interface.identifiers import uuid7
from record import registry
from record.keys import SYSTEM, StreamKey, Subject


@pytest.fixture
def things() -> Iterator[set[UUID]]:
    """The ids of those "thing"s whose streams may be read; public streams of "book"s always."""
    readable: set[UUID] = set()
    registry.register_stream("thing", lambda person, seat, pk, audience: pk in readable)
    registry.register_stream("book", lambda person, seat, pk, audience: audience == "public")
    yield readable
    for name in ("thing", "book"):
        registry._streams.pop(name)


@pytest.fixture
def key() -> StreamKey:
    return StreamKey("book", uuid7(), "public")


@pytest.fixture
def enter() -> Callable[..., list[Any]]:
    """Enter one act of the system into the streams given."""
    from django.db import transaction

    from record.actions import append

    def entered(*keys: StreamKey, kind: str = "books.opened", **data: object) -> list[Any]:
        with transaction.atomic():
            subject = Subject(keys[0].subject_type, keys[0].subject_id)
            return append(kind, actor=SYSTEM, streams=keys, subject=subject, data=data)

    return entered
