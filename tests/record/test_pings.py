"""Pings may be lost, but they never cost an act anything."""

import time
from collections.abc import Callable

import pytest
from channels.layers import channel_layers
from channels_redis.core import RedisChannelLayer

from outbox.lossy import LossySender
from record import pings
from record.keys import StreamKey
from record.models import Event

Enter = Callable[..., list[Event]]


class Deaf(RedisChannelLayer):
    """A Valkey that takes connections and never answers."""

    async def group_send(self, group: str, message: dict[str, object]) -> None:
        import asyncio

        await asyncio.sleep(60)


@pytest.mark.django_db(transaction=True)
def test_an_act_does_not_wait_for_a_valkey_that_does_not_answer(
    enter: Enter, key: StreamKey
) -> None:
    former = channel_layers.set("default", Deaf())
    try:
        began = time.monotonic()
        for _ in range(20):
            enter(key)
        assert time.monotonic() - began < 20 * 0.1
        assert not pings.flush(0.01)
    finally:
        channel_layers.set("default", former)
    assert pings.flush(10)


def test_what_could_not_be_sent_is_sent_later_and_only_the_newest() -> None:
    sent: list[tuple[str, int]] = []
    broken = True

    def send(key: str, message: int) -> None:
        if broken:
            raise ConnectionError
        sent.append((key, message))

    sender = LossySender("a-test", send)
    sender.offer("a", 1)
    sender.offer("a", 2)
    assert not sender.flush(0.2)
    sender.offer("a", 3)
    broken = False
    assert sender.flush(10)
    assert sent == [("a", 3)]
