"""A body that is larger than anything anybody sends is refused before it is taken in."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from normsforum.asgi import application
from normsforum.bodies import LARGEST_BODY, LimitedBodies

PIECE = b"x" * 1_000_000
FORM = (b"content-type", b"application/x-www-form-urlencoded")


class Exchange:
    """One request in pieces; notes how many were fetched and what was answered."""

    def __init__(self, path: str, pieces: int, *headers: tuple[bytes, bytes]) -> None:
        self.scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "query_string": b"",
            "headers": [(b"host", b"localhost"), FORM, *headers],
        }
        self.fetched = 0
        self.answer: list[dict[str, Any]] = []
        self._pieces = self._all(pieces)

    def _all(self, pieces: int) -> Iterator[dict[str, Any]]:
        for number in range(pieces):
            more = number + 1 < pieces
            yield {"type": "http.request", "body": PIECE, "more_body": more}

    async def receive(self) -> dict[str, Any]:
        self.fetched += 1
        return next(self._pieces)

    async def send(self, message: dict[str, Any]) -> None:
        self.answer.append(message)

    async def through(self, app: Any = application) -> "Exchange":
        await app(self.scope, self.receive, self.send)
        return self

    @property
    def status(self) -> int:
        return int(self.answer[0]["status"])

    @property
    def headers(self) -> dict[bytes, bytes]:
        return dict(self.answer[0]["headers"])

    @property
    def said(self) -> str:
        return b"".join(one["body"] for one in self.answer[1:]).decode()


def claims(length: int) -> tuple[bytes, bytes]:
    return (b"content-length", str(length).encode())


async def test_a_body_that_says_that_it_is_too_large_is_not_fetched() -> None:
    asked = await Exchange("/accounts/login/", 20, claims(LARGEST_BODY + 1)).through()
    assert (asked.status, asked.fetched) == (413, 0)
    assert "larger than 12 megabytes" in asked.said
    assert asked.headers[b"content-type"] == b"text/plain; charset=utf-8"
    assert asked.headers[b"connection"] == b"close"


@pytest.mark.parametrize("lie", [(), (claims(5),), (claims(0),), ((b"content-length", b"many"),)])
async def test_a_body_that_does_not_say_so_is_fetched_up_to_the_limit(
    lie: tuple[tuple[bytes, bytes], ...],
) -> None:
    asked = await Exchange("/accounts/login/", 50, *lie).through()
    assert (asked.status, asked.fetched) == (413, 13)


async def test_a_program_is_told_in_its_own_form() -> None:
    asked = await Exchange("/api/v1/comments/", 1, claims(LARGEST_BODY + 1)).through()
    assert asked.headers[b"content-type"] == b"application/problem+json"
    told = json.loads(asked.said)
    assert (told["status"], told["code"]) == (413, "too_large")


@pytest.mark.parametrize("asked", [b"xx, de;q=0.8", b"fr-CA;q=nothing", b"\xff", b""])
async def test_whatever_language_is_asked_for_there_is_an_answer(asked: bytes) -> None:
    sent = Exchange("/", 1, claims(LARGEST_BODY + 1), (b"accept-language", asked))
    assert (await sent.through()).status == 413


async def test_a_body_of_the_largest_size_passes() -> None:
    taken = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        more = True
        while more:
            message = await receive()
            taken.append(len(message["body"]))
            more = message["more_body"]
        await send({"type": "http.response.start", "status": 200, "headers": []})

    asked = await Exchange("/", 12, claims(LARGEST_BODY)).through(LimitedBodies(inner))
    assert (asked.status, sum(taken)) == (200, LARGEST_BODY)


@pytest.mark.parametrize(
    "kind",
    [
        b"text/plain; charset*=utf-8''%00",
        b"multipart/form-data; boundary*=nothing''b",
        b"text/plain; charset=" + b"x" * 20_000,
    ],
)
async def test_a_body_that_does_not_say_what_it_is_is_refused(kind: bytes) -> None:
    for path in ("/accounts/login/", "/api/v1/comments/"):
        asked = await Exchange(path, 1, (b"content-type", kind)).through()
        assert (asked.status, asked.fetched) == (400, 0)
