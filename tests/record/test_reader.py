"""A reader of the whole log sees every event once, in the order of commits."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.models import Max

from interface.identifiers import uuid7
from record.keys import StreamKey
from record.models import Event, ReaderPosition
from record.reads import Reader, RestoredLog

pytestmark = pytest.mark.django_db(transaction=True)
Enter = Callable[..., list[Event]]


def fail_after(act: Callable[[], object]) -> None:
    """An act whose transaction comes to nothing."""
    try:
        with transaction.atomic():
            act()
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass


def read(name: str = "digest", limit: int = 200) -> list[UUID]:
    with transaction.atomic():
        return [event.id for event in Reader(name).next_batch(limit)]


def settle() -> None:
    """Wait until nothing that runs on the engine, where other tests run too, could precede it."""
    newest = Event.objects.aggregate(newest=Max("xid"))["newest"]
    patience = time.monotonic() + 60
    with connection.cursor() as cursor:
        while time.monotonic() < patience:
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
            if cursor.fetchone()[0] > newest:
                return
            time.sleep(0.02)


def new_key() -> StreamKey:
    return StreamKey("book", uuid7(), "public")


def test_it_reads_each_event_once(enter: Enter) -> None:
    events = [enter(new_key())[0].id for _ in range(5)]
    settle()
    assert read(limit=3) + read(limit=3) == events
    assert read() == []


def test_two_readers_do_not_disturb_each_other(enter: Enter) -> None:
    event = enter(new_key())[0].id
    settle()
    assert read("digest") == [event]
    assert read("mail") == [event]


def test_what_failed_with_its_batch_is_read_again(enter: Enter) -> None:
    event = enter(new_key())[0].id
    settle()
    fail_after(lambda: Reader("digest").next_batch())
    assert read() == [event]


def test_a_transaction_that_commits_late_is_not_skipped(enter: Enter) -> None:
    written, may_commit = threading.Event(), threading.Event()
    late: list[UUID] = []

    def write_late() -> None:
        try:
            with transaction.atomic():
                late.append(enter(new_key())[0].id)
                written.set()
                may_commit.wait(20)
        finally:
            connection.close()

    thread = threading.Thread(target=write_late)
    thread.start()
    written.wait(20)
    early = enter(new_key())[0].id
    assert read() == [], "what could still be preceded must wait"
    may_commit.set()
    thread.join()
    settle()
    assert read() == [*late, early]


def test_it_sees_every_event_of_sixteen_threads_once(enter: Enter) -> None:
    keys = [new_key() for _ in range(4)]
    seen: list[UUID] = []
    done = threading.Event()

    def write(seed: int) -> None:
        order = random.Random(seed)
        try:
            for _ in range(10):
                with transaction.atomic():
                    enter(*order.sample(keys, 2))
                    done.wait(order.random() / 200)
        finally:
            connection.close()

    def follow() -> None:
        try:
            while not done.wait(0.005):
                seen.extend(read(limit=7))
        finally:
            connection.close()

    reader = threading.Thread(target=follow)
    reader.start()
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(write, range(16)))
    done.set()
    reader.join()
    settle()
    while batch := read():
        seen.extend(batch)
    assert len(seen) == len(set(seen)) == Event.objects.count() == 16 * 10 * 2


def test_a_log_restored_into_another_cluster_is_refused_loudly(enter: Enter) -> None:
    ReaderPosition.objects.create(name="digest", xid=2**62)
    with pytest.raises(RestoredLog):
        read()
