"""A pasted text becomes paragraphs, whatever shape it was pasted in, and loses no word."""

import re
import time
import unicodedata
from collections import Counter
from itertools import count

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from proposals.text import Kind, Parsed, labels, split_text, to_paragraphs
from tests.proposals.text.examples import ident
from tests.work import work

WRAPPED = """DEMO/WG4/2026/L.3
12 March 2026

Draft norm on the integrity of
update channels

The Working Group,

*Recalling* its mandate and the seven sessions held in Port Halcyon, and the work
done since then by the technical community,

_Noting with concern_ that update channels have been misused,

1.  *Calls upon* States and vendors:
    (a) To sign every update;
    (b) To publish:
        (i) The keys, as set out in paragraph 2
        (a) of the annex;
        (ii) A list of past incidents; and
    (c) To keep records;

2.  Decides to remain seized of the matter.
"""
PER_LINE = """Draft norm on the integrity of update channels
The Working Group,
PP1 Recalling its mandate,
PP2 Noting with concern that update channels have been misused,
OP1 Calls upon States and vendors:
(a) To sign every update;
(b) To publish:
(i) The keys;
(ii) A list of past incidents; and
(c) To keep records;
OP2 Decides to remain seized of the matter."""
UNNUMBERED = """Draft norm on the integrity of update channels
The Working Group,
Recalling its mandate,
Noting with concern that update channels have been misused,
Calls upon States and vendors:
a. To sign every update;
b. To publish:
i. The keys;
ii. A list of past incidents; and
c. To keep records;
Decides to remain seized of the matter."""
ONE_LINE = (
    "Draft norm on the integrity of update channels The Working Group, Recalling its mandate, "
    "Noting with concern that update channels have been misused, 1. Calls upon States and "
    "vendors: (a) To sign every update; (b) To publish: (i) The keys; (ii) A list of past "
    "incidents; and (c) To keep records; 2. Decides to remain seized of the matter."
)
EXPECTED = ["Title", "Enacting line", "PP1", "PP2", "OP1", "OP1 (a)", "OP1 (b)"]
EXPECTED += ["OP1 (b) (i)", "OP1 (b) (ii)", "OP1 (c)", "OP2"]


def labelled(parsed: Parsed) -> dict[str, str]:
    numbers = count(1)
    text = to_paragraphs(parsed.paragraphs, lambda: ident(next(numbers)))
    return {labels(text)[paragraph.id]: paragraph.text for paragraph in text}


def codes(parsed: Parsed) -> list[str]:
    return [warning.code for warning in parsed.warnings]


@pytest.mark.parametrize("source", [WRAPPED, PER_LINE, UNNUMBERED, ONE_LINE])
def test_the_same_norm_is_found_in_every_shape(source: str) -> None:
    parsed = split_text(source)
    found = labelled(parsed)
    assert list(found) == EXPECTED
    assert found["Title"] == "Draft norm on the integrity of update channels"
    assert found["PP1"].startswith("Recalling its mandate")
    assert found["OP1"] == "Calls upon States and vendors:"
    assert found["OP1 (b) (ii)"] == "A list of past incidents; and"
    assert codes(parsed) == []


def test_wrapped_lines_without_blank_ones_are_joined() -> None:
    source = """The protection of undersea cables and landing
stations in time of tension
The Working Group,
Recalling the report of its third meeting and the
views of member States and stakeholders,
Mindful that nine in ten messages travel by cable,
1. Calls upon
States and stakeholders,
as appropriate, to refrain from harm;
2. Encourages operators."""
    assert list(labelled(split_text(source)).values()) == [
        "The protection of undersea cables and landing stations in time of tension",
        "The Working Group,",
        "Recalling the report of its third meeting and the views of member States and "
        "stakeholders,",
        "Mindful that nine in ten messages travel by cable,",
        "Calls upon States and stakeholders, as appropriate, to refrain from harm;",
        "Encourages operators.",
    ]


def test_bis_and_decimal_numbers_are_marks_too() -> None:
    source = "OP1 Decides:\n1.1 First;\n1.2 Second;\nOP1 bis. Invites all;\nOP2 Ends."
    parsed = split_text(source)
    assert list(labelled(parsed)) == ["OP1", "OP1 (a)", "OP1 (b)", "OP2", "OP3"]
    assert "number_out_of_order" not in codes(parsed)


def test_headings_between_parts_are_kept_apart() -> None:
    source = "A norm\n\nPreamble\n\nRecalling A,\n\nA. Scope\n\n1. Decides B."
    assert list(labelled(split_text(source))) == ["Title", "Heading 1", "PP1", "Heading 2", "OP1"]


def test_a_reference_at_the_start_of_a_wrapped_line_is_no_mark() -> None:
    found = labelled(split_text(WRAPPED))
    assert found["OP1 (b) (i)"] == "The keys, as set out in paragraph 2 (a) of the annex;"


def test_symbol_and_date_are_left_over_and_shown() -> None:
    shown = [(one.line, one.text) for one in split_text(WRAPPED).leftovers]
    assert shown == [(1, "DEMO/WG4/2026/L.3"), (2, "12 March 2026")]


SIX_LANGUAGES = {
    "es": """La Asamblea General,
Recordando su resolución,
1. Decide actuar;
2. Insta a:
a) Ver;
b) Oír.""",
    "fr": """Le Groupe de travail,
Rappelant son mandat,
1. Décide d’agir ;
2. Invite :
a) Les États ;
b) Les autres.""",
    "ru": """Рабочая группа,
ссылаясь на свой мандат,
1. постановляет действовать;
2. призывает:
a) видеть;
b) слышать.""",
    "ar": """الفريق العامل،
إذ يشير إلى ولايته،
١ - يقرر العمل؛
٢ - يدعو الدول إلى:
(أ) النظر؛
(ب) السماع.""",
    "zh": """工作组，
回顾其任务，
1. 决定采取行动；
2. 请各国：
(a) 观察；
(b) 倾听。""",
}


@pytest.mark.parametrize(("language", "source"), SIX_LANGUAGES.items(), ids=SIX_LANGUAGES)
def test_six_languages(language: str, source: str) -> None:
    parsed = split_text(source, language)
    assert list(labelled(parsed)) == ["Enacting line", "PP1", "OP1", "OP2", "OP2 (a)", "OP2 (b)"]
    assert codes(parsed) == ["no_title"]


def test_i_after_h_is_a_letter_unless_ii_follows() -> None:
    letters = "\n".join(f"({letter}) word;" for letter in "abcdefghij")
    assert list(labelled(split_text("1. Decides:\n" + letters)))[-1] == "OP1 (j)"
    nested = "1. Decides:\n(a) one:\n(i) two;\n(ii) three;\n(b) four."
    assert list(labelled(split_text(nested)))[-3:] == ["OP1 (a) (i)", "OP1 (a) (ii)", "OP1 (b)"]


def test_brackets_become_spans_of_the_words() -> None:
    one = split_text("1. [Decides] that States [shall][should] act.\n[2. Ends it.]")
    assert [p.text for p in one.paragraphs] == [
        "Decides that States shall should act.",
        "Ends it.",
    ]
    assert [[b.text for b in p.brackets] for p in one.paragraphs] == [
        ["Decides", "shall", "should"],
        ["Ends it."],
    ]


def test_a_bracket_over_several_paragraphs_is_in_each_of_them() -> None:
    parsed = split_text("[Decides to act;\n\nRequests a report;]\n\nEncourages calm.")
    assert [[b.text for b in p.brackets] for p in parsed.paragraphs] == [
        ["Decides to act;"],
        ["Requests a report;"],
        [],
    ]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("1. Decides x;\n3. Decides y.", "number_out_of_order"),
        ("Lamps ought to burn all night long, whatever the weather.", "opening_unknown"),
        ("(a) Alone;", "orphan_subparagraph"),
        ("1. Decides [x.", "unbalanced_bracket"),
        ("1. Decides x;\n\nRecalling y,", "pp_after_op"),
        ("Recalling y,", "no_operative"),
        ("1. Decides:\n(a) x;\n(d) y.", "mark_out_of_order"),
    ],
)
def test_remarks_tell_what_to_look_at(source: str, code: str) -> None:
    assert code in codes(split_text(source))


def test_nothing_gives_nothing() -> None:
    assert split_text(" \n\n") == Parsed((), (), ())


WORD = st.text(st.sampled_from("bcdfgklmnprstvwz"), min_size=8, max_size=10)
START = st.sampled_from(
    ["", "1. ", "2. ", "(a) ", "(ii) ", "b. ", "OP3 ", "PP1: ", "- ", "* ", "[", "[4. ", "# ",
     "Noting ", "*Recalling* ", "Decides ", "The Working Group, ", "(h) ", "1 bis. ", "___ "]
)  # fmt: skip
END = st.sampled_from(["", ",", ";", ".", ":", "; and", "]", ".]", ", or", " ["])
BREAK = st.sampled_from(["\n", "\n\n", " ", "\r\n", "\t", "\u2028", "\x0c"])
LINE = st.tuples(START, st.lists(WORD, min_size=1, max_size=8).map(" ".join), END, BREAK)


@given(st.lists(LINE, max_size=12).map(lambda rows: "".join(map("".join, rows))))
@example("bbbbbbbb\tPP1: bbbbbbbb\n1 bis. bbbbbbbb\n")
@settings(max_examples=500)
def test_no_word_is_lost(source: str) -> None:
    assert told_words(split_text(source)) == Counter(re.findall(r"\w{8,}", source))


@pytest.mark.parametrize("label", ["\tPP1:", " [OP1", " (OP1)", "\u00a0WG1,"])
def test_the_number_of_a_label_is_no_mark_of_a_note(label: str) -> None:
    parsed = split_text(f"Recalling{label} signs\n\n1 See the annex.")
    assert parsed.notes == ()
    assert "1" in parsed.paragraphs[0].text


def test_a_paragraph_between_two_others_is_no_note_although_its_number_is_due() -> None:
    parsed = split_text("1. Decides to publish keys1 daily;\n1 bis. Invites States;\n2. Ends.")
    assert [p.text for p in parsed.paragraphs][1:] == ["Invites States;", "Ends."]
    assert parsed.notes == ()


def told_words(parsed: Parsed) -> Counter[str]:
    told = [p.text for p in parsed.paragraphs] + [one.text for one in parsed.leftovers]
    return Counter(re.findall(r"\w{8,}", " ".join(told)))


@given(
    st.text(st.characters(exclude_categories=("Cs",))), st.sampled_from(["en", "ar", "zh", "ru"])
)
@settings(max_examples=300)
def test_any_text_is_split_without_a_crash(source: str, language: str) -> None:
    parsed = split_text(source, language)
    for paragraph in parsed.paragraphs:
        assert all(0 <= b.start <= b.end <= len(paragraph.text) for b in paragraph.brackets)
    letters = Counter(c for c in unicodedata.normalize("NFC", source) if "\u4e00" <= c <= "\u9fff")
    told = "".join(p.text for p in parsed.paragraphs) + "".join(o.text for o in parsed.leftovers)
    assert all(told.count(letter) == times for letter, times in letters.items() if times)


@pytest.mark.parametrize("odd", ["a\x00b", "\u202eRecalling x,", "\ufeff1. Decides", "\u200f(a) x"])
def test_odd_characters_do_no_harm(odd: str) -> None:
    assert split_text(odd).paragraphs


@pytest.mark.parametrize(
    "source",
    [
        "Noting x, " * 20_000,
        "a " * 100_000,
        "[" * 200_000,
        "[a" * 60_000 + "]" * 60_000,
        "(a) x; (b) y; " * 14_000,
        "1. x\n" * 40_000,
        "*" * 200_000,
        "The Working Group, " * 10_000,
        "\n" * 200_000,
        "Decides; " * 22_000,
        "x" * 200_000,
    ],
)
def test_two_hundred_thousand_characters_take_about_a_second(source: str) -> None:
    began = time.process_time()
    split_text(source)
    assert time.process_time() - began < 8  # about one; this only catches a runaway


def test_kinds_are_what_the_database_stores() -> None:
    assert [p.kind for p in split_text(PER_LINE).paragraphs][:3] == [
        Kind.TITLE,
        Kind.ENACTING,
        Kind.PP,
    ]


def test_a_first_line_over_the_enacting_line_is_the_title_even_if_it_begins_like_a_verb() -> None:
    source = "Pledges, reports and a stocktake\n\nThe Working Group,\n\n1. Invites all to pledge."
    kinds = [paragraph.kind for paragraph in split_text(source).paragraphs]
    assert kinds == [Kind.TITLE, Kind.ENACTING, Kind.OP]


def test_notes_far_apart_are_looked_for_once() -> None:
    def source(lines: int) -> str:
        return "Recalling its mandate1 and powers,2\n___\n1 See A.\n" + "\n" * lines + "2 See B."

    assert [note.text for note in split_text(source(50)).notes] == ["See A.", "See B."]
    few, many = (work(lambda lines=lines: split_text(source(lines))) for lines in (500, 2_000))
    assert many < 6 * few


def test_a_line_that_goes_on_with_and_beside_a_page_number_is_no_date() -> None:
    source = (
        "A norm on lamps\n\nThe Working Group,\n\nRecalling that it keeps international peace\n"
        "and security\nPage 2\nin all places,\n\n1. Decides to act."
    )
    parsed = split_text(source)
    assert [one.text for one in parsed.leftovers] == ["Page 2"]
    assert parsed.paragraphs[2].text.endswith("peace and security in all places,")
