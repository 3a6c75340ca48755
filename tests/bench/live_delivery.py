"""A comment on its way to everybody who listens: the live socket beside polling every two seconds.

Budget: p95 under 300 ms to 200 listeners on one page, nothing lost. Web process, Valkey and
database are real; the listeners share the machine with them. Needs a database: `make bench`
provides one.
"""

import asyncio
import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db import connections
from websockets.asyncio.client import connect

from normsforum.supervisor.roles import ROOT
from tests.bench.tables import p50, p95, table
from tests.live import Stack

LISTENERS = (50, 200)
EVENTS = 20
PAUSE = 0.5
POLL_SECONDS = 2.0
PATIENCE = 60.0


@dataclass(slots=True)
class Heard:
    """Milliseconds to join, and from the moment of each act to its arrival, of all listeners."""

    joined: list[float] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)
    all_joined: float = 0.0


def main() -> None:
    os.environ["TEST_TEMPLATE"] = urlsplit(os.environ["DATABASE_URL"]).path.lstrip("/")
    connections.close_all()
    rows = []
    with Stack("bench", demonstration=False) as stack:
        for listeners in LISTENERS:
            for way in (Socket, Poll):
                heard = asyncio.run(measure(stack, way, listeners))
                rows.append(row_of(way.name, listeners, heard))
    header = ("way", "listeners", "join p50", "all joined s", "p50", "p95", "lost", "budget")
    table(f"Delivery of {EVENTS} comments, one each {PAUSE} s", header, rows)


def row_of(name: str, listeners: int, heard: Heard) -> tuple[object, ...]:
    lost = listeners * EVENTS - len(heard.delays)
    budget = "p95 300 ms, 0 lost" if name == Socket.name else "–"
    return (
        name,
        listeners,
        p50(heard.joined),
        f"{heard.all_joined:.1f}",
        p50(heard.delays),
        p95(heard.delays),
        lost,
        budget,
    )


def table_text() -> None:
    """Run inside the stack: a public text and a reader; prints what to follow, and as whom."""
    from django.conf import settings
    from django.test import Client

    from record.models import Stream
    from tests import world

    text = world.tabled_proposal(title="Live")
    stream = Stream.objects.get(subject_type="proposal", subject_id=text.pk)
    reader = Client()
    reader.force_login(world.seat_of("Marlonia").person)
    cookie = reader.cookies[settings.SESSION_COOKIE_NAME].OutputString(attrs=[])
    told = {"text": str(text.pk), "stream": str(stream.pk), "length": stream.length}
    print(json.dumps({**told, "cookie": cookie}))


def speak(text: str) -> None:
    """Run inside the stack: one comment after the other."""
    from uuid import UUID

    from record.keys import Subject
    from tests import world
    from threads.actions import post_comment

    speaker = world.actor_of("Vailuku")
    for number in range(EVENTS):
        post_comment(speaker, Subject("proposal", UUID(text)), f"Word {number}")
        time.sleep(PAUSE)


async def measure(stack: Stack, way: "type[Socket | Poll]", listeners: int) -> Heard:
    told = json.loads(run(stack, "table_text()").splitlines()[-1])
    heard = Heard()
    begun = time.perf_counter()
    several = [way(stack, told, heard) for _ in range(listeners)]
    listening = [asyncio.create_task(one.listen()) for one in several]
    await asyncio.gather(*(one.ready.wait() for one in several))
    heard.all_joined = time.perf_counter() - begun
    await asyncio.to_thread(run, stack, f"speak({told['text']!r})")
    _done, late = await asyncio.wait(listening, timeout=PATIENCE)
    for one in late:
        one.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    return heard


def run(stack: Stack, call: str) -> str:
    line = f"from tests.bench import live_delivery; live_delivery.{call}"
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", line],
        cwd=ROOT, env=stack.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


class Listener:
    """Signed in, as whoever reads a page with a rail is."""

    def __init__(self, stack: Stack, told: dict[str, Any], heard: Heard) -> None:
        self.stack, self.heard = stack, heard
        self.stream, self.cookie = told["stream"], told["cookie"]
        self.length: int = told["length"]
        self.ready = asyncio.Event()
        self.left = EVENTS

    def join(self, begun: float) -> None:
        self.heard.joined.append((time.perf_counter() - begun) * 1000)
        self.ready.set()

    def take(self, event: dict[str, Any]) -> None:
        if event["number"] > self.length:
            self.length = event["number"]
            self.left -= 1
            acted = datetime.fromisoformat(event["at"]).timestamp()
            self.heard.delays.append((time.time() - acted) * 1000)


class Socket(Listener):
    """Follows from one event before the last, which arrives as soon as the listener has joined."""

    name = "live socket"

    async def listen(self) -> None:
        begun = time.perf_counter()
        address = f"ws://localhost:{self.stack.port}/live/?lang=en"
        async with connect(
            address,
            origin=self.stack.url,  # type: ignore[arg-type]
            additional_headers={"Cookie": self.cookie},
            open_timeout=PATIENCE,
        ) as socket:
            await socket.send(json.dumps({"follow": self.stream, "after": self.length - 1}))
            await socket.recv()
            self.join(begun)
            while self.left:
                message = json.loads(await socket.recv())
                for event in message.get("events", [message.get("event")]):
                    if event:
                        self.take(event)


class Poll(Listener):
    """Asks for what came after the last event, each two seconds from a moment of its own."""

    name = f"polling each {POLL_SECONDS:.0f} s"

    async def listen(self) -> None:
        begun = time.perf_counter()
        await self.ask()
        self.join(begun)
        await asyncio.sleep(random.uniform(0, POLL_SECONDS))
        while self.left:
            for event in await self.ask():
                self.take(event)
            await asyncio.sleep(POLL_SECONDS)

    async def ask(self) -> list[dict[str, Any]]:
        reader, writer = await asyncio.open_connection("localhost", self.stack.port)
        path = f"/streams/{self.stream}/events/?after={self.length}"
        head = f"Host: localhost\r\nCookie: {self.cookie}\r\nConnection: close"
        writer.write(f"GET {path} HTTP/1.1\r\n{head}\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        found: list[dict[str, Any]] = json.loads(answer.partition(b"\r\n\r\n")[2])["events"]
        return found
