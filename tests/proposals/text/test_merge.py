"""Two changes to one paragraph: both stand, or the place where they clash is named."""

import unicodedata

import pytest
from hypothesis import given, settings

from proposals.text import Grade, merge, tokenize
from tests.proposals.text.examples import SOME_TEXT, WORDY_TEXT

BASE = "States shall protect lighthouse networks from intrusion. They report every year."


def words(text: str | None) -> list[str]:
    assert text is not None
    return [token.text for token in tokenize(text)]


@given(SOME_TEXT, SOME_TEXT)
def test_one_change_alone_stands_as_it_is(base: str, changed: str) -> None:
    expected = unicodedata.normalize("NFC", changed)
    assert merge(base, changed, base).text == expected
    assert merge(base, base, changed).text == expected
    assert merge(base, changed, changed).text == expected


@given(WORDY_TEXT, WORDY_TEXT, WORDY_TEXT)
@settings(max_examples=500)
def test_the_two_sides_are_treated_alike(base: str, left: str, right: str) -> None:
    one, other = merge(base, left, right), merge(base, right, left)
    assert (one.text is None) == (other.text is None)
    assert one.grade == other.grade
    if one.text is not None and one.grade is not Grade.ORDER_OPEN:
        assert words(one.text) == words(other.text)
    swapped = {(c.base, c.right, c.left, c.start, c.end) for c in other.conflicts}
    assert {(c.base, c.left, c.right, c.start, c.end) for c in one.conflicts} == swapped


@given(WORDY_TEXT, WORDY_TEXT, WORDY_TEXT)
@settings(max_examples=500)
def test_no_word_of_either_side_vanishes_unreported(base: str, left: str, right: str) -> None:
    merged = merge(base, left, right)
    told = "".join(p if isinstance(p, str) else f" {p.left} {p.right} " for p in merged.parts)
    for side in (left, right):
        for word in set(words(side)):
            assert words(side).count(word) <= words(base).count(word) + words(told).count(word)
            if word not in words(base):
                assert word in words(told)


@given(SOME_TEXT, SOME_TEXT, SOME_TEXT)
def test_conflicts_say_where_in_the_base_they_are(base: str, left: str, right: str) -> None:
    merged = merge(base, left, right)
    assert (merged.text is None) == bool(merged.conflicts)
    for conflict in merged.conflicts:
        assert unicodedata.normalize("NFC", base)[conflict.start : conflict.end] == conflict.base


def test_changes_in_different_sentences_combine() -> None:
    merged = merge(BASE, BASE.replace("shall", "should"), BASE.replace("every", "each"))
    assert merged.text == BASE.replace("shall", "should").replace("every", "each")
    assert merged.grade is Grade.APART


def test_changes_in_one_sentence_combine_and_say_so() -> None:
    merged = merge(BASE, BASE.replace("States", "All States"), BASE.replace("intrusion", "harm"))
    assert merged.text == "All States shall protect lighthouse networks from harm. " + BASE[57:]
    assert merged.grade is Grade.SAME_SENTENCE


def test_two_wordings_for_one_word_clash_there_and_only_there() -> None:
    left = BASE.replace("protect", "safeguard").replace("every", "each")
    merged = merge(BASE, left, BASE.replace("protect", "shield"))
    assert merged.text is None
    assert [(c.base, c.left, c.right) for c in merged.conflicts] == [
        ("protect", "safeguard", "shield")
    ]
    assert "each year" in str(merged.parts[-1])


def test_neighbouring_replacements_that_only_touch_are_independent() -> None:
    merged = merge(BASE, BASE.replace("shall", "should"), BASE.replace("protect", "shield"))
    assert merged.text == BASE.replace("shall protect", "should shield")


def test_one_kept_word_between_two_changes_is_too_little() -> None:
    left, right = BASE.replace("shall", "should"), BASE.replace("lighthouse", "beacon")
    assert merge(BASE, left, right).text is None


def test_a_change_that_contains_the_other_stands_and_names_it() -> None:
    left = BASE.replace("networks", "and beacon networks")
    right = BASE.replace("networks", "and all beacon and lamp networks")
    merged = merge(BASE, left, right)
    assert merged.text == right
    assert (merged.grade, merged.included) == (Grade.INCLUDES, frozenset({"left"}))


def test_sentences_added_at_one_point_are_both_kept_the_earlier_first() -> None:
    left, right = BASE + " Keepers are trained.", BASE + " Ships give notice of outages."
    merged = merge(BASE, left, right)
    assert merged.text == BASE + " Keepers are trained. Ships give notice of outages."
    assert merged.grade is Grade.ORDER_OPEN


def test_nearly_the_same_sentence_added_twice_clashes() -> None:
    left = BASE + " Keepers are trained for emergencies."
    right = BASE + " Keepers are well trained for any emergency."
    assert merge(BASE, left, right).text is None


def test_two_texts_for_an_empty_paragraph_clash() -> None:
    assert merge("", "Lamps are kept.", "Horns are sounded.").text is None


def test_words_that_are_no_whole_sentence_clash_at_one_point() -> None:
    left = BASE.replace("networks", "networks and buoys")
    right = BASE.replace("networks", "networks including spare lamps")
    assert merge(BASE, left, right).text is None


@pytest.mark.parametrize(
    ("base", "left", "right", "merged"),
    [
        ("a, b and c.", "a and c.", "x, b and c.", "x and c."),
        (
            "保护灯塔。每年报告。",
            "保护所有灯塔。每年报告。",
            "保护灯塔。每月报告。",
            "保护所有灯塔。每月报告。",
        ),
        (
            "one two three four",
            "one  two three four five",
            "zero two three four",
            "zero two three four five",
        ),
    ],
)
def test_white_space_comes_from_who_changed_the_words(
    base: str, left: str, right: str, merged: str
) -> None:
    assert merge(base, left, right).text == merged
