"""Changed words on a page: struck before underlined, with the spaces that the words have."""

import re

import pytest

from proposals.models import Result
from proposals.templatetags.proposals import changed_words
from proposals.text import diff
from proposals.views.cards import SIGNS


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("ask for a thing in law", "ask for, in law, a thing", r"\S\s+,"),
        ("requiring that so;", "requiring, in law, that so;", r"\S\s+,"),
        ("keep it long.", "keep it;", r"\S\s+;"),
    ],
)
def test_no_space_stands_before_a_closing_mark(old: str, new: str, shown: str) -> None:
    words = re.sub("<[^>]+>", "", changed_words(diff(old, new), whole=True))
    assert not re.search(shown, words), words


def test_struck_and_new_words_stand_apart() -> None:
    words = re.sub(
        "<[^>]+>", "", changed_words(diff("one word here", "one thing here"), whole=True)
    )
    assert words == "one word thing here"


def test_only_what_was_agreed_is_green() -> None:
    green = {status for status, (_icon, shade) in SIGNS.items() if shade == "is-agreed"}
    assert green == {Result.ACCEPTED, Result.AGREED}
