"""Events are numbered without gaps, whoever writes at once."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from interface.identifiers import uuid7
from record.actions import append, lock_streams
from record.keys import SYSTEM, ActorRef, StreamKey, Subject
from record.models import Event, Stream

Enter = Callable[..., list[Event]]


def fail_after(act: Callable[[], object]) -> None:
    """An act whose transaction comes to nothing."""
    try:
        with transaction.atomic():
            act()
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass


@pytest.mark.django_db
def test_the_first_event_of_a_stream_has_the_number_one(enter: Enter, key: StreamKey) -> None:
    (first,) = enter(key)
    (second,) = enter(key)
    assert (first.number, second.number) == (1, 2)


@pytest.mark.django_db
def test_an_act_is_entered_once_in_each_stream_concerned(enter: Enter, key: StreamKey) -> None:
    own = StreamKey("stakeholder", uuid7(), "own")
    enter(key)
    events = enter(key, own, own)
    assert sorted((event.stream.audience, event.number) for event in events) == [
        ("own", 1),
        ("public", 2),
    ]


@pytest.mark.django_db
def test_an_event_keeps_who_acted_and_for_whom(key: StreamKey) -> None:
    person, seat, stakeholder = uuid7(), uuid7(), uuid7()
    append(
        "books.opened",
        actor=ActorRef("seat", person, seat, stakeholder),
        streams=[key],
        subject=Subject("book", key.subject_id),
        data={"page": uuid7()},
    )
    event = Event.objects.get()
    assert (event.actor_kind, event.person_id, event.seat_id) == ("seat", person, seat)
    assert event.xid > 0


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_its_acts_transaction_is_refused(key: StreamKey) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        append("books.opened", actor=SYSTEM, streams=[key], subject=Subject("book", uuid7()))


@pytest.mark.django_db
@pytest.mark.parametrize(("streams", "queries"), [(1, 5), (2, 6), (5, 6)])
def test_appending_costs_the_same_for_two_streams_and_for_five(
    enter: Enter, streams: int, queries: int, django_assert_num_queries: Callable[..., object]
) -> None:
    keys = [StreamKey("book", uuid7(), "public") for _ in range(streams)]
    enter(*keys)
    # Savepoint, find where there are several, lock, number, insert, release.
    with django_assert_num_queries(queries):
        enter(*keys)


@pytest.mark.django_db(transaction=True)
def test_sixteen_threads_number_without_gaps_and_without_deadlock(enter: Enter) -> None:
    keys = [StreamKey("book", uuid7(), "public") for _ in range(5)]

    def write(seed: int) -> int:
        order = random.Random(seed)
        try:
            for _ in range(12):
                enter(*order.sample(keys, 3))
            with transaction.atomic():
                lock_streams(keys)
                enter(keys[4])
                enter(keys[0])
        finally:
            connection.close()
        return 12 * 3 + 2

    with ThreadPoolExecutor(16) as pool:
        entered = sum(pool.map(write, range(16)))
    assert Event.objects.count() == entered
    for stream in Stream.objects.all():
        numbers = list(stream.events.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, stream.length + 1))


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_gap(enter: Enter, key: StreamKey) -> None:
    enter(key)
    fail_after(lambda: enter(key))
    (event,) = enter(key)
    assert event.number == 2
