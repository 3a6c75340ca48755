"""What runs the other way turns nothing around it: names in sentences, hours with their zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from interface.bidi import CLOSE, OPEN, isolated
from interface.times import moment_words

SENTENCE = "{% load i18n %}{% blocktranslate %}Delegation of {{ name }}{% endblocktranslate %}"
COUNTED = (
    "{% load i18n %}{% blocktranslate count n=number with name=whose %}{{ n }} act of {{ name }}"
    "{% plural %}{{ n }} acts of {{ name }}{% endblocktranslate %}"
)
LINKED = (
    '{% load i18n %}{% blocktranslate %}See <a href="{{ there }}">{{ name }}</a>.'
    "{% endblocktranslate %}"
)


def draw(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def apart(words: str) -> str:
    return f"{OPEN}{words}{CLOSE}"


def test_a_name_in_a_sentence_stands_apart_where_the_page_runs_right_to_left() -> None:
    assert draw(SENTENCE, name="Vailuku") == "Delegation of Vailuku"
    with translation.override("ar"):
        assert draw(SENTENCE, name="Vailuku").endswith(apart("Vailuku"))


def test_a_title_in_arabic_stands_apart_on_a_page_in_english() -> None:
    assert draw(SENTENCE, name="الشبكات") == f"Delegation of {apart('الشبكات')}"


def test_numbers_belong_to_their_sentence() -> None:
    with translation.override("ar"):
        assert draw(COUNTED, number=3, whose="Vailuku").startswith("3 ")


def test_addresses_within_a_sentence_stay_as_they_are() -> None:
    with translation.override("ar"):
        drawn = draw(LINKED, there="/groups/4/", name="Kesimba")
    assert f'href="/groups/4/">{apart("Kesimba")}</a>' in drawn


def test_words_from_outside_are_escaped_in_their_sentence() -> None:
    with translation.override("ar"):
        assert apart("&lt;b&gt;") in draw(SENTENCE, name="<b>")


def test_hours_keep_their_zone_beside_them() -> None:
    when = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
    with translation.override("ar"), timezone.override("Europe/Helsinki"):
        told = moment_words(when)
    assert apart("13:00 UTC") in told
    assert told.endswith(f"({apart('15:00 EET')})")


@pytest.mark.parametrize("words", ["", "Vailuku", "Sol y Fibra", "北方"])
def test_nothing_is_added_where_all_runs_one_way(words: str) -> None:
    assert isolated(words) == words


def test_a_zone_without_letters_is_its_offset_with_a_minus_sign() -> None:
    when = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
    with timezone.override("America/Montevideo"):
        assert moment_words(when).endswith("(10:00 UTC−3)")
