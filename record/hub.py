"""One hub per web process: reads each new event once and hands the same text to every listener.

Measured: one subscription per process and stream, with a bounded queue and a writer per socket,
costs a fifth of a subscription per socket, and a listener that stops reading holds up nobody.
"""

import asyncio
import itertools
import logging
from collections.abc import Callable, Coroutine, Iterable
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async
from channels.layers import get_channel_layer

from record import metrics, payloads, pings, reads
from record.models import Stream

logger = logging.getLogger(__name__)

BACKLOG = 500
BATCH = 100
# Pings may be lost: lengths of the followed streams are looked up this often.
POLL_SECONDS = 3.0
# Groups expire, and a Valkey that was restarted has forgotten them: subscribe again each minute.
SUBSCRIBE_TURNS = 20
# A page that hears nothing for long takes its connection for dead.
BEAT_TURNS = 8
LONGEST_PAUSE = 5.0
VALKEY_PATIENCE = 2.0
QUEUE_SIZE = 64


class Listener:
    """One socket as the hub sees it: a bounded queue, and what to do when it runs over."""

    def __init__(
        self,
        language: str,
        overflow: Callable[[], None],
        rights_changed: Callable[[str], None] = lambda person: None,
    ) -> None:
        self.language = language
        self.queue: asyncio.Queue[str] = asyncio.Queue(QUEUE_SIZE)
        self.overflow = overflow
        self.rights_changed = rights_changed
        self.streams: set[UUID] = set()
        self.closed = False

    def offer(self, text: str) -> None:
        if self.closed:
            return
        try:
            self.queue.put_nowait(text)
        except asyncio.QueueFull:
            self.closed = True
            self.overflow()


class Followed:
    """A stream with listeners in this process, and the number up to which they have it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.wanted = number
        self.listeners: set[Listener] = set()
        self.joining = 0
        self.lock = asyncio.Lock()
        self.reading: asyncio.Task[None] | None = None


class Hub:
    def __init__(self) -> None:
        self._streams: dict[UUID, Followed] = {}
        self._listeners: set[Listener] = set()
        self._channel = ""
        self._subscribed = False
        self._tasks: list[asyncio.Task[None]] = []
        self._errands: set[asyncio.Task[None]] = set()

    async def join(self, listener: Listener) -> None:
        self._listeners.add(listener)
        metrics.SOCKETS.inc()
        if not self._tasks:
            self._tasks = [
                asyncio.create_task(self._listen()),
                asyncio.create_task(self._poll()),
            ]

    async def leave(self, listener: Listener) -> None:
        for stream_id in list(listener.streams):
            self.unfollow(stream_id, listener)
        if listener in self._listeners:
            self._listeners.discard(listener)
            metrics.SOCKETS.dec()
        if not self._listeners:
            stopping, self._tasks = self._tasks, []
            if self._errands:
                _done, unfinished = await asyncio.wait(self._errands, timeout=1)
                stopping += unfinished
            for task in stopping:
                task.cancel()
            await asyncio.gather(*stopping, return_exceptions=True)

    async def follow(self, stream_id: UUID, after: int, listener: Listener) -> None:
        """Send what came after number `after`, then everything new, without a gap between."""
        followed = self._streams.get(stream_id)
        is_new = followed is None
        if followed is None:
            number = (await _lengths([stream_id])).get(stream_id, 0)
            followed = self._streams.setdefault(stream_id, Followed(number))
        followed.joining += 1
        try:
            async with followed.lock:
                await self._send_backlog(stream_id, after, followed.number, listener)
                followed.listeners.add(listener)
                listener.streams.add(stream_id)
        finally:
            followed.joining -= 1
            self._let_go_if_unused(stream_id)
        if is_new and self._subscribed:
            self._errand(self._subscribe([stream_id]))

    async def _send_backlog(
        self, stream_id: UUID, after: int, until: int, listener: Listener
    ) -> None:
        if until - after > BACKLOG:
            listener.offer(payloads.encode({"reload": stream_id}))
            return
        while after < until:
            limit = min(BATCH, until - after)
            after, texts = await _read(stream_id, after, limit, {listener.language})
            listener.offer('{"events":[' + ",".join(texts[listener.language]) + "]}")

    def unfollow(self, stream_id: UUID, listener: Listener) -> None:
        listener.streams.discard(stream_id)
        if stream_id in self._streams:
            self._streams[stream_id].listeners.discard(listener)
            self._let_go_if_unused(stream_id)

    def _let_go_if_unused(self, stream_id: UUID) -> None:
        followed = self._streams[stream_id]
        if not followed.listeners and not followed.joining:
            del self._streams[stream_id]
            if self._subscribed:
                self._errand(self._unsubscribe(stream_id))

    def reached(self, stream_id: UUID, length: int) -> None:
        """A stream is said to have reached `length`: fetch what is new, once for everybody."""
        followed = self._streams.get(stream_id)
        if followed is None or length <= followed.wanted:
            return
        followed.wanted = length
        if followed.reading is None:
            followed.reading = self._errand(self._catch_up(stream_id, followed))

    async def _catch_up(self, stream_id: UUID, followed: Followed) -> None:
        try:
            async with followed.lock:
                while followed.number < followed.wanted:
                    languages = {listener.language for listener in followed.listeners}
                    after = followed.number
                    followed.number, texts = await _read(
                        stream_id, after, BATCH, languages, live=True
                    )
                    if followed.number == after:
                        break
                    for listener in list(followed.listeners):
                        for text in texts.get(listener.language, []):
                            listener.offer('{"event":' + text + "}")
        except Exception:
            logger.exception("Could not read stream %s, the poll will try again", stream_id)
        finally:
            followed.wanted = followed.number
            followed.reading = None

    async def _listen(self) -> None:
        pause = 0.1
        while True:
            try:
                layer = _layer()
                if not self._channel:
                    self._channel = await layer.new_channel("live")
                await self._subscribe_all()
                self._subscribed = True
                await self._poll_once()
                while True:
                    self._heard(await layer.receive(self._channel))
                    pause = 0.1
            except Exception as error:
                self._subscribed = False
                logger.info("Live pings interrupted, polling meanwhile: %r", error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    def _heard(self, message: dict[str, str]) -> None:
        if message["type"] == "stream.reached":
            self.reached(UUID(message["stream"]), int(message["length"]))
        elif message["type"] == "rights.changed":
            for listener in list(self._listeners):
                listener.rights_changed(message["person"])

    async def _poll(self) -> None:
        for turn in itertools.count(1):
            await asyncio.sleep(POLL_SECONDS)
            if turn % BEAT_TURNS == 0:
                for listener in list(self._listeners):
                    listener.offer('{"beat":true}')
            try:
                missed = await self._poll_once()
                if self._subscribed and turn % SUBSCRIBE_TURNS == 0:
                    await self._subscribe_all()
                elif self._subscribed and missed:
                    await self._subscribe(missed)
            except Exception as error:
                logger.info("A poll of the followed streams failed: %r", error)

    async def _poll_once(self) -> list[UUID]:
        """Catch up with every followed stream; returns those whose pings did not arrive."""
        if not self._streams:
            return []
        missed = []
        for stream_id, length in (await _lengths(list(self._streams))).items():
            followed = self._streams.get(stream_id)
            if followed is not None and length > followed.wanted:
                missed.append(stream_id)
                self.reached(stream_id, length)
        return missed

    async def _subscribe_all(self) -> None:
        layer = _layer()
        await asyncio.wait_for(layer.group_add(pings.RIGHTS_GROUP, self._channel), VALKEY_PATIENCE)
        await self._subscribe(list(self._streams))

    async def _subscribe(self, stream_ids: Iterable[UUID]) -> None:
        layer = _layer()
        for stream_id in stream_ids:
            await asyncio.wait_for(
                layer.group_add(pings.stream_group(stream_id), self._channel), VALKEY_PATIENCE
            )

    async def _unsubscribe(self, stream_id: UUID) -> None:
        if stream_id not in self._streams:
            layer = _layer()
            await asyncio.wait_for(
                layer.group_discard(pings.stream_group(stream_id), self._channel), VALKEY_PATIENCE
            )

    def _errand(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        async def run() -> None:
            try:
                await work
            except Exception as error:
                logger.info("An errand of the hub failed, the poll makes up for it: %r", error)

        task = asyncio.create_task(run())
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)
        return task


_hubs: "WeakKeyDictionary[asyncio.AbstractEventLoop, Hub]" = WeakKeyDictionary()


def hub() -> Hub:
    """The hub of the running event loop, which in production is the process's only one."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]


def _layer() -> Any:
    # Typed as a layer without groups, which every layer in use here has.
    return get_channel_layer()


async def _lengths(stream_ids: list[UUID]) -> dict[UUID, int]:
    def read() -> dict[UUID, int]:
        return dict(Stream.objects.filter(pk__in=stream_ids).values_list("pk", "length"))

    return await database_sync_to_async(read, thread_sensitive=False)()


async def _read(
    stream_id: UUID, after: int, limit: int, languages: set[str], *, live: bool = False
) -> tuple[int, dict[str, list[str]]]:
    """The number reached by the next events, and their texts per language."""

    def read() -> tuple[int, dict[str, list[str]]]:
        events = reads.events_after(stream_id, after, limit)
        if live:
            metrics.delivered(events)
        return (events[-1].number if events else after), payloads.texts(events, languages)

    return await database_sync_to_async(read, thread_sensitive=False)()
