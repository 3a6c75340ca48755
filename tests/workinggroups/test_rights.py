"""Who sets up and runs working groups: every right, asked of everybody who might come."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from stakeholders.actors import ANONYMOUS, SYSTEM, Actor
from stakeholders.models import Person
from stakeholders.permits import permits
from tests.world import actor_of, cochair, group, member, seat_of
from workinggroups.models import CoChair
from workinggroups.rules import is_cochair, is_member

pytestmark = pytest.mark.django_db

ENDED = DateRange(date(2020, 1, 1), date(2021, 1, 1))
VISITORS = {
    "nobody": lambda: ANONYMOUS,
    "the system": lambda: SYSTEM,
    "a person": lambda: Actor.of_person(Person.objects.create_user("new@person.example")),
    "a co-chair": lambda: cochair(group(4)),
    "a head": lambda: actor_of("Vailuku", "head"),
    "a delegate": lambda: actor_of("Vailuku"),
    "an observer": lambda: actor_of("Meridian Cloud", "observer"),
    "the secretariat's head": lambda: actor_of("Secretariat", "head"),
    "the secretariat's delegate": lambda: actor_of("Secretariat"),
    "the secretariat's adviser": lambda: actor_of("Secretariat", "adviser"),
    "the secretariat's observer": lambda: actor_of("Secretariat", "observer"),
    "the secretariat's former head": lambda: Actor.of_seat(
        seat_of("Secretariat", "head", mandate=ENDED)
    ),
}
SECRETARIAT = {"the secretariat's head", "the secretariat's delegate"}


@pytest.mark.parametrize("right", ["create_group", "edit_group", "enter_member", "appoint_cochair"])
@pytest.mark.parametrize("visitor", VISITORS)
def test_the_secretariat_alone_sets_up_and_runs_groups(visitor: str, right: str) -> None:
    actor = VISITORS[visitor]()
    expected = visitor in SECRETARIAT
    assert permits(actor, f"workinggroups.{right}", group(4)) is expected


def test_membership_is_of_the_stakeholder_and_its_days_count() -> None:
    row = member("Vailuku", group(4))
    assert is_member(actor_of("Vailuku", "observer"), group(4))
    assert not is_member(actor_of("Vailuku"), group(5))
    assert not is_member(actor_of("Marlonia"), group(4))
    row.until = date(2021, 1, 1)
    row.save()
    assert not is_member(actor_of("Vailuku"), group(4))


def test_the_chair_is_of_the_seat_and_ends_with_its_mandate() -> None:
    chair = cochair(group(4), "San Aurelio")
    assert is_cochair(chair, group(4))
    assert not is_cochair(chair, group(5))
    assert not is_cochair(actor_of("San Aurelio", "head"), group(4))
    former = seat_of("Kesimba", mandate=ENDED)
    CoChair.objects.create(group=group(5), seat=former, since=date(2020, 1, 1))
    assert not is_cochair(Actor.of_seat(former), group(5))
