"""Every format says the same facts, opens in its program, and survives any character."""

import io
import json as stdlib_json
from collections.abc import Callable, Iterable

import docx as python_docx
import pypdf
import pytest

from reports.compile import json, table
from reports.compile.blocks import Run
from reports.compile.contents import (
    SCHEMA,
    Change,
    Contents,
)
from reports.compile.document_words import changed, disputed
from tests.reports.facts import amendment, contents, paragraph, position, text
from tests.reports.rendered import MOMENT, docx_of, docx_words, pdf_of, pdf_words, tables_of

SAID = [
    "Working Group 4: report",
    "1 March 2026 to 30 June 2026",
    "NF/WG4/2026/L.1 Keeping hospitals out of reach",
    "main sponsor: Dravenia",
    "co-sponsors: Kesimba, Ostvarn",
    "Calls upon all States to refrain from operations",
    "Amd.1, OP1.",
    "Marlonia",
    "Companies act too.",
    "It says nothing of companies.",
    "agreed by the group",
    "First meeting, 9 March 2026",
    "Hospitals Off Limits",
    "To be reconfirmed by: Zhenlu.",
    "Amendments without outcome: Amd.1.",
]


@pytest.mark.parametrize("words", SAID)
def test_the_pages_say_what_happened(words: str) -> None:
    for said in (pdf_words(pdf_of(contents()).content), docx_words(docx_of(contents()))):
        assert words in said


def test_the_pdf_is_tagged_and_says_what_it_is() -> None:
    made = pdf_of(contents())
    reader = pypdf.PdfReader(io.BytesIO(made.content))
    assert made.accessible
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert "Working Group 4" in (reader.metadata.title or "")
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("en")


@pytest.mark.parametrize(
    "render",
    [
        lambda facts: pdf_of(facts).content,
        lambda facts: table.render(facts, MOMENT),
        json.render,
    ],
    ids=["pdf", "csv", "json"],
)
def test_the_same_facts_give_the_same_bytes(render: Callable[[Contents], bytes]) -> None:
    assert render(contents()) == render(contents())


def test_the_docx_has_real_headings_a_language_and_header_rows() -> None:
    word = python_docx.Document(io.BytesIO(docx_of(contents())))
    styles = {paragraph.style.name for paragraph in word.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Norm", "Amendment"} <= styles
    assert word.core_properties.language == "en"
    assert word.tables
    for one in word.tables:
        assert "w:tblHeader" in one.rows[0]._tr.xml


def test_changed_words_are_marked_without_colour() -> None:
    word = python_docx.Document(io.BytesIO(docx_of(contents())))
    runs = [run for p in word.paragraphs for run in p.runs]
    assert any(run.underline and "and companies" in run.text for run in runs)
    assert any(run.font.strike and "to refrain" in run.text for run in runs)


def test_the_docx_has_the_banner_at_every_head_and_numbers_at_every_foot() -> None:
    word = python_docx.Document(io.BytesIO(docx_of(contents(demonstration=True))))
    (section,) = word.sections
    assert section.header.paragraphs[0].text.startswith("Demonstration:")
    assert "Working Group 4: report" in section.header.paragraphs[1].text
    assert [code in section.footer._element.xml for code in ("PAGE", "NUMPAGES")] == [True, True]


def test_no_sum_stands_alone_on_the_next_page() -> None:
    word = python_docx.Document(io.BytesIO(docx_of(contents())))
    (standing, *_others) = word.tables
    assert standing.rows[-1].cells[0].text == "All"
    kept = ["w:keepNext" in row._tr.xml for row in standing.rows]
    assert kept == [True] * (len(kept) - 1) + [False]


def test_the_json_names_its_schema_and_holds_everything() -> None:
    read = stdlib_json.loads(json.render(contents()))
    assert read["schema"] == SCHEMA
    assert read["texts"][0]["amendments"][1]["outcome"]["basis"] == "meeting"
    assert read["texts"][0]["positions"][0]["reason"] == "It says nothing of companies."
    assert read["findings"]["statuses"] == {"agreed": 1, "open": 1}


WORST = {
    "controls": "Calls\x00 upon\x07 States\x0b to\x1f act;",
    "cp1252": "Calls upon\x93 States\x94 to act\x85",
    "windows lines": "Calls upon\r\nall States\rto act;",
    "overrides": "Calls \u202eupon\u202c \u2066States\u2069 to act;",
    "markup": '<b>Calls</b> & #upon[x] $1 "_States_" *to* `act` \\ @ref <label>;',
    "astral": "Calls upon \U0001f3e5 States \U00020000;",
    "non-characters": "Calls\ufffe upon\uffff States;",
    "combining": "Cälls upo\u0304n Státes",
    "nothing": "",
}


@pytest.mark.parametrize("name", WORST)
def test_no_character_breaks_a_format(name: str) -> None:
    words = WORST[name]
    facts = contents(
        text(
            title=words or "x",
            paragraphs=(paragraph(text=words),),
            amendments=(amendment(new_text=words, rationale=words, mover=words),),
            positions=(position(words, stance="object", reason=words),),
        ),
        coalitions=(),
    )
    assert pdf_of(facts).content.startswith(b"%PDF")
    assert python_docx.Document(io.BytesIO(docx_of(facts))).paragraphs
    assert all(tables_of(facts).values())
    assert stdlib_json.loads(json.render(facts))["texts"]


@pytest.mark.parametrize(
    ("language", "direction", "words"),
    [
        ("ar", "rtl", "تدعو جميع الدول إلى الامتناع عن العمليات ضد الخدمات الصحية؛"),
        ("zh-hans", "ltr", "呼吁所有国家不对卫生服务采取行动；"),
        ("ru", "ltr", "призывает все государства воздерживаться от операций;"),
    ],
)
def test_texts_in_other_scripts_keep_their_words(language: str, direction: str, words: str) -> None:
    facts = contents(
        text(language=language, direction=direction, paragraphs=(paragraph(text=words),))
    )
    assert pdf_of(facts).content.startswith(b"%PDF")
    assert words in docx_words(docx_of(facts))
    assert words in json.render(facts).decode()


def test_bracketed_words_stand_in_brackets_of_their_own() -> None:
    parts = (Change("equal", "Calls ", "Calls "), Change("bracket", "upon", "upon"))
    runs = changed((*parts, Change("equal", " all.", " all.")))
    assert "".join(run.text for run in runs) == "Calls [upon] all."


def printed(runs: Iterable[Run]) -> str:
    """Words that come between pluses, and those that go between minuses."""
    signs = {"ins": "+", "del": "-"}
    return "".join(f"{signs.get(r.style, '')}{r.text}{signs.get(r.style, '')}" for r in runs)


def test_brackets_and_marks_hold_the_disputed_words_and_no_space_around_them() -> None:
    parts = (
        Change("equal", "Urges all", "Urges all"),
        Change("insert", "", " States and"),
        Change("equal", " ", " "),
        Change("replace", "companies", "people"),
        Change("equal", " to answer", " to answer"),
        Change("delete", " soon", ""),
        Change("equal", ";", ";"),
    )
    told = printed(disputed(changed(parts)))
    assert told == "Urges all [+States and+ -companies- +people+] to answer [-soon-];"
    assert printed(disputed(changed((Change("insert", "", "Asks;"),)))) == "[+Asks;+]"
    assert printed(disputed(changed((Change("equal", "Asks;", "Asks;"),)))) == "Asks;"
