"""Brackets in imported text are found, balanced or not, and leave the words whole."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.text import find_brackets, strip_brackets


@pytest.mark.parametrize(
    ("text", "words", "inside"),
    [
        ("States [shall] act", "States shall act", ["shall"]),
        ("States [ shall ] act", "States shall act", ["shall"]),
        ("[shall][agree to]", "shall agree to", ["shall", "agree to"]),
        ("a [b [c] d], e", "a b c d, e", ["b c d", "c"]),
        ("by [ ] 2030", "by 2030", [""]),
        ("[ shall ], act", "shall, act", ["shall"]),
        ("network[s] of", "networks of", ["s"]),
    ],
)
def test_words_without_brackets_and_what_stood_inside(
    text: str, words: str, inside: list[str]
) -> None:
    bare, spans = strip_brackets(text)
    assert bare == words
    assert [bare[span.start : span.end] for span in spans] == inside
    assert [span.text for span in find_brackets(text)] == inside


def test_depth_counts_from_the_outermost_pair() -> None:
    assert [span.depth for span in find_brackets("[a [b [c]] [d]] [e]")] == [0, 1, 2, 1, 0]


@pytest.mark.parametrize(("text", "opens"), [("a [b", True), ("a] b", False)])
def test_a_sign_without_partner_is_reported(text: str, opens: bool) -> None:
    (span,) = find_brackets(text)
    assert (span.balanced, span.opens) == (False, opens)


@given(st.text(st.sampled_from("ab [],."), max_size=40))
def test_no_word_is_lost_and_none_runs_into_the_next(text: str) -> None:
    bare, spans = strip_brackets(text)
    assert "".join(bare.split()) == re.sub(r"[\[\]\s]", "", text)
    assert all(0 <= span.start <= span.end <= len(bare) for span in spans)
    assert len(spans) == len(find_brackets(text))
    assert sum(2 if span.balanced else 1 for span in spans) == len(re.findall(r"[\[\]]", text))


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_text_without_brackets_stays_as_it_is(text: str) -> None:
    plain = re.sub(r"[\[\]\uff3b\uff3d]", "", unicodedata.normalize("NFC", text))
    assert strip_brackets(plain) == (unicodedata.normalize("NFC", plain), ())


def test_absurd_nesting_is_reported_and_quick() -> None:
    assert len(strip_brackets("[a" * 50_000 + "]" * 50_000)[1]) > 50_000
