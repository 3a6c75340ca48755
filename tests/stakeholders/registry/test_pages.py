"""The registry as a page and for programs: who is found, in which words, at what cost."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from interface import clock
from tests.stakeholders.pages import text_of
from tests.stakeholders.registry.entries import body, listed, state
from tests.world import stakeholder

pytestmark = pytest.mark.django_db
API = "/api/v1/registry/"


@pytest.fixture
def world() -> None:
    vailuku = state("XV", "Vailuku", name_ar="فايلوكو", name_zh="瓦伊鲁库", name_fr="Vaïluku")
    state("XE", "Élmark", "weog", second_group="asia_pacific")
    state("XD", "Dourane", "african", group_note="observer")
    body("access-for-islands", "Access for Islands", based_in=vailuku, city="Port Lalo")
    body("corvid", "Corvid Networks", "private", retired_on=clock.now().date())
    listed(vailuku, "sids")
    listed(vailuku, "ldc", until="2024-12")


def found(query: str) -> list[str]:
    page = Client().get(f"/registry/?{query}")
    assert page.status_code == 200
    return [entry.code for entry, *_rest in page.context["entries"]]


def answered(query: str) -> list[dict[str, Any]]:
    answer = Client().get(f"{API}?{query}")
    assert answer.status_code == 200, answer.content
    return list(answer.json()["results"])


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["access-for-islands", "XD", "XE", "XV"]),
        ("kind=civil", ["access-for-islands"]),
        ("kind=civil&kind=member_state", ["access-for-islands", "XD", "XE", "XV"]),
        ("group=asia_pacific", ["XE", "XV"]),
        ("group=weog", ["XE"]),
        ("list=sids", ["XV"]),
        ("list=ldc", []),
        ("q=ELMARK", ["XE"]),
        ("q=vaïl", ["XV"]),
        ("q=瓦伊", ["XV"]),
        ("q=فايل", ["XV"]),
        ("q=xv", ["XV"]),
        ("q=corvid", []),
        ("kind=king&group=moon&list=x&q=%00", ["access-for-islands", "XD", "XE", "XV"]),
    ],
)
@pytest.mark.usefixtures("world")
def test_filters_find_by_kind_group_list_and_words_of_any_language(
    query: str, codes: list[str]
) -> None:
    assert found(query) == codes


@pytest.mark.usefixtures("world")
def test_names_stand_in_the_readers_language_and_say_so() -> None:
    assert '<bdi lang="en">Vailuku</bdi>' in text_of(Client().get("/registry/"))
    arabic = text_of(Client().get("/registry/", HTTP_ACCEPT_LANGUAGE="ar"))
    assert 'entry__name"><bdi lang="ar">فايلوكو</bdi>' in arabic
    # A body without an Arabic name keeps its English one, and is said to be English.
    assert 'entry__name"><bdi lang="en">Access for Islands</bdi>' in arabic


@pytest.mark.usefixtures("world")
def test_an_entry_tells_its_facts_with_their_dates_and_sources() -> None:
    page = text_of(Client().get("/registry/"))
    for words in (
        "Port Lalo",
        "XV XVX 999",
        "Small island developing State",
        "counted in the first for elections",
        "Observer in the group",
        "List of lists",
        "retrieved on",
    ):
        assert words in page
    line = page.partition('<bdi lang="en">Vailuku</bdi></span>\n  <span class="entry__where">')[2]
    assert "Least developed" not in line.partition("</span>")[0]
    assert "2024-12" in page


@pytest.mark.usefixtures("world")
def test_an_entry_is_no_stakeholder_and_is_counted_nowhere_among_them() -> None:
    stakeholder("Meridian Cloud", "private")
    page = Client().get("/stakeholders/?q=vailuku")
    assert list(page.context["page"]) == []
    assert "/registry/" in text_of(page)


def test_an_empty_registry_says_what_it_is_for() -> None:
    assert "The registry is empty" in text_of(Client().get("/registry/"))


@pytest.mark.usefixtures("world")
def test_a_page_costs_the_same_however_many_entries_there_are(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(12) as few:
        Client().get("/registry/")
    call_command("load_registry", verbosity=0)
    with django_assert_max_num_queries(len(few)):
        assert len(found("")) == 50
    with django_assert_max_num_queries(4):
        assert len(answered("page_size=200")) == 200


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("kind=civil", {"access-for-islands"}),
        ("group=asia_pacific", {"XE", "XV"}),
        ("list=sids", {"XV"}),
        ("list=ldc", set()),
        ("name=瓦伊", {"XV"}),
        ("name=corvid", set()),
        ("name=vaiLUku", {"XV"}),
        ("name=xvx", {"XV"}),
    ],
)
@pytest.mark.usefixtures("world")
def test_programs_find_by_the_same_filters(query: str, codes: set[str]) -> None:
    assert {one["code"] for one in answered(query)} == codes


@pytest.mark.parametrize("query", ["kind=king", "group=moon", "list=x", "name=%00"])
def test_a_filter_that_is_none_is_refused(query: str) -> None:
    assert Client().get(f"{API}?{query}").status_code == 400


@pytest.mark.usefixtures("world")
def test_programs_are_told_all_names_codes_and_dated_facts() -> None:
    (told,) = answered("name=vailuku")
    assert (told["name"], told["names"]["fr"], told["alpha3"]) == ("Vailuku", "Vaïluku", "XVX")
    assert {one["list"]: one["is_current"] for one in told["listings"]} == {
        "ldc": False,
        "sids": True,
    }
    assert told["listings"][0]["source"]["retrieved_on"] == "2026-01-02"
    arabic = Client().get(f"{API}{told['id']}/", headers={"accept-language": "ar"}).json()
    assert arabic["name"] == "فايلوكو"
    (based,) = answered("kind=civil")
    assert (based["based_in"], based["city"]) == ("XV", "Port Lalo")


def test_an_empty_registry_offers_nothing_to_find_and_no_way_to_it() -> None:
    empty = text_of(Client().get("/registry/"))
    assert "The registry is empty" in empty
    assert 'type="checkbox"' not in empty
    assert 'id="find"' not in empty
    assert 'href="/registry/"' not in text_of(Client().get("/stakeholders/"))


@pytest.mark.usefixtures("world")
def test_the_directory_leads_to_a_registry_that_has_entries() -> None:
    assert 'href="/registry/"' in text_of(Client().get("/stakeholders/"))
