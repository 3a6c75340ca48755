"""Every format says the same facts, opens in its program, and survives any character."""

import csv
import io
import json as stdlib_json
from collections.abc import Callable
from datetime import UTC, datetime

import docx as python_docx
import pypdf
import pytest

from reports.compile import docx, json, pdf, table
from reports.compile.contents import SCHEMA, Change, Contents, Tally
from reports.compile.document import document
from reports.compile.document_texts import changed
from tests.reports.facts import agreed, amendment, contents, paragraph, position, text

MOMENT = datetime(2026, 7, 1, 9, 0, 5, tzinfo=UTC)


def pdf_of(facts: Contents) -> pdf.Pdf:
    return pdf.render(document(facts, "en"), author="Secretariat", moment=MOMENT)


def pdf_words(made: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def docx_of(facts: Contents) -> bytes:
    return docx.render(document(facts, "en"), author="Secretariat", moment=MOMENT)


def docx_words(made: bytes) -> str:
    word = python_docx.Document(io.BytesIO(made))
    cells = (cell.text for one in word.tables for row in one.rows for cell in row.cells)
    return " ".join(" ".join([*(p.text for p in word.paragraphs), *cells]).split())


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
    "Without outcome: Amd.1.",
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
    [lambda facts: pdf_of(facts).content, table.render, json.render],
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


def test_the_csv_is_read_back_row_by_row() -> None:
    made = table.render(contents())
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    assert [row["symbol"] for row in rows if row["record"] == "amendment"] == [
        "NF/WG4/2026/L.1/Amd.1",
        "NF/WG4/2026/L.1/Amd.2",
    ]
    stances = {row["stakeholder"]: row["stance"] for row in rows if row["record"] == "position"}
    assert stances == {"Marlonia": "Objection", "Vailuku": "Support", "Zhenlu": "Support"}


def test_the_csv_speaks_in_words_and_says_on_what_ground_and_day() -> None:
    made = table.render(contents()).decode("utf-8-sig")
    (row,) = [
        row
        for row in csv.DictReader(io.StringIO(made, newline=""))
        if row["symbol"] == "NF/WG4/2026/L.1/Amd.2"
    ]
    assert row["stage"] == "Under negotiation"
    assert row["operation"] == "Change words"
    assert row["status"] == "agreed by the group"
    assert (row["basis"], row["meeting"]) == ("a meeting", "First meeting")
    assert (row["basis date"], row["note"]) == ("2026-03-09", "Without debate.")


def test_the_moment_is_told_once_unless_the_period_had_ended_before() -> None:
    at_once = contents(taken_at="2026-06-02T10:00:00Z", as_of="2026-06-02T10:00:00Z")
    assert "stand here as they stood" not in docx_words(docx_of(at_once))
    later = contents(taken_at="2026-08-02T10:00:00Z", as_of="2026-07-01T00:00:00Z")
    assert "The texts stand here as they stood on 1 July 2026" in docx_words(docx_of(later))


def test_reasons_stand_beside_the_paragraph_that_they_are_about() -> None:
    reasoned = position("Marlonia", stance="object", reason="It leaves out companies.")
    tally = Tally("id-OP1", "OP1", {"state": {"object": 1}}, (reasoned,))
    said = docx_words(docx_of(contents(text(tallies=(tally,)))))
    assert "OP1, objection: Marlonia (“It leaves out companies.”)" in said


def test_lifted_brackets_are_told_in_their_own_words_and_not_counted_as_agreed() -> None:
    lifted = amendment(3, operation="bracket", status="agreed", outcome=agreed(), mover="Brennia")
    said = docx_words(docx_of(contents(text(amendments=(amendment(), lifted)), coalitions=())))
    assert "1 amendment: 1 open." in said
    assert "1 bracketed passage: 1 lifted." in said


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t=", " =", "\r=", "＝"])
def test_no_cell_of_the_csv_is_run_as_a_formula(lead: str) -> None:
    evil = f'{lead}HYPERLINK("https://evil.example")'
    facts = contents(text(title=evil, amendments=(amendment(rationale=evil, new_text=evil),)))
    rows = csv.reader(io.StringIO(table.render(facts).decode("utf-8-sig"), newline=""))
    for cell in (cell for row in rows for cell in row if "HYPERLINK" in cell):
        assert cell.startswith("'")


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
    assert list(csv.reader(io.StringIO(table.render(facts).decode("utf-8-sig"), newline="")))
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
