"""One process tells many listeners of each event, without gaps, and waits for none of them."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from uuid import UUID

import pytest
from asgiref.sync import sync_to_async
from django.utils import translation
from django.utils.safestring import SafeString

from record import hub as hubs
from record import pings, registry
from record.hub import Hub, Listener
from record.keys import StreamKey
from record.models import Event, Stream

pytestmark = pytest.mark.django_db(transaction=True)
Enter = Callable[..., list[Event]]


@pytest.fixture
async def hub() -> AsyncIterator[Hub]:
    found = hubs.hub()
    yield found
    for listener in list(found._listeners):
        await found.leave(listener)


@pytest.fixture
def entered(enter: Enter) -> Callable[..., object]:
    return sync_to_async(enter, thread_sensitive=False)


async def listening(
    hub: Hub, language: str = "en", overflow: Callable[[], None] = print
) -> Listener:
    listener = Listener(language, overflow)
    await hub.join(listener)
    return listener


async def stream_id(key: StreamKey) -> UUID:
    return (await Stream.objects.aget(subject_id=key.subject_id)).pk


async def numbers(listener: Listener, until: int) -> list[int]:
    heard: list[int] = []
    while not heard or heard[-1] < until:
        message = json.loads(await asyncio.wait_for(listener.queue.get(), 10))
        heard += [event["number"] for event in message.get("events", [message.get("event")])]
    return heard


async def test_fifty_listeners_hear_every_event_and_a_slow_one_holds_up_nobody(
    hub: Hub, entered: Callable[..., object], key: StreamKey
) -> None:
    await entered(key)
    stream = await stream_id(key)
    overrun: list[bool] = []
    slow = await listening(hub, overflow=lambda: overrun.append(True))
    await hub.follow(stream, 1, slow)
    listeners = [await listening(hub) for _ in range(50)]
    for listener in listeners:
        await hub.follow(stream, 0, listener)

    async def write() -> None:
        for _ in range(hubs.QUEUE_SIZE + 6):
            await entered(key)

    writing = asyncio.create_task(write())
    heard = await asyncio.gather(
        *(numbers(listener, hubs.QUEUE_SIZE + 7) for listener in listeners)
    )
    await writing
    assert all(each == list(range(1, hubs.QUEUE_SIZE + 8)) for each in heard)
    assert overrun == [True]


async def test_each_event_is_rendered_once_per_language(
    hub: Hub, entered: Callable[..., object], key: StreamKey
) -> None:
    told: list[tuple[int, str | None]] = []

    def narrate(events: list[Event]) -> dict[UUID, SafeString]:
        told.extend((event.number, translation.get_language()) for event in events)
        return {event.id: SafeString("A book was opened.") for event in events}

    registry.register_narrator("books", narrate)
    try:
        await entered(key)
        stream = await stream_id(key)
        listeners = [await listening(hub, language) for language in ("en", "fr", "fr", "en")]
        for listener in listeners:
            await hub.follow(stream, 1, listener)
        await entered(key)
        for listener in listeners:
            assert await numbers(listener, 2) == [2]
        assert sorted(told) == [(2, "en"), (2, "fr")]
    finally:
        registry._narrators.pop("books")


async def test_a_narrator_that_fails_does_not_hold_back_the_event(
    hub: Hub, entered: Callable[..., object], key: StreamKey
) -> None:
    def fail(events: list[Event]) -> dict[UUID, SafeString]:
        raise RuntimeError("no words")

    registry.register_narrator("books", fail)
    try:
        await entered(key)
        listener = await listening(hub)
        await hub.follow(await stream_id(key), 0, listener)
        assert await numbers(listener, 1) == [1]
    finally:
        registry._narrators.pop("books")


async def test_a_ping_that_was_lost_costs_a_moment_and_no_event(
    hub: Hub,
    entered: Callable[..., object],
    key: StreamKey,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hubs, "POLL_SECONDS", 0.1)
    monkeypatch.setattr(pings, "stream_reached", lambda stream, length: None)
    await entered(key)
    listener = await listening(hub)
    await hub.follow(await stream_id(key), 1, listener)
    await entered(key)
    assert await numbers(listener, 2) == [2]


async def test_one_who_is_too_far_behind_is_told_to_read_the_page_again(
    hub: Hub, entered: Callable[..., object], key: StreamKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs, "BACKLOG", 2)
    for _ in range(3):
        await entered(key)
    stream = await stream_id(key)
    listener = await listening(hub)
    await hub.follow(stream, 0, listener)
    assert json.loads(listener.queue.get_nowait()) == {"reload": str(stream)}


async def test_following_while_events_arrive_leaves_no_gap(
    hub: Hub, entered: Callable[..., object], key: StreamKey
) -> None:
    await entered(key)
    stream = await stream_id(key)

    async def write() -> None:
        for _ in range(30):
            await entered(key)

    async def join_late(pause: float) -> list[int]:
        await asyncio.sleep(pause)
        listener = await listening(hub)
        await hub.follow(stream, 0, listener)
        return await numbers(listener, 31)

    writing = asyncio.create_task(write())
    heard = await asyncio.gather(*(join_late(n / 50) for n in range(10)))
    await writing
    assert all(each == list(range(1, 32)) for each in heard)


async def test_a_subscription_that_fails_is_told_in_the_log_and_the_poll_delivers(
    hub: Hub,
    entered: Callable[..., object],
    key: StreamKey,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def fails(self: Hub, stream_ids: object) -> None:
        raise ConnectionError("no Valkey")

    await entered(key)
    stream = await stream_id(key)
    listener = await listening(hub)
    async with asyncio.timeout(10):
        while not hub._subscribed:
            await asyncio.sleep(0.01)
    monkeypatch.setattr(Hub, "_subscribe", fails)
    with caplog.at_level("INFO", logger="record.hub"):
        await hub.follow(stream, 0, listener)
        await asyncio.gather(*hub._errands)
    assert "An errand of the hub failed" in caplog.text
    assert "no Valkey" in caplog.text
    assert await numbers(listener, 1) == [1]
