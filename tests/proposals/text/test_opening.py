"""Opening words in six languages, and remarks on how a text is built."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from proposals.text import Kind, Paragraph, opening_verb, structure_warnings
from tests.proposals.text.examples import ident, norm


@pytest.mark.parametrize(
    ("text", "kind", "language", "opening"),
    [
        ("Noting with concern the fog", "pp", "en", "Noting with concern"),
        ("Also recalling its mandate", "pp", "en", "Also recalling"),
        ("Deeply concerned that", "pp", "en", "Deeply concerned"),
        ("Calls upon States", "op", "en", "Calls upon"),
        ("Decides to meet", "op", "en", "Decides"),
        ("Notesworthy", "op", "en", ""),
        ("Calls upon States", "pp", "en", ""),
        ("To meet", "sub", "en", ""),
        ("Se félicitant également du", "pp", "fr", "Se félicitant également"),
        ("S’engage à agir", "op", "fr", "S’engage à"),
        ("Teniendo presente que", "pp", "es", "Teniendo presente"),
        ("Insta también a", "op", "es", "Insta también"),
        ("ссылаясь на свою", "pp", "ru", "ссылаясь на"),
        ("вновь подтверждает", "op", "ru", "вновь подтверждает"),
        ("وإذ تشير إلى", "pp", "ar", "وإذ تشير"),
        ("تقرر أن", "op", "ar", "تقرر"),
        ("关切地注意到威胁", "pp", "zh", "关切地注意到"),
        ("决定召开", "op", "zh", "决定"),
        ("Noting", "pp", "tlh", ""),
    ],
)
def test_opening_words(text: str, kind: str, language: str, opening: str) -> None:
    assert opening_verb(text, Kind(kind), language) == opening


def codes(text: Sequence[Paragraph]) -> list[tuple[str, int, dict[str, str]]]:
    return [(w.code, w.paragraph.int, dict(w.parameters)) for w in structure_warnings(text, "en")]


def with_text(number: int, text: str) -> list[Paragraph]:
    return [replace(p, text=text) if p.id == ident(number) else p for p in norm()]


def test_a_well_built_text_needs_one_mark_only() -> None:
    assert codes(norm()) == [("closing", 7, {"expected": ";"})] or codes(norm()) == []


@pytest.mark.parametrize(
    ("number", "text", "remark"),
    [
        (3, "Lighthouses matter,", ("opening_unknown", 3, {})),
        (3, "Decides upon calm,", ("opening_of_op", 3, {"opening": "Decides"})),
        (8, "Recalling this.", ("opening_of_pp", 8, {"opening": "Recalling"})),
        (4, "Recalling the fog,", ("opening_repeated", 4, {"opening": "Recalling"})),
        (3, "Recalling the fog;", ("closing", 3, {"expected": ","})),
        (8, "Decides to meet;", ("closing", 8, {"expected": "."})),
        (5, "Calls upon States;", ("closing", 5, {"expected": ":"})),
        (6, " ", ("empty", 6, {})),
    ],
)
def test_remarks(number: int, text: str, remark: tuple[str, int, dict[str, str]]) -> None:
    assert remark in codes(with_text(number, text))


def test_also_mends_a_repetition_and_a_final_and_closes() -> None:
    assert codes(with_text(4, "Also recalling the fog,")) == codes(norm())
    assert codes(with_text(6, "From intrusion; and")) == codes(norm())
