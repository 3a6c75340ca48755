"""While Valkey is away, every address answers as its table says, and every act is carried out."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from channels.layers import channel_layers
from channels_redis.core import RedisChannelLayer
from django.db import transaction

from normsforum.celery import app
from outbox import waking
from record import pings
from tests.doors import addresses
from tests.doors.house import House
from tests.doors.people import ROLES
from tests.doors.test_every_address import BODIES, REFUSED, TEXTS, own
from tests.doors.walking import Walker

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.doors.urls")]


@pytest.fixture
def without_valkey(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Nobody listens where both layers call; what an act tells them is told, not rolled back."""
    nobody = f"unix://{tmp_path / 'nobody'}"
    hosts = [{"address": nobody, "socket_timeout": 1}]
    former = channel_layers.set("default", RedisChannelLayer(hosts=hosts))
    monkeypatch.setattr(app.conf, "broker_url", nobody.replace("unix://", "redis+socket://"))
    told: list[str] = []

    def at_once(tell: Callable[[], Any], *_using: Any, **_robust: Any) -> None:
        told.append(getattr(tell, "__qualname__", ""))
        tell()

    monkeypatch.setattr(transaction, "on_commit", at_once)
    yield told
    pings.flush(5)
    waking.flush(5)
    channel_layers.set("default", former)


@pytest.mark.parametrize("role", ["head", "co-chair", "secretariat"])
def test_every_address_answers_all_the_same(role: str, without_valkey: list[str]) -> None:
    house = House()
    walker = Walker(ROLES[role]())
    without_valkey.clear()
    wrong = []
    for known, table in (
        (addresses.of_texts(house, house.public), TEXTS),
        (addresses.of_bodies(house), BODIES),
    ):
        for name, address in known.items():
            for method, go in (("GET", walker.get), ("POST", walker.post)):
                wanted, found = own(table.get((name, method), REFUSED), role), go(address)
                if found != wanted:
                    wrong.append(f"{name} {method}: {found} instead of {wanted}")
    assert wrong == []
    assert walker.problems == []
    assert without_valkey, "no act told anything: the walk proved nothing"
