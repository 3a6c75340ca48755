"""No act about groups takes in characters that print as nothing or turn a line round."""

from collections.abc import Callable
from typing import Any

import pytest

from interface.refusal import Refusal
from tests.world import actor_of, group, seat_of, stakeholder
from workinggroups.actions.groups import create_group, edit_group
from workinggroups.actions.memberships import (
    appoint_cochair,
    end_chair,
    end_membership,
    enter_member,
)

pytestmark = pytest.mark.django_db


def create(**change: Any) -> Any:
    said = {"number": 9, "title": "Harbours", "mandate": "To speak of harbours.", **change}
    return create_group(actor_of("Secretariat"), **said)


def edit(**change: Any) -> Any:
    return edit_group(actor_of("Secretariat"), group(), **change)


def end_member(**change: Any) -> Any:
    office = actor_of("Secretariat")
    return end_membership(office, enter_member(office, group(), stakeholder("Vailuku")), **change)


def end_term(**change: Any) -> Any:
    office = actor_of("Secretariat")
    return end_chair(office, appoint_cochair(office, group(), seat_of("San Aurelio")), **change)


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (create, "title"),
        (create, "mandate"),
        (create, "symbol_part"),
        (edit, "title"),
        (edit, "mandate"),
        (end_member, "reason"),
        (end_term, "reason"),
    ],
)
@pytest.mark.parametrize("words", ["Written \u202eround", "a\x00b"])
def test_it_is_refused_and_the_field_named(act: Callable[..., Any], field: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        act(**{field: words})
    assert (refused.value.code, refused.value.field) == ("unprintable", field)
