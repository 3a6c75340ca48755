"""The signs, dates and lists that every page is made of."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import timezone

from interface import registry
from interface.pagination import page_of_list
from interface.times import day_words


def draw(source: str, **context: object) -> str:
    context.setdefault("request", RequestFactory().get("/"))
    return Template(source).render(Context(context))


def test_a_stance_has_a_shape_and_may_carry_its_word() -> None:
    html = draw('{% stance "object" "objection" %}')
    assert "#st-object" in html
    assert '<span class="vh">objection</span>' in html


def test_pips_leave_out_what_nobody_said() -> None:
    counts = [("support", 3, "support"), ("concern", 0, "concern")]
    html = draw('{% pips counts "Positions" %}', counts=counts)
    assert html.count("<li>") == 1
    assert 'aria-label="Positions"' in html
    assert draw("{% pips counts %}", counts=[("support", 0, "support")]) == ""


def test_words_from_outside_are_escaped() -> None:
    assert "<b>" not in draw("{% kind_name kind name %}", kind="state", name="<b>")
    assert "<b>" not in draw("{% pips counts label %}", counts=[("support", 1, "<b>")], label="<b>")
    assert '"x"' not in draw("{% icon name %}", name='"x"')


def test_a_moment_is_told_in_utc_and_then_in_the_reader_s_zone() -> None:
    when = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
    assert ">26 November 2026, 13:00 UTC<" in draw("{% moment when %}", when=when)
    with timezone.override("Europe/Helsinki"):
        assert "13:00 UTC</span> <span>(15:00 EET)</span>" in draw("{% moment when %}", when=when)
    with timezone.override("Pacific/Auckland"):
        assert "(27 November 2026, 02:00 NZDT)" in draw("{% moment when %}", when=when)


def test_the_day_of_a_moment_is_that_of_the_reader() -> None:
    when = datetime(2026, 11, 26, 22, 0, tzinfo=UTC)
    assert draw("{% day when %}", when=when) == (
        '<time datetime="2026-11-26">26 November 2026</time>'
    )
    with timezone.override("Pacific/Auckland"):
        assert draw("{% day when %}", when=when) == (
            '<time datetime="2026-11-27">27 November 2026</time>'
        )
        assert day_words(when) == "27 November 2026"
        assert day_words(date(2026, 11, 26)) == "26 November 2026"


def test_a_day_has_no_time_and_nothing_is_nothing() -> None:
    html = draw("{% day when %}", when=date(2026, 11, 9))
    assert html == '<time datetime="2026-11-09">9 November 2026</time>'
    assert draw("{% moment when %}{% day when %}", when=None) == ""


def test_the_stage_line_says_which_step_is_now() -> None:
    steps = [("Draft", "done"), ("Tabled", "current"), ("Adopted", "coming")]
    html = draw("{% stage_line steps %}", steps=steps)
    assert html.count('aria-current="step"') == 1
    assert html.count("is-done") == 1


def test_panels_appear_in_order_and_may_stay_away() -> None:
    panels = registry.Panels()
    panels.add(
        "group", "late", lambda request, subject: {"text": subject}, "interface/empty.html", 9
    )
    panels.add("group", "early", lambda request, subject: None, "interface/empty.html", 1)
    panels.add("text", "other", lambda request, subject: {}, "interface/empty.html", 1)
    assert [panel.key for panel in panels.of("group")] == ["early", "late"]


def test_registering_a_key_again_replaces_it() -> None:
    menu = registry.Navigation()
    menu.add("home", "Home", "home", 1)
    menu.add("home", "House", "home", 1)
    assert [entry.label for entry in menu.entries(RequestFactory().get("/"))] == ["House"]


def test_a_hidden_entry_is_not_in_the_menu() -> None:
    menu = registry.Navigation()
    menu.add("desk", "Desk", "desk", 1, shown=lambda request: False)
    assert menu.entries(RequestFactory().get("/")) == []


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["1", "2", "x", "-4", "999", "9" * 5000, "%00"])
def test_a_page_of_a_list_costs_two_queries_whatever_is_asked(
    client: Client, django_assert_num_queries: Any, asked: str
) -> None:
    with django_assert_num_queries(2):
        answer = client.get(f"/list/?page={asked}&kind=state")
    assert answer.status_code == 200
    assert "kind=state" in answer.text
    assert 1 <= answer.text.count('<li class="row">') <= 3


@pytest.mark.django_db
def test_a_list_that_fits_on_its_first_page_is_not_counted(
    rf: RequestFactory, django_assert_num_queries: Any
) -> None:
    everything = ContentType.objects.all()
    many = everything.count()
    with django_assert_num_queries(1):
        page = page_of_list(everything, rf.get("/"), "kinds", size=many)
        assert (len(page), page.has_other_pages()) == (many, False)
    with django_assert_num_queries(2):
        page = page_of_list(everything, rf.get("/"), "kinds", size=many - 1)
        assert (len(page), page.paginator.count) == (many - 1, many)
