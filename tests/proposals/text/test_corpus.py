"""Resolutions as they are copied from PDFs and databases come out right, and lose no word.

Each file of `tests/proposals/corpus/` holds a text as it was copied, a line "=====", and what it
says, one paragraph a line: its kind (sub1, sub2 by depth; note for a footnote), a tab, its words.
"""

import difflib
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals.text import Parsed, split_text

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))
LABEL = re.compile(r"\b[PO]P\d+\b")


def case(file: Path) -> tuple[str, str, list[tuple[str, str]]]:
    """The copied text, its language, and its (kind, words)."""
    source, _rule, told = file.read_text(encoding="utf-8").partition("\n=====\n")
    rows = [tuple(line.split("\t", 1)) for line in told.splitlines()]
    return source, file.name.split(".")[1], rows  # type: ignore[return-value]


def told(parsed: Parsed) -> list[tuple[str, str]]:
    return [
        (f"sub{one.depth}" if one.kind == "sub" else one.kind.value, one.text)
        for one in parsed.paragraphs
    ]


def letters(text: str) -> Counter[str]:
    """Letters but not digits: numbers of paragraphs and marks of notes go. So do labels."""
    return Counter(character for character in text.lower() if character.isalpha())


def everything(parsed: Parsed) -> str:
    parts = [one.text for one in (*parsed.paragraphs, *parsed.leftovers, *parsed.notes)]
    return " ".join(parts)


def test_the_corpus_is_large_and_in_three_languages() -> None:
    assert len(CORPUS) >= 20
    assert {file.name.split(".")[1] for file in CORPUS} == {"en", "fr", "ru"}


def test_95_of_100_paragraphs_have_the_right_bounds_and_kind() -> None:
    right = total = 0
    for file in CORPUS:
        source, language, rows = case(file)
        bare = str.maketrans("", "", "[]")
        wanted = [(kind, words.translate(bare)) for kind, words in rows if kind != "note"]
        found = told(split_text(source, language))
        matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
        right += sum(block.size for block in matcher.get_matching_blocks())
        total += max(len(wanted), len(found))
    assert right / total >= 0.95


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_no_word_of_the_corpus_is_lost(file: Path) -> None:
    source, language, _rows = case(file)
    marks = re.findall(r"(?<!\w)\(?([a-h]|i{1,3})\)", source)
    wanted = letters(LABEL.sub("", source))
    found = letters(everything(split_text(source, language)))
    assert not (wanted - found) - letters("".join(marks))
    assert not found - wanted


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_notes_are_kept_as_notes_and_leave_no_mark_behind(file: Path) -> None:
    source, language, rows = case(file)
    parsed = split_text(source, language)
    assert [one.text for one in parsed.notes] == [words for kind, words in rows if kind == "note"]
    assert all(one.after for one in parsed.notes)


def found_in(source: str, code: str, language: str = "en") -> list[str]:
    warnings = split_text(source, language).warnings
    return [one.parameters["found"] for one in warnings if one.code == code]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Str ategies", "en"),
        ("2 1 January", "en"),
        ("en gineers", "en"),
        ("informa- tion", "en"),
        ("January 20 26", "en"),
        ("2 1 janvier", "fr"),
        ("organi sations", "fr"),
        ("2 1 января", "ru"),
        ("деятель ность", "ru"),
    ],
)
def test_a_word_that_extraction_broke_is_pointed_out_and_left_as_it_is(
    words: str, language: str
) -> None:
    source = {
        "en": f"1. Decides that the {words} of all;\n2. Decides more.",
        "fr": f"1. Décide que les {words} de tous ;\n2. Décide davantage.",
        "ru": f"1. постановляет, что {words} всех;\n2. постановляет.",
    }[language]
    assert found_in(source, "split_word", language) == [words]
    assert words in split_text(source, language).paragraphs[0].text


def test_what_is_whole_is_not_called_broken() -> None:
    for file in CORPUS:
        if "split" not in file.name:
            source, language, _rows = case(file)
            assert found_in(source, "split_word", language) == [], file.name


def test_a_mark_that_no_note_answers_stays_and_is_pointed_out() -> None:
    source = "The Working Group, Recalling its resolution,3 Noting calm, 1. Decides to act."
    assert found_in(source, "stray_mark") == ["resolution,3"]
    assert [one.kind for one in split_text(source).paragraphs] == ["enacting", "pp", "pp", "op"]


def test_a_symbol_or_date_that_a_sentence_cites_is_no_furniture() -> None:
    source = (
        "The Working Group, Recalling document DEMO/WG1/2026/4 of 12 March 2026, and its decisions "
        "2/4 and 3/4, 1. Decides to act on DEMO/WG1/2026/4; 2. Ends on 3 May 2026."
    )
    parsed = split_text(source)
    assert parsed.leftovers == ()
    assert "DEMO/WG1/2026/4 of 12 March 2026, and its decisions 2/4 and 3/4" in everything(parsed)


def test_a_compound_at_the_end_of_a_line_keeps_its_hyphen() -> None:
    source = "1. Decides on State-\nled and long-\nterm work, and on infor-\nmation.\n2. Ends."
    words = "Decides on State-led and long-term work, and on information."
    assert split_text(source).paragraphs[0].text == words


PAGE = ["DEMO/WG1/2026/L.1", "2/4", "26-01234", "*2601234*", "Distr.: Limited", "12 March 2026",
        "____", "1 See x.", "Original: English", "Third session", "page 2 of 4"]  # fmt: skip
LONG = st.text(st.sampled_from("bcdfgklmnprstvwz"), min_size=8, max_size=10)
PIECE = st.one_of(LONG, LONG.map(lambda word: f"{word},1"), st.sampled_from(PAGE))
GAP = st.sampled_from([" ", "\n", "\n\n", ", ", ";\n", ": (a) ", ".\n", "-\n"])


@given(st.lists(st.tuples(PIECE, GAP), max_size=40), st.sampled_from(["en", "fr", "ru"]))
@settings(max_examples=400)
def test_no_word_among_furniture_and_notes_is_lost(rows: list[tuple[str, str]], lang: str) -> None:
    source = "".join(map("".join, rows))
    marked = letters(source)
    found = letters(everything(split_text(source, lang)))
    lost = marked - found
    assert set(lost) <= {"a"}
