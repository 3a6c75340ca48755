"""Narrators share their look-ups: a table is read once for all events told together."""

import pytest
from pytest_django import DjangoAssertNumQueries

from interface.identifiers import uuid7
from record.lookups import rows_of, shared
from record.models import Event
from stakeholders.models import Stakeholder
from tests import world

pytestmark = pytest.mark.django_db


def events() -> list[Event]:
    named = [world.stakeholder(name).pk for name in ("Vailuku", "Kesimba", "Marlonia")]
    return [
        Event(subject_id=uuid7(), stakeholder_id=named[0], data={"member": str(named[1])}),
        Event(subject_id=uuid7(), data={"invited": [str(named[2])], "sha256": "0" * 64}),
    ]


def test_who_asks_first_reads_for_all(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    told = events()
    keys = [one.pk for one in Stakeholder.objects.all()]
    with shared(told), django_assert_num_queries(1):
        for key in keys:
            assert rows_of(Stakeholder.objects.all(), [key, None])[key].pk == key


def test_what_no_event_names_is_looked_up_when_it_is_asked_for(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    told = events()
    other, missing = world.stakeholder("Dravenia").pk, uuid7()
    with shared(told), django_assert_num_queries(2):
        rows_of(Stakeholder.objects.all(), [told[0].stakeholder_id])
        found = rows_of(Stakeholder.objects.all(), [other, missing])
        rows_of(Stakeholder.objects.all(), [missing])
    assert set(found) == {other}


def test_rows_read_with_more_relations_are_others(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    told = events()
    key = told[0].stakeholder_id
    with shared(told), django_assert_num_queries(2):
        rows_of(Stakeholder.objects.all(), [key])
        assert rows_of(Stakeholder.objects.select_related("host"), [key])[key].host is None


def test_nothing_is_kept_beyond_the_telling(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    told = events()
    key = told[0].stakeholder_id
    with shared(told):
        rows_of(Stakeholder.objects.all(), [key])
    with django_assert_num_queries(1):
        rows_of(Stakeholder.objects.all(), [key])
    with django_assert_num_queries(0):
        assert rows_of(Stakeholder.objects.all(), [None]) == {}
