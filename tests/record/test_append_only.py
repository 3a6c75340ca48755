"""What is in the record stays as it is: the database itself refuses."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection

from record.keys import StreamKey
from record.models import Event, Stream

pytestmark = pytest.mark.django_db
Enter = Callable[..., list[Event]]


@pytest.fixture
def event(enter: Enter, key: StreamKey) -> Event:
    return enter(key)[0]


def test_an_event_cannot_be_changed(event: Event) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        Event.objects.update(kind="books.closed")


def test_an_event_cannot_be_deleted(event: Event) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        Event.objects.all().delete()


@pytest.mark.parametrize("table", ["record_event", "record_stream"])
def test_the_record_cannot_be_truncated(truncate_refused: None, table: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")


def test_a_stream_cannot_shrink(event: Event) -> None:
    with pytest.raises(DatabaseError, match="only grows"):
        Stream.objects.update(length=0)


def test_a_stream_cannot_change_its_audience(event: Event) -> None:
    with pytest.raises(DatabaseError, match="only grows"):
        Stream.objects.update(audience="group")


def test_a_stream_cannot_be_deleted(event: Event) -> None:
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_stream")
