"""The demonstration, told once for all tests that read it, and taken back at the end."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="package")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Everything that `load_demo` tells, in a transaction that is never committed."""
    # This module is loaded before Django is.
    from django.core.management import call_command
    from django.db import transaction
    from django.test import override_settings

    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(DEMONSTRATION=True, SYMBOL_PREFIX="DEMO"):
            call_command("load_demo", verbosity=0)
            yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(told: None) -> Iterator[None]:
    """The same, with what one test does to it undone."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def in_demonstration() -> Iterator[None]:
    """Pages as they are where DEMONSTRATION=1: its addresses, its banner, doors and tour."""
    from unittest.mock import patch

    from django.apps import apps
    from django.test import override_settings

    from interface.registry import head_slots, panels

    with (
        patch.dict(head_slots._slots),
        patch.dict(panels._panels),
        override_settings(
            DEMONSTRATION=True, SYMBOL_PREFIX="DEMO", ROOT_URLCONF="tests.doors.urls"
        ),
    ):
        apps.get_app_config("demo").ready()
        yield
