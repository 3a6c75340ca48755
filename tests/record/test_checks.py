"""What an operator's check of the record finds, and that it finds nothing where all is well."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from record.checks import stream_faults
from record.keys import StreamKey
from record.models import Event, Stream

pytestmark = pytest.mark.django_db
Enter = Callable[..., list[Event]]


@pytest.fixture
def three_events(enter: Enter, key: StreamKey) -> StreamKey:
    for _number in range(3):
        enter(key)
    return key


def tamper(sql: str) -> None:
    """What only somebody with the database's own keys can do."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql)
        cursor.execute("SET session_replication_role = DEFAULT")


def test_a_record_as_it_was_written_has_no_fault(three_events: StreamKey) -> None:
    assert list(stream_faults()) == []
    said = io.StringIO()
    call_command("verify_record", stdout=said)
    assert "streams: as recorded" in said.getvalue()
    assert "texts: as recorded" in said.getvalue()
    assert "reports: as recorded" in said.getvalue()


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("DELETE FROM record_event WHERE number = 2", "2 events numbered 1 to 3, 3 were recorded"),
        ("DELETE FROM record_event WHERE number = 3", "2 events numbered 1 to 2, 3 were recorded"),
        ("DELETE FROM record_event", "0 events"),
        ("UPDATE record_event SET number = 7 WHERE number = 1", "numbered 2 to 7"),
    ],
)
def test_a_hand_in_the_database_is_found(three_events: StreamKey, sql: str, words: str) -> None:
    tamper(sql)
    assert words in " ".join(stream_faults())
    with pytest.raises(CommandError, match="not as they were recorded"):
        call_command("verify_record", stdout=io.StringIO(), stderr=io.StringIO())


def begin_to_write() -> None:
    """What an act does when it writes its own rows: its transaction gets a number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")


@pytest.mark.django_db(transaction=True)
def test_an_act_that_began_first_and_was_entered_last_is_no_fault(
    enter: Enter, key: StreamKey
) -> None:
    def overtake() -> None:
        try:
            enter(key)
        finally:
            connection.close()

    with transaction.atomic():
        begin_to_write()
        with ThreadPoolExecutor(1) as other:
            other.submit(overtake).result(timeout=30)
        enter(key)
    first, second = Event.objects.order_by("number")
    assert first.xid > second.xid
    assert list(stream_faults()) == []


def test_a_stream_that_nobody_wrote_to_is_no_fault() -> None:
    Stream.objects.create(subject_type="book", subject_id="01a21db5-4654-7492-b36f-289c6fccca83")
    assert list(stream_faults()) == []
