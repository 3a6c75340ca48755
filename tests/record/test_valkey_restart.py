"""With Valkey killed and restarted, listeners miss nothing, and pings work again afterwards."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from asgiref.sync import sync_to_async
from channels.layers import channel_layers
from channels_redis.core import RedisChannelLayer

from record import hub as hubs
from record import pings
from record.hub import Listener
from record.keys import StreamKey
from record.models import Event, Stream
from tests.live import ValkeyOfStack

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engines]


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[ValkeyOfStack]:
    found = ValkeyOfStack(tmp_path)
    found.start()
    hosts = [{"address": found.url, "max_connections": 10000, "socket_timeout": 15}]
    former = channel_layers.set("default", RedisChannelLayer(hosts=hosts))
    yield found
    channel_layers.set("default", former)
    found.stop()
    # What this Valkey did not take goes to the next.
    pings.flush(10)


async def heard(listener: Listener) -> tuple[int, float]:
    began = time.monotonic()
    message = json.loads(await asyncio.wait_for(listener.queue.get(), 20))
    return message["event"]["number"], time.monotonic() - began


async def test_listeners_miss_nothing_while_valkey_is_away(
    valkey: ValkeyOfStack,
    enter: Callable[..., list[Event]],
    key: StreamKey,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hubs, "POLL_SECONDS", 0.5)
    entered = sync_to_async(enter, thread_sensitive=False)
    await entered(key)
    stream = await Stream.objects.aget(subject_id=key.subject_id)
    hub = hubs.hub()
    listener = Listener("en", overflow=lambda: pytest.fail("ran over"))
    await hub.join(listener)
    try:
        await hub.follow(stream.pk, 1, listener)
        await entered(key)
        assert (await heard(listener))[0] == 2

        valkey.kill()
        began = time.monotonic()
        await entered(key)
        assert time.monotonic() - began < 1, "the act waited for Valkey"
        assert (await heard(listener))[0] == 3

        valkey.start()
        await entered(key)
        assert (await heard(listener))[0] == 4
        while not hub._subscribed:
            await asyncio.sleep(0.05)
        # The polling stops here: from now on only a ping can say that there is something new.
        monkeypatch.setattr(hubs, "POLL_SECONDS", 1000)
        await asyncio.sleep(1)
        await entered(key)
        number, seconds = await heard(listener)
        assert number == 5
        assert seconds < 10
    finally:
        await hub.leave(listener)
