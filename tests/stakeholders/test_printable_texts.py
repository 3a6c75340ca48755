"""No act about people and bodies takes in characters that print as nothing or turn a line round."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from interface import clock
from interface.refusal import Refusal
from stakeholders.actions.accreditation import (
    add_stakeholder,
    apply_for_accreditation,
    decide_application,
    edit_stakeholder,
)
from stakeholders.actions.people import invite_delegate, keep_settings
from stakeholders.actions.tokens import make_token
from stakeholders.actors import Actor
from stakeholders.models import Person
from tests import world

pytestmark = pytest.mark.django_db
NAUGHTY = "Written \u202eround"


def applicant() -> Actor:
    return Actor.of_person(Person.objects.create_user("new@body.example", name="Somebody"))


def apply(**change: Any) -> Any:
    said = {
        "organisation": "Harbour Radio Society",
        "kind": "civil",
        "function": "Chair",
        "statement": "It keeps ships in touch.",
    }
    return apply_for_accreditation(applicant(), **{**said, **change})


def add(**change: Any) -> Any:
    secretary = world.actor_of("Secretariat", "head")
    return add_stakeholder(secretary, **{"kind": "civil", "name": "Harbour Radio", **change})


def edit(**change: Any) -> Any:
    secretary = world.actor_of("Secretariat", "head")
    return edit_stakeholder(secretary, world.stakeholder("Vailuku"), **change)


def decide(**change: Any) -> Any:
    return decide_application(
        world.actor_of("Secretariat", "head"), apply(), granted=False, **change
    )


def invite(**change: Any) -> Any:
    return invite_delegate(
        world.actor_of("Vailuku", "head"),
        world.stakeholder("Vailuku"),
        email="a@vailuku.example",
        role="adviser",
        mandate=world.ALWAYS,
        **change,
    )


def settle(**change: Any) -> Any:
    return keep_settings(world.actor_of("Vailuku"), language="en", time_zone="UTC", **change)


def make(**change: Any) -> Any:
    day: date = clock.today()
    return make_token(world.actor_of("Vailuku"), scope="read", last_day=day, **change)


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (apply, "organisation"),
        (apply, "function"),
        (apply, "statement"),
        (add, "name"),
        (add, "about"),
        (add, "reason"),
        (edit, "name"),
        (edit, "about"),
        (decide, "reason"),
        (invite, "name"),
        (settle, "name"),
        (make, "label"),
    ],
)
@pytest.mark.parametrize("words", [NAUGHTY, "a\x00b"])
def test_it_is_refused_and_the_field_named(act: Callable[..., Any], field: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        act(**{field: words})
    assert (refused.value.code, refused.value.field) == ("unprintable", field)
