"""The live socket: says which streams a page follows, under the same rights as the page."""

import asyncio
import json
import logging
import random
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from interface.languages import page_language
from record import payloads, registry, rights
from record.hub import Listener, hub

logger = logging.getLogger(__name__)

RECHECK_SECONDS = 60.0
MOST_STREAMS = 40
# No page asks so often; each answer costs the database a question.
MOST_ASKED = 200
MOST_CHARACTERS = 2000
CLOSE_PATIENCE = 5.0
type Who = tuple[str, str]
"""The keys of person and seat, each "" where there is none."""
# Application codes: the page reconnects after the first two, under what it may read then.
COME_BACK = 4008
SOMEBODY_ELSE = 4401
NOT_UNDERSTOOD = 4400


class LiveConsumer(AsyncWebsocketConsumer):
    """Takes {"follow": stream, "after": n} and {"leave": stream}; sends events, see record.hub.

    A stream that does not exist and one that may not be read get the same {"not_found": stream}.
    """

    # No such layer: the hub subscribes once for all sockets of the process.
    channel_layer_alias = ""

    async def connect(self) -> None:
        self.asked = 0
        self.recheck = asyncio.Event()
        self.who = await self._ask(_who_now)
        self.listener = Listener(_language(self.scope), self._overflow, self._rights_changed)
        await self.accept()
        self.writer = asyncio.create_task(self._write())
        self.guard = asyncio.create_task(self._guard())
        await hub().join(self.listener)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        try:
            act, stream_id, after = _understand(text_data or "")
        except (ValueError, KeyError, RecursionError):
            await self.close(code=NOT_UNDERSTOOD)
            return
        if act == "leave":
            hub().unfollow(stream_id, self.listener)
            return
        if stream_id in self.listener.streams:
            return
        self.asked += 1
        if self.asked > MOST_ASKED:
            await self.close(code=COME_BACK)
            return
        if len(self.listener.streams) < MOST_STREAMS and await self._readable({stream_id}):
            await hub().follow(stream_id, after, self.listener)
        else:
            self._refuse(stream_id)

    async def disconnect(self, code: int) -> None:
        self.listener.closed = True
        self.writer.cancel()
        self.guard.cancel()
        await hub().leave(self.listener)

    async def _write(self) -> None:
        while True:
            await self.send(text_data=await self.listener.queue.get())

    async def _guard(self) -> None:
        """Rights can end while a page is open: ask again each minute, and when told to."""
        while True:
            try:
                pause = RECHECK_SECONDS * random.uniform(0.8, 1.2)  # noqa: S311
                await asyncio.wait_for(self.recheck.wait(), pause)
            except TimeoutError:
                pass
            self.recheck.clear()
            try:
                followed = set(self.listener.streams)
                who, readable = await self._ask(_readable_now, followed)
                if who != self.who:
                    # Signed out, or under another seat: what this socket was opened with is gone.
                    await self.close(code=SOMEBODY_ELSE)
                    return
                self._drop(followed - readable)
            except Exception:
                logger.exception("Could not ask for rights again: the page must reconnect")
                await self.close(code=COME_BACK)
                return

    def _drop(self, unreadable: set[UUID]) -> None:
        for stream_id in unreadable:
            hub().unfollow(stream_id, self.listener)
            self._refuse(stream_id)

    async def _readable(self, stream_ids: set[UUID]) -> set[UUID]:
        if not stream_ids:
            return set()
        who, readable = await self._ask(_readable_now, stream_ids)
        if who != self.who:
            self.recheck.set()
            return set()
        return readable

    async def _ask(self, question: Callable[..., Any], *about: Any) -> Any:
        ask = database_sync_to_async(question, thread_sensitive=False)
        return await ask(self.scope, *about)

    def _refuse(self, stream_id: UUID) -> None:
        self.listener.offer(payloads.encode({"not_found": stream_id}))

    def _rights_changed(self, person: str) -> None:
        if person in ("", self.who[0]):
            self.recheck.set()

    def _overflow(self) -> None:
        """The page reads too slowly: it comes back and fetches what it missed."""
        self.writer.cancel()
        self.closing = asyncio.create_task(self._close_slow())

    async def _close_slow(self) -> None:
        await asyncio.wait_for(self.close(code=COME_BACK), CLOSE_PATIENCE)


def _understand(text: str) -> tuple[str, UUID, int]:
    if len(text) > MOST_CHARACTERS:
        raise ValueError("too long")
    message = json.loads(text)
    if not isinstance(message, dict):
        raise ValueError("not an object")
    act = "leave" if "leave" in message else "follow"
    after = message.get("after", 0)
    if type(after) is not int or not 0 <= after < 2**63:
        raise ValueError("not a number of an event")
    return act, UUID(str(message[act])), after


def _language(scope: Mapping[str, Any]) -> str:
    """The page's own language, which the socket's address carries."""
    asked = parse_qs(scope.get("query_string", b"").decode("ascii", "replace")).get("lang", [""])
    return page_language(asked[0])


def _who_now(scope: Mapping[str, Any]) -> Who:
    return _keys(registry.reader_of(_present(scope)))


def _readable_now(scope: Mapping[str, Any], stream_ids: set[UUID]) -> tuple[Who, set[UUID]]:
    """Who listens, and what of the streams may be read: over one connection to the database."""
    onlooker = registry.reader_of(_present(scope))
    readable = rights.readable_by(onlooker, stream_ids)
    return _keys(onlooker), {stream.pk for stream in readable}


def _keys(onlooker: registry.Onlooker) -> Who:
    person, seat = (str(one.pk) if one is not None else "" for one in onlooker)
    return person, seat


def _present(scope: Mapping[str, Any]) -> Mapping[str, Any]:
    """The scope with session and user as they are now: a seat may have been switched or ended."""
    key = getattr(scope.get("session"), "session_key", None)
    if key is None:
        return scope
    store = import_module(settings.SESSION_ENGINE).SessionStore
    request = HttpRequest()
    request.session = store(key)
    return {**scope, "session": request.session, "user": get_user(request)}
