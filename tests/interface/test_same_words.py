"""What is said beside an empty answer, and when something was or is due."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client
from django.utils import timezone, translation

from interface.times import own_clock, own_moment_words


class Foreign(forms.Form):
    """A form of a library: it knows nothing of our words."""

    code = forms.CharField(label="Code")
    way = forms.ChoiceField(label="Way", choices=[("a", "A")])


def draw(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_an_empty_answer_is_told_in_the_same_words_in_every_form() -> None:
    form = Foreign({})
    told = draw("{% errors form %}{% field form.code %}{% field form.way %}", form=form)
    assert "This field is required" not in told
    assert told.count("Fill in “Code”.") == 2
    assert told.count("Choose an answer to “Way”.") == 2


@pytest.mark.django_db
def test_the_sign_in_says_so_too() -> None:
    told = Client().post("/accounts/login/", {}).content.decode()
    assert "This field is required" not in told
    assert "Fill in “" in told


def test_a_deadline_stands_as_a_day_above_its_hours() -> None:
    when = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    with timezone.override("Europe/Helsinki"):
        told = draw("{% due when %}", when=when)
    assert "<b>1 December 2026</b> <span>09:00 UTC</span> <span>(11:00 EET)</span></time>" in told


def test_what_the_reader_did_is_told_by_the_reader_s_clock_alone() -> None:
    when = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    with timezone.override("Europe/Helsinki"):
        told = draw("{% own_moment when %}", when=when)
    assert ">1 December 2026, 11:00 EET<" in told


def test_a_zone_without_letters_is_told_by_its_distance() -> None:
    when = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    with timezone.override("Pacific/Tongatapu"):
        assert "09:00 UTC</span> <span>(22:00 UTC+13)</span>" in draw(
            "{% moment when %}", when=when
        )
        assert draw("{{ when|own_moment_words }}", when=when) == "1 December 2026, 22:00 UTC+13"


def test_a_script_can_write_a_moment_as_the_server_does() -> None:
    with timezone.override("Pacific/Tongatapu"), translation.override("ar"):
        clock = own_clock()
        assert clock["offset"] == "780"
        written = clock["moments"].split("|")[10].replace("{day}", "28").replace("{year}", "2026")
        when = datetime(2026, 11, 27, 13, 4, tzinfo=UTC)
        # 13 hours later there.
        assert written.replace("{time}", "02:04") == own_moment_words(when)
