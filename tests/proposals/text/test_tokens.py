"""Where a paragraph is cut, and that nothing of it is lost."""

import unicodedata

import pytest
from hypothesis import given

from proposals.text import tokenize
from proposals.text.tokens import cut
from tests.proposals.text.examples import SOME_TEXT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("States (5.1) doesn't.", ["States", "(", "5.1", ")", "doesn't", "."]),
        ("«state-led»...", ["«", "state-led", "»", ".", ".", "."]),
        ("网络，安全2030", ["网", "络", "，", "安", "全", "2030"]),
        ("كَتَبَ، قال", ["كَتَبَ", "،", "قال"]),
        ("e\u0301te\u0301", ["été"]),
        ("не-то; да", ["не-то", ";", "да"]),
        ("100% $5", ["100", "%", "$", "5"]),
        (" \n\t", []),
    ],
)
def test_words_marks_and_characters(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == words


def test_offsets_and_white_space_lead_back_to_the_text() -> None:
    text = "  Decides,  to act. "
    assert [text[t.start : t.end] for t in tokenize(text)] == [t.text for t in tokenize(text)]
    assert [t.space for t in tokenize(text)] == ["", "  ", " ", "", " "]


@given(SOME_TEXT)
def test_no_character_is_lost(text: str) -> None:
    tokens = cut(text)
    assert tokens.lead + tokens.text(0, len(tokens.words)) == unicodedata.normalize("NFC", text)
    assert all(word and not any(map(str.isspace, word)) for word in tokens.words)


@given(SOME_TEXT)
def test_the_short_way_for_ascii_cuts_like_the_long_one(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    assert cut(plain + " é").words == [*cut(plain).words, "é"]
