"""The live socket gives a page what its reader may read, and nothing else."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from uuid import UUID

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.contrib.auth.models import AnonymousUser

from interface.identifiers import uuid7
from record import pings
from record.consumers import COME_BACK, NOT_UNDERSTOOD, LiveConsumer
from record.keys import StreamKey
from record.models import Event, Stream

pytestmark = pytest.mark.django_db(transaction=True)
Enter = Callable[..., list[Event]]


@asynccontextmanager
async def socket() -> AsyncIterator[WebsocketCommunicator]:
    communicator = WebsocketCommunicator(LiveConsumer.as_asgi(), "/live/?lang=en")
    communicator.scope["user"] = AnonymousUser()
    connected, _protocol = await communicator.connect(timeout=10)
    assert connected
    try:
        yield communicator
    finally:
        await communicator.disconnect(timeout=10)


@pytest.fixture
def entered(enter: Enter) -> Callable[..., object]:
    return sync_to_async(enter, thread_sensitive=False)


async def stream_id(key: StreamKey) -> UUID:
    return (await Stream.objects.aget(subject_id=key.subject_id)).pk


async def test_a_page_gets_what_it_missed_and_then_what_is_new(
    things: set[UUID], entered: Callable[..., object], key: StreamKey
) -> None:
    await entered(key)
    await entered(key)
    stream = await stream_id(key)
    async with socket() as page:
        await page.send_json_to({"follow": str(stream), "after": 1})
        backlog = await page.receive_json_from(timeout=10)
        assert [event["number"] for event in backlog["events"]] == [2]
        await entered(key, page=3)
        live = await page.receive_json_from(timeout=10)
        assert live["event"]["number"] == 3
        assert live["event"]["data"] == {"page": 3}
        assert live["event"]["stream"] == str(stream)


async def test_an_unknown_and_an_unreadable_stream_get_the_same_answer(
    things: set[UUID], entered: Callable[..., object]
) -> None:
    closed = StreamKey("book", uuid7(), "group")
    await entered(closed)
    async with socket() as page:
        for stream in (uuid7(), await stream_id(closed)):
            await page.send_json_to({"follow": str(stream), "after": 0})
            assert await page.receive_json_from(timeout=10) == {"not_found": str(stream)}
        await entered(closed)
        assert await page.receive_nothing(timeout=0.3)


async def test_a_page_that_lost_its_right_hears_no_more(
    things: set[UUID], entered: Callable[..., object]
) -> None:
    key = StreamKey("thing", uuid7(), "group")
    things.add(key.subject_id)
    await entered(key)
    stream = await stream_id(key)
    async with socket() as page:
        await page.send_json_to({"follow": str(stream), "after": 0})
        assert (await page.receive_json_from(timeout=10))["events"]
        things.clear()
        pings.rights_may_have_changed()
        assert await page.receive_json_from(timeout=10) == {"not_found": str(stream)}
        await entered(key)
        assert await page.receive_nothing(timeout=0.3)


async def test_a_page_that_leaves_a_stream_hears_no_more_of_it(
    things: set[UUID], entered: Callable[..., object], key: StreamKey
) -> None:
    await entered(key)
    stream = await stream_id(key)
    async with socket() as page:
        await page.send_json_to({"follow": str(stream), "after": 0})
        await page.receive_json_from(timeout=10)
        await page.send_json_to({"leave": str(stream)})
        await asyncio.sleep(0.1)
        await entered(key)
        assert await page.receive_nothing(timeout=0.3)


@pytest.mark.parametrize(
    "words",
    [
        "[]",
        "{}",
        '{"follow": 3}',
        '{"follow": "x", "after": 0}',
        "{" * 3000,
        '"follow"',
        '{"follow": "0197f3a0-0000-7000-8000-000000000000", "after": -1}',
        '{"follow": "0197f3a0-0000-7000-8000-000000000000", "after": true}',
    ],
)
async def test_nonsense_closes_the_socket_politely(words: str) -> None:
    async with socket() as page:
        await page.send_to(text_data=words)
        assert await page.receive_output(timeout=10) == {
            "type": "websocket.close",
            "code": NOT_UNDERSTOOD,
        }


async def test_who_asks_for_stream_after_stream_is_sent_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("record.consumers.MOST_ASKED", 3)
    async with socket() as page:
        for _ in range(3):
            await page.send_json_to({"follow": str(uuid7()), "after": 0})
            assert "not_found" in await page.receive_json_from(timeout=10)
        await page.send_json_to({"follow": str(uuid7()), "after": 0})
        sent_away = {"type": "websocket.close", "code": COME_BACK}
        assert await page.receive_output(timeout=10) == sent_away


async def test_a_page_that_does_not_read_is_sent_away_to_come_back(
    things: set[UUID], entered: Callable[..., object], key: StreamKey
) -> None:
    await entered(key)
    consumers: list[LiveConsumer] = []

    class Stuck(LiveConsumer):
        async def _write(self) -> None:
            consumers.append(self)
            await asyncio.sleep(60)

    page = WebsocketCommunicator(Stuck.as_asgi(), "/live/")
    await page.connect(timeout=10)
    await asyncio.sleep(0.05)
    for _ in range(100):
        consumers[0].listener.offer("{}")
    assert await page.receive_output(timeout=10) == {"type": "websocket.close", "code": COME_BACK}
    await page.disconnect(timeout=10)


async def test_a_socket_at_an_address_that_nobody_serves_is_refused() -> None:
    from normsforum.asgi import application

    page = WebsocketCommunicator(
        application,
        "/nowhere/",
        headers=[(b"origin", b"http://testserver"), (b"host", b"testserver")],
    )
    connected, _code = await page.connect(timeout=10)
    assert not connected
