"""How a field looks: label, hint, error between hint and control, and each named to a reader."""

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client
from django.utils import timezone

from tests.interface.forms_in_pages import carried


class Ask(forms.Form):
    words = forms.CharField(label="Words", help_text="A sentence.")
    tone = forms.ChoiceField(
        label="Tone", choices=[("calm", "Calm"), ("dry", "Dry")], widget=forms.RadioSelect
    )
    sure = forms.BooleanField(label="Sure", required=False)


def drawn(form: forms.Form) -> str:
    return Template("{{ form }}").render(Context({"form": form}))


def test_the_order_is_label_hint_error_control() -> None:
    html = drawn(Ask({}))
    places = [
        html.index('<label for="id_words">'),
        html.index('id="id_words_helptext"'),
        html.index('id="id_words_error"'),
        html.index('<input type="text" name="words"'),
    ]
    assert places == sorted(places)


def test_the_control_names_its_hint_and_its_error() -> None:
    html = drawn(Ask({}))
    assert 'aria-describedby="id_words_helptext id_words_error"' in html
    assert 'aria-invalid="true"' in html


def test_choices_stand_in_a_fieldset_with_their_own_labels() -> None:
    html = drawn(Ask())
    assert '<legend class="label">Tone' in html
    assert '<label for="id_tone_1">Dry</label>' in html


def test_a_box_stands_before_its_words() -> None:
    html = drawn(Ask())
    assert html.index('name="sure"') < html.index('<label for="id_sure">')


def test_several_errors_are_listed_above_with_links() -> None:
    html = drawn(Ask({}))
    assert '<a href="#id_words">Words</a>' in html
    assert "Nothing was lost" in html


@pytest.mark.django_db
def test_no_id_stands_twice_in_a_page(speaking: Client) -> None:
    page = speaking.get("/say/")
    assert set(carried(page)) == {"seat", "once", "opened_by"}
    for name in ("seat", "once", "opened_by"):
        assert f'id="id_{name}"' not in page.text


def test_what_need_not_be_filled_says_so_behind_its_label() -> None:
    class Note(forms.Form):
        note = forms.CharField(label="Note", required=False)

    assert 'Note <span class="meta">(optional)</span></label>' in drawn(Note())


@pytest.mark.parametrize(
    ("sent", "links"),
    [
        ({"tone": "calm"}, ['<a href="#id_words">Words</a>']),
        ({"words": "x"}, ['<a href="#id_tone_0">Tone</a>']),
        ({}, ['<a href="#id_words">Words</a>', '<a href="#id_tone_0">Tone</a>']),
    ],
)
def test_what_stands_in_the_way_is_linked_however_little_it_is(
    sent: dict[str, str], links: list[str]
) -> None:
    html = drawn(Ask(sent))
    assert [link for link in links if link in html] == links
    assert 'tabindex="-1" data-wrong' in html


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("UTC", "UTC"),
        ("Pacific/Tongatapu", "UTC+13"),
        ("Asia/Kolkata", "UTC+5:30"),
        ("America/Bogota", "UTC−5"),
    ],
)
def test_the_foot_of_a_page_names_an_offset_and_no_zone_of_a_database(
    zone: str, words: str
) -> None:
    with timezone.override(zone):
        assert Template("{% zone_of_pages %}").render(Context()) == words
