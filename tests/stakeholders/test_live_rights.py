"""A socket lives as long as what it was opened with: the session, and the seat in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from interface import clock
from normsforum.asgi import application
from record import pings
from record.consumers import SOMEBODY_ELSE
from record.keys import Subject
from record.models import Stream
from stakeholders.actions.aside import tell_delegation
from stakeholders.actors import Actor
from stakeholders.models import Seat
from tests import proof, world
from tests.stakeholders.pages import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
OWN = (b"origin", b"http://testserver"), (b"host", b"testserver")
CLOSED = {"type": "websocket.close", "code": SOMEBODY_ELSE}


@asynccontextmanager
async def socket_of(client: Client) -> AsyncIterator[Any]:
    """As the page's script opens it, with the cookies of that browser."""
    cookies = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
    headers = [*OWN, (b"cookie", cookies.encode())]
    socket = WebsocketCommunicator(application, "/live/?lang=en", headers=headers)
    connected, _code = await socket.connect(timeout=10)
    assert connected
    try:
        yield socket
    finally:
        await socket.disconnect(timeout=10)


def browser_of(name: str, role: str = "delegate") -> tuple[Client, Seat]:
    seat = world.seat_of(name, role)
    return signed_in(seat), seat


def own_stream(seat: Seat) -> str:
    """With one event in it."""
    with transaction.atomic():
        told = Subject("seat", seat.pk)
        tell_delegation("seat_taken", Actor.of_seat(seat), seat.stakeholder, told)
    return str(Stream.objects.get(subject_id=seat.stakeholder_id, audience="own").pk)


def end_of(seat: Seat) -> None:
    yesterday = clock.now().date() - timedelta(days=1)
    seat.mandate = DateRange(seat.mandate.lower, yesterday)
    seat.save()
    pings.rights_may_have_changed(seat.person_id)


async def end_of_socket(socket: Any, seat: Seat) -> Any:
    """A ping may be lost, also because nobody subscribes yet: it is said more than once here."""
    for _turn in range(40):
        if not await socket.receive_nothing(timeout=0.25):
            return await socket.receive_output(timeout=1)
        pings.rights_may_have_changed(seat.person_id)
    return None


async def test_signing_out_anywhere_closes_the_socket_of_that_session() -> None:
    client, seat = await sync_to_async(browser_of)("Vailuku")
    async with socket_of(client) as socket:
        await sync_to_async(client.post)("/accounts/logout/")
        assert await end_of_socket(socket, seat) == CLOSED


async def test_a_mandate_that_ends_closes_the_socket() -> None:
    client, seat = await sync_to_async(browser_of)("Vailuku")
    async with socket_of(client) as socket:
        await sync_to_async(end_of)(seat)
        assert await end_of_socket(socket, seat) == CLOSED


async def test_what_changes_for_somebody_else_closes_nothing() -> None:
    client, _seat = await sync_to_async(browser_of)("Vailuku")
    _other, strange = await sync_to_async(browser_of)("Ostvarn")
    async with socket_of(client) as socket:
        await sync_to_async(end_of)(strange)
        assert await socket.receive_nothing(timeout=0.5)


async def test_a_socket_without_a_session_follows_no_delegation() -> None:
    _client, seat = await sync_to_async(browser_of)("Vailuku")
    stream = await sync_to_async(own_stream)(seat)
    async with socket_of(Client()) as socket:
        await socket.send_json_to({"follow": stream, "after": 0})
        assert await socket.receive_json_from(timeout=10) == {"not_found": stream}


@pytest.mark.parametrize("shown", [True, False])
async def test_the_secretariat_listens_only_with_its_second_factor(shown: bool) -> None:
    client, seat = await sync_to_async(browser_of)("Secretariat", "head")
    if not shown:
        await sync_to_async(proof.forget)(client)
    stream = await sync_to_async(own_stream)(seat)
    async with socket_of(client) as socket:
        await socket.send_json_to({"follow": stream, "after": 0})
        answer = await socket.receive_json_from(timeout=10)
        assert ("events" in answer) is shown
