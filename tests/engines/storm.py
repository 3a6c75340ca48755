"""Programs that write and listen in rough weather: each goes on until what it said is on record.

A client keeps its idempotency key for as long as it asks, and follows the stream by number, as the
pages' own script does.
"""

import contextlib
import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from normsforum.supervisor.roles import ROOT
from tests.live import Stack

CLIENTS = 50
WORDS = 2
SPEAKERS = ("Vailuku", "Marlonia", "Dravenia", "Kesimba")
PATIENCE = 120.0
# What a server in trouble may answer: to come again, never that it has failed.
COME_AGAIN = {429, 503}


def tell() -> None:
    """Run inside a stack: a public text, and who may speak on it; printed as JSON."""
    from django.conf import settings
    from django.test import Client as Browser

    from interface import clock
    from record.models import Stream
    from stakeholders.actions.tokens import make_token
    from tests import world

    text = world.tabled_proposal(title="Storm")
    day = clock.now().date() + timedelta(days=1)
    tokens = [
        make_token(world.actor_of(name), label="Storm", scope="act", last_day=day)[1]
        for name in SPEAKERS
    ]
    stream = Stream.objects.get(subject_type="proposal", subject_id=text.pk)
    reader = Browser()
    reader.force_login(world.seat_of("San Aurelio").person)
    cookie = reader.cookies[settings.SESSION_COOKIE_NAME].OutputString(attrs=[])
    told = {"text": str(text.pk), "stream": str(stream.pk), "length": stream.length}
    print(json.dumps({**told, "tokens": tokens, "cookie": cookie}))


def tell_in(stack: Stack) -> dict[str, Any]:
    line = "from tests.engines import storm; storm.tell()"
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", line],
        cwd=ROOT, env=stack.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


@dataclass
class Client:
    """One program: a thread that writes and a thread that listens."""

    stack: Stack
    told: dict[str, Any]
    number: int
    acknowledged: dict[str, str] = field(default_factory=dict)
    heard: list[tuple[int, str, str]] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    after: int = 0
    ends: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.after = self.told["length"]
        self.threads = [threading.Thread(target=one) for one in (self._listen, self._write)]

    def begin(self) -> None:
        for thread in self.threads:
            thread.start()

    def end(self) -> None:
        self.ends.set()
        for thread in self.threads:
            thread.join()

    def _write(self) -> None:
        for number in range(WORDS):
            words = f"Client {self.number} says {number}"
            key = str(uuid4())
            while not self.ends.is_set() and not self._said(words, key):
                time.sleep(0.3)

    def _said(self, words: str, key: str) -> bool:
        subject = {"subject_type": "proposal", "subject_id": self.told["text"]}
        request = Request(
            f"{self.stack.url}/api/v1/comments/",
            json.dumps({**subject, "body": words}).encode(),
            {
                "Authorization": f"Bearer {self.told['tokens'][self.number % len(SPEAKERS)]}",
                "Content-Type": "application/json",
                "Idempotency-Key": key,
            },
        )
        try:
            with urlopen(request, timeout=20) as answer:
                self.acknowledged[words] = json.load(answer)["id"]
        except HTTPError as problem:
            if problem.code not in COME_AGAIN:
                self.refused.append((problem.code, problem.read().decode(errors="replace")[:300]))
            return False
        except (OSError, HTTPException, ValueError):
            return False
        return True

    def _listen(self) -> None:
        while not self.ends.is_set():
            with contextlib.suppress(OSError, WebSocketException, TimeoutError):
                address = f"ws://localhost:{self.stack.port}/live/?lang=en"
                cookie = {"Cookie": self.told["cookie"]}
                origin: Any = self.stack.url
                with connect(
                    address,
                    origin=origin,
                    additional_headers=cookie,
                    open_timeout=20,
                    close_timeout=1,
                ) as socket:
                    self._follow(socket)
            self.ends.wait(0.3)

    def _follow(self, socket: ClientConnection) -> None:
        self._ask(socket)
        while not self.ends.is_set():
            try:
                message = json.loads(socket.recv(timeout=1))
            except TimeoutError:
                continue
            for event in message.get("events", [message.get("event")]):
                if event and event["number"] > self.after + 1:
                    self._ask(socket)
                elif event and event["number"] == self.after + 1:
                    self.after += 1
                    self.heard.append((self.after, event["kind"], event["subject"]["id"]))

    def _ask(self, socket: ClientConnection) -> None:
        socket.send(json.dumps({"follow": self.told["stream"], "after": self.after}))


class Storm:
    """All clients at once; `said` is how many words are acknowledged by now."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.told = tell_in(stack)
        self.clients = [Client(stack, self.told, number) for number in range(CLIENTS)]

    def __enter__(self) -> "Storm":
        for client in self.clients:
            client.begin()
        return self

    def __exit__(self, *problem: object) -> None:
        for client in self.clients:
            client.end()

    @property
    def said(self) -> int:
        return sum(len(client.acknowledged) for client in self.clients)

    def wait_for(self, words: int) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.said < words:
            assert time.monotonic() < deadline, self._state()
            time.sleep(0.05)

    def settle(self) -> None:
        """Every word is acknowledged, and every client has heard of the last one."""
        self.wait_for(CLIENTS * WORDS)
        [(length,)] = self.stack.sql(
            "SELECT length FROM record_stream WHERE id = %s", [self.told["stream"]]
        )
        deadline = time.monotonic() + PATIENCE
        while any(client.after < length for client in self.clients):
            assert time.monotonic() < deadline, self._state()
            time.sleep(0.05)

    def _state(self) -> str:
        refused = [one for client in self.clients for one in client.refused]
        behind = sorted(client.after for client in self.clients)[:3]
        log = self.stack.log("web")[-3000:]
        return f"{self.said} said, slowest {behind}, refused {refused[:3]}\n{log}"
