"""What is sent to the forum is refused where it is larger than anything that anybody sends.

Django takes a body in whole, on disk if need be, before it asks who sends it and where to: so the
size is looked at before Django is.
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.utils.http import parse_header_parameters
from django.utils.translation import gettext, override
from django.utils.translation.trans_real import parse_accept_lang_header

from interface.languages import spoken

# In bytes. The largest document of ten megabytes and its form; the proxy has the same limit.
LARGEST_BODY = 12_000_000

type Scope = dict[str, Any]
type Message = Mapping[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]
type Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class TooLargeError(Exception):
    """More has arrived than is taken in."""


class LimitedBodies:
    """Refuses a body by the length that it claims, one that claims none as it arrives, and one of
    which nobody can know what it is."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _claimed(scope) > LARGEST_BODY:
            await _refuse_too_large(scope, send)
            return
        if not _says_what_it_is(scope):
            await _refuse_unreadable(scope, send)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > LARGEST_BODY:
                raise TooLargeError
            return message

        try:
            await self.application(scope, counted, send)
        except TooLargeError:
            # The whole body is read before anything is answered.
            await _refuse_too_large(scope, send)


def _claimed(scope: Scope) -> int:
    said = _header(scope, b"content-length")
    return int(said) if said.isdecimal() else 0


def _says_what_it_is(scope: Scope) -> bool:
    """Where a Content-Type cannot be parsed, Django has no request of which to answer."""
    try:
        _kind, said = parse_header_parameters(_header(scope, b"content-type"))
    except ValueError:
        return False
    return "\x00" not in said.get("charset", "")


async def _refuse_unreadable(scope: Scope, send: Send) -> None:
    with _in_language_of(scope):
        said = gettext("What was sent does not say what it is. Nothing was done.")
    await _answer(scope, send, 400, "unreadable", said)


async def _refuse_too_large(scope: Scope, send: Send) -> None:
    with _in_language_of(scope):
        said = gettext(
            "What was sent is larger than %(most)s megabytes and was not taken in. Nothing was "
            "done. Go back, make it smaller, and send it again."
        ) % {"most": LARGEST_BODY // 1_000_000}
    await _answer(scope, send, 413, "too_large", said)


async def _answer(scope: Scope, send: Send, status: int, code: str, said: str) -> None:
    """Short, and with nothing of a page: whoever sends this is seldom a reader."""
    kind, body = "text/plain; charset=utf-8", said + "\n"
    if str(scope["path"]).startswith("/api/"):
        title = HTTPStatus(status).phrase
        details = {"type": "about:blank", "title": title, "status": status}
        kind = "application/problem+json"
        body = json.dumps({**details, "code": code, "detail": said})
    sent = body.encode()
    headers = [
        (b"content-type", kind.encode()),
        (b"content-length", str(len(sent)).encode()),
        (b"x-content-type-options", b"nosniff"),
        # What is still on its way is not waited for.
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": sent})


def _in_language_of(scope: Scope) -> override:
    return override(_language(_header(scope, b"accept-language")))


def _header(scope: Scope, name: bytes) -> str:
    return bytes(dict(scope["headers"]).get(name, b"")).decode("latin-1")


def _language(wanted: str) -> str:
    """The first that the reader asks for and pages speak; of a variant, what it is one of."""
    asked = [code for code, _weight in parse_accept_lang_header(wanted)]
    known = [code if code in spoken() else code.partition("-")[0] for code in asked]
    return next((code for code in known if code in spoken()), "en")
