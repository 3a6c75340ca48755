"""An issued text whose words, or whose recorded hash, were changed by hand is found."""

import pytest

from proposals.reads.checks import text_faults
from tests import world
from tests.record.test_checks import tamper

pytestmark = pytest.mark.django_db


def test_issued_texts_have_the_words_that_were_issued() -> None:
    world.tabled_proposal()
    assert list(text_faults()) == []


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE proposals_revisionparagraph SET text = text || '!'", "its words are not those"),
        ("DELETE FROM proposals_revisionparagraph WHERE label = 'OP1'", "its words are not those"),
        ("UPDATE proposals_revision SET sha256 = 'f'", "the record tells another hash"),
    ],
)
def test_words_changed_by_hand_are_found(sql: str, words: str) -> None:
    world.tabled_proposal()
    tamper(sql)
    assert words in " ".join(text_faults())
