"""The demonstration is poured into an empty database only."""

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from demo.loading import is_taken
from stakeholders.actions.people import create_secretariat
from stakeholders.models import Person
from workinggroups.models import WorkingGroup

pytestmark = pytest.mark.django_db


@override_settings(DEMONSTRATION=True)
def test_nothing_is_told_where_somebody_is_set_up() -> None:
    create_secretariat("head@office.example", "Head of Office")
    with pytest.raises(CommandError, match="Somebody is set up in this database"):
        call_command("load_demo")
    assert not WorkingGroup.objects.exists()
    assert Person.objects.count() == 1


def test_groups_and_the_registry_are_nobody() -> None:
    call_command("seed_groups", verbosity=0)
    call_command("load_registry", verbosity=0)
    assert not is_taken()
