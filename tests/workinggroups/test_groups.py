"""Setting up and editing groups, their matrix, their symbols, and the five that are seeded."""

import threading
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from interface.refusal import Refusal
from record.models import Event
from stakeholders.models.stakeholders import CONSTITUENCIES
from tests.world import actor_of
from tests.world import group as a_group
from workinggroups.actions.groups import create_group, edit_group, set_participation
from workinggroups.actions.symbols import next_number
from workinggroups.models import ParticipationRule, WorkingGroup

pytestmark = pytest.mark.django_db


def create(**fields: Any) -> WorkingGroup:
    facts = {"number": 7, "title": "Undersea cables", "mandate": "It drafts norms on cables."}
    return create_group(actor_of("Secretariat"), **{**facts, **fields})


def acts(group: WorkingGroup) -> list[str]:
    found = Event.objects.filter(subject_id=group.pk).order_by("number")
    return [event.kind.removeprefix("workinggroups.") for event in found]


def test_a_new_group_has_a_symbol_and_a_whole_matrix() -> None:
    group = create()
    assert group.symbol_part == "WG7"
    rules = {rule.kind: rule for rule in ParticipationRule.objects.filter(group=group)}
    assert set(rules) == {kind.value for kind in CONSTITUENCIES}
    assert all(rule.may_see and rule.may_propose and rule.may_sponsor for rule in rules.values())
    assert [kind for kind, rule in rules.items() if rule.position == "decisive"] == ["state"]
    assert [kind for kind, rule in rules.items() if rule.may_break_silence] == ["state"]
    assert acts(group) == ["group_created"]


def test_numbers_and_symbols_are_given_once() -> None:
    create()
    other = create(number=9)
    for fields, said in (
        ({"number": 7, "symbol_part": "WG70"}, ("number_taken", "number")),
        ({"number": 8, "symbol_part": "WG7"}, ("symbol_taken", "symbol_part")),
    ):
        with pytest.raises(Refusal) as refused:
            create(**fields)
        assert (refused.value.code, refused.value.field) == said
        with pytest.raises(Refusal) as refused:
            edit_group(actor_of("Secretariat"), other, **fields)
        assert (refused.value.code, refused.value.field) == said


def test_editing_tells_what_changed_and_nothing_when_nothing_did() -> None:
    group = create()
    edit_group(actor_of("Secretariat"), group, title="Cables", mandate=group.mandate)
    edit_group(actor_of("Secretariat"), group, title="Cables")
    assert acts(group) == ["group_created", "group_edited"]
    assert Event.objects.get(kind="workinggroups.group_edited").data == {"changed": ["title"]}


def test_a_line_of_the_matrix_is_changed_by_itself() -> None:
    group = create()
    set_participation(actor_of("Secretariat"), group, "academia", position="decisive")
    set_participation(actor_of("Secretariat"), group, "academia", position="decisive")
    assert group.participation.get(kind="academia").position == "decisive"
    assert group.participation.get(kind="civil").position == "advisory"
    assert acts(group) == ["group_created", "participation_set"]


@pytest.mark.parametrize("role", ["head", "delegate"])
def test_delegations_set_up_and_edit_nothing(role: str) -> None:
    actor, group = actor_of("Vailuku", role), create()
    for act in (
        lambda: create_group(actor, number=8, title="x", mandate="x"),
        lambda: edit_group(actor, group, title="x"),
        lambda: set_participation(actor, group, "state", position="none"),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "not_entitled"


def test_five_groups_are_seeded_each_with_a_mandate_and_a_matrix() -> None:
    WorkingGroup.objects.all().delete()
    call_command("seed_groups", verbosity=0)
    groups = list(WorkingGroup.objects.all())
    assert [group.number for group in groups] == [1, 2, 3, 4, 5]
    assert groups[3].title == "International industrial standards"
    assert all(group.mandate.count(".") >= 3 for group in groups)
    assert ParticipationRule.objects.count() == 5 * len(CONSTITUENCIES)


def test_seeding_again_adds_nothing_and_overwrites_no_edit() -> None:
    call_command("seed_groups", verbosity=0)
    group = WorkingGroup.objects.get(number=4)
    edit_group(actor_of("Secretariat"), group, number=40, title="Standards", symbol_part="STD")
    set_participation(actor_of("Secretariat"), group, "civil", position="none")
    call_command("seed_groups", verbosity=0)
    assert WorkingGroup.objects.count() == 5
    group.refresh_from_db()
    assert (group.number, group.title, group.symbol_part) == (40, "Standards", "STD")
    assert group.participation.get(kind="civil").position == "none"


def test_seeding_gives_way_to_a_group_that_has_the_number() -> None:
    WorkingGroup.objects.all().delete()
    own = create(number=4, title="Our own fourth group")
    call_command("seed_groups", verbosity=0)
    own.refresh_from_db()
    assert own.title == "Our own fourth group"
    assert sorted(WorkingGroup.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_symbols_are_numbered_by_group_year_and_series() -> None:
    with transaction.atomic():
        four, five = a_group(4), a_group(5)
        assert [next_number(four, 2026, "L") for _ in range(3)] == [1, 2, 3]
        assert next_number(four, 2026, "DEC") == 1
        assert next_number(four, 2027, "L") == 1
        assert next_number(five, 2026, "L") == 1


@pytest.mark.django_db(transaction=True)
def test_a_number_is_given_to_one_hand_only() -> None:
    group, given = a_group(4), []

    def take() -> None:
        try:
            for _ in range(5):
                with transaction.atomic():
                    given.append(next_number(group, 2026, "L"))
        finally:
            connection.close()

    hands = [threading.Thread(target=take) for _ in range(4)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sorted(given) == list(range(1, 21))


@pytest.mark.django_db(transaction=True)
def test_the_five_groups_come_back_after_a_flush() -> None:
    call_command("seed_groups", verbosity=0)
    assert WorkingGroup.objects.exclude(seed_key="").count() == 5
