"""Who may do what among people and bodies: every right, asked of everybody who might come."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from interface.refusal import Refusal
from stakeholders.actors import ANONYMOUS, SYSTEM, Actor
from stakeholders.models import Invitation, Person, Stakeholder
from stakeholders.permits import permits, require
from tests.world import actor_of, seat_of, stakeholder

pytestmark = pytest.mark.django_db

ENDED = DateRange(date(2020, 1, 1), date(2021, 1, 1))
VISITORS = {
    "nobody": lambda: ANONYMOUS,
    "the system": lambda: SYSTEM,
    "a person": lambda: Actor.of_person(Person.objects.create_user("new@person.example")),
    "its head": lambda: actor_of("Vailuku", "head"),
    "its delegate": lambda: actor_of("Vailuku", "delegate"),
    "its adviser": lambda: actor_of("Vailuku", "adviser"),
    "its observer": lambda: actor_of("Vailuku", "observer"),
    "its former head": lambda: Actor.of_seat(
        seat_of("Vailuku", "head", mandate=ENDED, email="former@vailuku.example")
    ),
    "another head": lambda: actor_of("Marlonia", "head"),
    "a company's head": lambda: actor_of("Meridian Cloud", "head"),
    "the secretariat's head": lambda: actor_of("Secretariat", "head"),
    "the secretariat's delegate": lambda: actor_of("Secretariat", "delegate"),
    "the secretariat's adviser": lambda: actor_of("Secretariat", "adviser"),
    "the secretariat's observer": lambda: actor_of("Secretariat", "observer"),
    "the secretariat's former head": lambda: Actor.of_seat(
        seat_of("Secretariat", "head", mandate=ENDED, email="former@secretariat.example")
    ),
}
SECRETARIAT = {"the secretariat's head", "the secretariat's delegate"}
RIGHTS = {
    "add_stakeholder": SECRETARIAT,
    "edit_stakeholder": SECRETARIAT,
    "see_secretariat": SECRETARIAT,
    "decide_application": SECRETARIAT,
    "apply": {"a person"},
    "invite_delegate": {"its head", *SECRETARIAT},
    "revoke_invitation": {"its head", *SECRETARIAT},
    "end_mandate": {"its head", *SECRETARIAT},
    "see_delegation": {
        "its head",
        "its delegate",
        "its adviser",
        "its observer",
        *SECRETARIAT,
    },
    "keep_settings": set(VISITORS) - {"nobody", "the system"},
}


def subject_of(right: str) -> object:
    vailuku = stakeholder("Vailuku")
    if right == "end_mandate":
        return seat_of("Vailuku", "observer")
    if right == "revoke_invitation":
        return Invitation(for_stakeholder=vailuku)
    return vailuku


@pytest.mark.parametrize("right", RIGHTS)
@pytest.mark.parametrize("visitor", VISITORS)
def test_each_right_is_carried_by_exactly_these(visitor: str, right: str) -> None:
    actor = VISITORS[visitor]()
    expected = visitor in RIGHTS[right]
    assert permits(actor, f"stakeholders.{right}", subject_of(right)) is expected


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("the secretariat's head", True),
        ("the secretariat's delegate", False),
        ("its head", False),
    ],
)
def test_seats_of_the_secretariat_are_its_heads_alone_to_give(who: str, may: bool) -> None:
    secretariat = stakeholder("Secretariat")
    assert permits(VISITORS[who](), "stakeholders.invite_delegate", secretariat) is may


def test_what_is_not_permitted_is_refused_with_a_reason() -> None:
    with pytest.raises(Refusal) as refused:
        require(actor_of("Vailuku"), "stakeholders.add_stakeholder")
    assert refused.value.code == "not_entitled"
    assert Stakeholder.objects.count() == 1
