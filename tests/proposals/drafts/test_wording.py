"""Whatever a browser or a program sends as a text is either refused or a text."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interface.refusal import Refusal
from proposals import text
from proposals.wording import clean_paragraphs, clean_words, refuse_typed_brackets

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
identifiers = st.uuids().map(str) | st.none() | st.just("") | anything
rows = st.fixed_dictionaries(
    {
        "id": identifiers,
        "kind": st.sampled_from([kind.value for kind in text.Kind]) | anything,
        "parent": identifiers,
        "text": st.text(max_size=20) | anything,
    }
)


def well_formed(draw: Any) -> list[dict[str, Any]]:
    """A text whose sub-paragraphs stand under any paragraph before them."""
    found: list[dict[str, Any]] = []
    for _number in range(draw(st.integers(0, 6))):
        under = draw(st.sampled_from([None, *[row["id"] for row in found]]))
        kind = "sub" if under else draw(st.sampled_from(["title", "enacting", "pp", "op"]))
        words = draw(st.text(st.characters(categories=["L", "P", "Zs"]), max_size=20))
        found.append({"id": str(draw(st.uuids())), "kind": kind, "parent": under, "text": words})
    return found


@given(st.lists(rows | anything, max_size=4) | anything)
def test_it_is_refused_or_a_text(sent: Any) -> None:
    try:
        cleaned = clean_paragraphs(sent)
    except Refusal:
        return
    seen: set[str] = set()
    for row in cleaned:
        assert str(UUID(row["id"])) not in seen
        assert row["parent"] is None or row["parent"] in seen
        assert row["text"] == row["text"].strip()
        seen.add(row["id"])


@given(st.composite(well_formed)())
def test_a_text_is_kept_as_it_is_and_cleaning_it_twice_changes_nothing(
    sent: list[dict[str, Any]],
) -> None:
    cleaned = clean_paragraphs(sent)
    assert [(row["id"], row["kind"], row["parent"]) for row in cleaned] == [
        (row["id"], row["kind"], row["parent"]) for row in sent
    ]
    assert clean_paragraphs(cleaned) == cleaned


@given(st.text(max_size=60))
def test_words_are_refused_or_printable_and_within_the_limit(words: str) -> None:
    try:
        cleaned = clean_words(words, field="title", limit=30)
    except Refusal:
        return
    assert len(cleaned) <= 30
    assert "\x00" not in cleaned
    assert clean_words(cleaned, field="title", limit=30) == cleaned


@pytest.mark.parametrize("words", ["[", "a ]", "［"])
def test_any_bracket_is_typed(words: str) -> None:
    with pytest.raises(Refusal):
        refuse_typed_brackets(words, field="new_text")
