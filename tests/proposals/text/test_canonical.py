"""The hash of a revision changes with its words, and with nothing that is not in them."""

import json
import unicodedata
from dataclasses import replace

from proposals.text import canonical, sha256
from tests.proposals.text.examples import norm


def test_the_same_text_has_the_same_hash_for_ever() -> None:
    assert (
        sha256(norm(), "en") == "48c19ed5123fb4ccf1b3d26f61583a52b15724f744a83f584bd2b9e0b49f91e1"
    )


def test_words_order_and_language_change_the_hash() -> None:
    first, *rest = norm()
    hashes = {
        sha256(norm(), "en"),
        sha256(norm(), "fr"),
        sha256([replace(first, text="Another title"), *rest], "en"),
        sha256([*rest, first], "en"),
        sha256(rest, "en"),
    }
    assert len(hashes) == 5


def test_composed_and_decomposed_accents_are_the_same_words() -> None:
    one = [replace(norm()[0], text="Sécurité")]
    other = [replace(norm()[0], text=unicodedata.normalize("NFD", "Sécurité"))]
    assert sha256(one, "fr") == sha256(other, "fr")


def test_the_bytes_are_json_that_anyone_can_read() -> None:
    told = json.loads(canonical(norm()))
    assert told["format"] == "norms-forum-text/1"
    assert told["paragraphs"][5]["parent"] == told["paragraphs"][4]["id"]
