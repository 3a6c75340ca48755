"""The directory and a stakeholder's page: who is found, what is shown to whom, at what cost."""

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stakeholders.models import Stakeholder
from tests.stakeholders.pages import signed_in, text_of
from tests.world import KINDS, group, member, seat_of, stakeholder

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> None:
    for name in KINDS:
        stakeholder(name)
    Stakeholder.objects.filter(name="Vailuku").update(regional_group="asia_pacific")
    Stakeholder.objects.filter(name="Access for Islands").update(
        host=Stakeholder.objects.get(name="Vailuku")
    )
    member("Vailuku", group(4))
    member("Corvid Networks", group(4))
    member("Vailuku", group(5))


def found(query: str) -> list[str]:
    page = Client().get(f"/stakeholders/?{query}")
    assert page.status_code == 200
    return [one.name for one in page.context["page"]]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("kind=private", ["Corvid Networks", "Meridian Cloud"]),
        (
            "kind=private&kind=academia",
            ["Corvid Networks", "Institute for Open Standards", "Meridian Cloud"],
        ),
        ("region=asia_pacific", ["Access for Islands", "Vailuku"]),
        ("region=asia_pacific&kind=state", ["Vailuku"]),
        ("group=4", ["Corvid Networks", "Vailuku"]),
        ("group=4&group=5&kind=state", ["Vailuku"]),
        ("q=vailu", ["Access for Islands", "Vailuku"]),
        ("q=NETWORKS", ["Corvid Networks"]),
        ("q=nobody+at+all", []),
    ],
)
@pytest.mark.usefixtures("world")
def test_filters_find_by_kind_region_group_and_words(query: str, names: list[str]) -> None:
    assert found(query) == names


@pytest.mark.parametrize(
    "query", ["kind=king", "region=moon", "group=99", "group=x", "page=zero", "q=%00"]
)
@pytest.mark.usefixtures("world")
def test_a_filter_that_does_not_exist_is_passed_over(query: str) -> None:
    assert len(found(query)) == len(KINDS) - 1


@pytest.mark.usefixtures("world")
def test_the_secretariat_and_the_not_accredited_are_not_listed() -> None:
    stakeholder("Lantern Network", "civil", accredited=False)
    assert not {"Secretariat", "Lantern Network"} & set(found(""))


@pytest.mark.usefixtures("world")
def test_a_line_tells_kind_region_groups_and_how_many_delegates() -> None:
    seat_of("Vailuku")
    page = text_of(Client().get("/stakeholders/?kind=state&q=vailuku"))
    for words in ("State, Asia-Pacific", "4, 5", "1 delegate", "1 of 15"):
        assert words in page


def test_an_empty_directory_says_what_it_is_for() -> None:
    assert "Nobody takes part yet" in text_of(Client().get("/stakeholders/"))


@pytest.mark.usefixtures("world")
def test_the_directory_costs_the_same_however_many_there_are(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(10) as few:
        Client().get("/stakeholders/")
    for number in range(60):
        member(f"Society {number:02}", group(4))
        seat_of(f"Society {number:02}")
    with django_assert_max_num_queries(len(few)):
        assert len(found("")) == 50
    assert len(found("page=2")) == 25


@pytest.mark.usefixtures("world")
def test_names_of_delegates_are_for_seats_and_the_public_reads_a_count() -> None:
    page = stakeholder("Vailuku").get_absolute_url()
    seat_of("Vailuku", "head")
    public = text_of(Client().get(page))
    assert "Head of Vailuku" not in public
    assert "1 delegate" in public
    assert "Head of Vailuku" in text_of(signed_in(seat_of("Marlonia", "observer")).get(page))


@pytest.mark.usefixtures("world")
def test_a_stakeholders_page_tells_its_groups_and_costs_the_same_however_many(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    page = stakeholder("Vailuku").get_absolute_url()
    assert "Group 4" in text_of(Client().get(page))
    with django_assert_max_num_queries(25) as few:
        Client().get(page)
    for number in range(6, 16):
        member("Vailuku", group(number))
        seat_of("Vailuku", "delegate", email=f"{number}@vailuku.example")
    with django_assert_max_num_queries(len(few)):
        Client().get(page)


@pytest.mark.usefixtures("world")
def test_what_is_not_accredited_or_unknown_is_not_found() -> None:
    hidden = stakeholder("Lantern Network", "civil", accredited=False)
    assert Client().get(hidden.get_absolute_url()).status_code == 404
    assert Client().get(f"/stakeholders/{uuid4()}/").status_code == 404
