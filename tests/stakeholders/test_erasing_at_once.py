"""Two heads who leave at the same moment do not leave the secretariat without one."""

import threading
from contextlib import suppress

import pytest
from django.db import connection

from interface.refusal import Refusal
from stakeholders.actions import erasure
from stakeholders.actors import Actor
from stakeholders.models import Kind, Role, Seat
from tests import world

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_heads_of_the_secretariat_who_erase_themselves_at_once_one_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heads = [
        world.seat_of("Secretariat", "head", email=f"{name}@forum.example")
        for name in ("first", "second")
    ]
    both_asked = threading.Barrier(2)
    forget = erasure._forget_ways_in
    refused: list[str] = []

    def wait_for_the_other(person: object) -> None:
        """Where the rule lets both pass, both have passed it before either goes on."""
        with suppress(threading.BrokenBarrierError):
            both_asked.wait(2)
        forget(person)  # type: ignore[arg-type]

    def leave(seat: Seat) -> None:
        try:
            erasure.erase_person(Actor.of_seat(seat), seat.person)
        except Refusal as refusal:
            refused.append(refusal.code)
        finally:
            connection.close()

    monkeypatch.setattr(erasure, "_forget_ways_in", wait_for_the_other)
    leaving = [threading.Thread(target=leave, args=(seat,)) for seat in heads]
    for thread in leaving:
        thread.start()
    for thread in leaving:
        thread.join(20)
    assert refused == ["last_head"]
    current = Seat.objects.current().filter(stakeholder__kind=Kind.SECRETARIAT, role=Role.HEAD)
    assert current.count() == 1
