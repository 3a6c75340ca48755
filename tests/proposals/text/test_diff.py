"""A difference restores both sides, and marks what a person would mark."""

import time
import unicodedata

import pytest
from hypothesis import given, settings

from proposals.text import diff, distance, words_changed
from proposals.text.sequences import hunks, runs
from tests.proposals.text.examples import SOME_TEXT, WORDY_TEXT


def told(a: str, b: str) -> str:
    """A difference as one line: [-out-]{+in+}."""
    parts = []
    for change in diff(a, b):
        if change.kind == "equal":
            parts.append(change.new)
        else:
            parts.append(f"[-{change.old}-]" * bool(change.old))
            parts.append(f"{{+{change.new}+}}" * bool(change.new))
    return "".join(parts)


@given(SOME_TEXT, SOME_TEXT)
@settings(max_examples=300)
def test_both_sides_are_restored_exactly(a: str, b: str) -> None:
    changes = diff(a, b)
    assert "".join(change.old for change in changes) == unicodedata.normalize("NFC", a)
    assert "".join(change.new for change in changes) == unicodedata.normalize("NFC", b)
    assert all(change.old or change.new for change in changes)


@given(WORDY_TEXT, WORDY_TEXT)
def test_the_kept_words_are_a_longest_common_subsequence(a: str, b: str) -> None:
    one, other = a.split(), b.split()
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, word in enumerate(one):
        for j, another in enumerate(other):
            best = max(table[i][j + 1], table[i + 1][j])
            table[i + 1][j + 1] = table[i][j] + 1 if word == another else best
    assert sum(length for _, _, length in runs(one, other)) == table[-1][-1]
    assert len(one) - sum(h[1] - h[0] for h in hunks(one, other)) == table[-1][-1]


@given(SOME_TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(change.kind == "equal" for change in diff(text, text))
    assert distance(text, text) == 0.0
    assert words_changed(text, text) == (0, 0)


@given(SOME_TEXT, SOME_TEXT)
def test_distance_is_a_share_and_the_same_both_ways(a: str, b: str) -> None:
    assert 0.0 <= distance(a, b) <= 1.0
    assert distance(a, b) == distance(b, a)


@pytest.mark.parametrize(
    ("a", "b", "marked"),
    [
        ("The lamp burns.", "The old lamp burns.", "The {+old +}lamp burns."),
        ("the lamp.", "the lamp and the horn.", "the lamp{+ and the horn+}."),
        ("the lamp and the horn.", "the lamp.", "the lamp[- and the horn-]."),
        ("Ships shall slow.", "Ships should slow.", "Ships [-shall-]{+should+} slow."),
        (
            "It burns. It turns.",
            "It burns. It glows. It turns.",
            "It burns. {+It glows. +}It turns.",
        ),
        ("lamps; horns;", "lamps; bells; horns;", "lamps; {+bells; +}horns;"),
        (
            "Keepers are asked to log every outage in the harbour book.",
            "Operators should publish all of the outages within ten days.",
            "[-Keepers are asked to log every outage in the harbour book-]"
            "{+Operators should publish all of the outages within ten days+}.",
        ),
        ("保护灯塔。", "保护所有灯塔。", "保护{+所有+}灯塔。"),
        ("حماية المنارات.", "حماية جميع المنارات.", "حماية {+جميع +}المنارات."),
    ],
)
def test_a_change_is_marked_as_a_person_would(a: str, b: str, marked: str) -> None:
    assert told(a, b) == marked


def test_words_out_and_in_are_counted_without_punctuation() -> None:
    assert words_changed("Ships shall slow, or stop.", "Ships should stop.") == (3, 1)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a " * 2000, "b" + "a " * 1999),
        ("a b " * 1000, "b a " * 1000),
        ("." * 4000, "x" + "." * 3998),
        ("x " * 100_000, "y " * 100_000),
        ("a b " * 50_000, "b a " * 50_000),
    ],
)
def test_repetition_opens_no_door_to_denial_of_service(a: str, b: str) -> None:
    began = time.perf_counter()
    diff(a, b)
    assert (
        time.perf_counter() - began < 5
    )  # a runaway took 39 s; the benchmark has the real figures
