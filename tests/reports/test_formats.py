"""Every format says the same facts, opens in its program, and survives any character."""

import csv
import io
import json as stdlib_json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import docx as python_docx
import pypdf
import pytest

from reports.compile import docx, json, pdf, table
from reports.compile.contents import (
    SCHEMA,
    Adoption,
    Agreed,
    Change,
    Contents,
    Place,
    TakeOver,
    Tally,
)
from reports.compile.document import document
from reports.compile.document_words import changed
from tests.reports.facts import agreed, amendment, contents, paragraph, position, text

MOMENT = datetime(2026, 7, 1, 9, 0, 5, tzinfo=UTC)


def pdf_of(facts: Contents) -> pdf.Pdf:
    return pdf.render(document(facts, "en"), author="Secretariat", moment=MOMENT)


def pdf_words(made: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def docx_of(facts: Contents) -> bytes:
    return docx.render(document(facts, "en"), author="Secretariat", moment=MOMENT)


def tables_of(facts: Contents) -> dict[str, list[dict[str, str]]]:
    """The rows of each CSV in the ZIP, by the name of the table."""
    packed = zipfile.ZipFile(io.BytesIO(table.render(facts, MOMENT)))
    found = {}
    for name in packed.namelist():
        made = packed.read(name)
        assert made.startswith(b"\xef\xbb\xbf")
        rows = csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline=""), strict=True)
        found[name.removesuffix(".csv")] = list(rows)
    return found


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


def test_the_zip_has_a_table_for_each_kind_of_record() -> None:
    tables = tables_of(contents())
    assert {name: len(rows) for name, rows in tables.items()} == {
        "texts": 1,
        "paragraphs": 2,
        "amendments": 2,
        "positions": 4,
    }
    assert [row["symbol"] for row in tables["amendments"]] == [
        "NF/WG4/2026/L.1/Amd.1",
        "NF/WG4/2026/L.1/Amd.2",
    ]
    assert tables["paragraphs"][1]["positions: object"] == "1"


def test_the_csv_speaks_in_words_and_says_on_what_ground_and_day() -> None:
    row = tables_of(contents())["amendments"][1]
    assert row["stage"] == "Under negotiation"
    assert row["operation"] == "Change words"
    assert row["status"] == "agreed by the group"
    assert (row["basis"], row["meeting"]) == ("a meeting", "First meeting")
    assert (row["basis date"], row["note"]) == ("2026-03-09", "Without debate.")


def test_the_csv_tells_positions_by_name_on_texts_paragraphs_and_amendments() -> None:
    against = position("Zhenlu", stance="object", lapsed=True, reason="It goes too far.")
    facts = contents(text(amendments=(amendment(positions=(against,)),)), coalitions=())
    told = [
        (row["on"], row["paragraph"], row["amendment"], row["stakeholder"], row["stance"])
        for row in tables_of(facts)["positions"]
    ]
    amd = "NF/WG4/2026/L.1/Amd.1"
    assert told == [
        ("the whole text", "", "", "Marlonia", "Objection"),
        ("the whole text", "", "", "Vailuku", "Support"),
        ("the whole text", "", "", "Zhenlu", "Support"),
        ("a paragraph", "OP1", "", "Marlonia", "Objection"),
        ("an amendment", "OP1", amd, "Zhenlu", "Objection"),
    ]
    last = tables_of(facts)["positions"][-1]
    assert (last["reconfirmed"], last["reason"]) == ("no", "It goes too far.")


def test_the_csv_tells_destination_brackets_and_reasons() -> None:
    moved = amendment(operation="move", place=Place("op", "", "", "id-OP2", "OP2"))
    put = amendment(
        2,
        operation="bracket",
        changes=(Change("equal", "Calls ", "Calls "), Change("bracket", "upon", "upon")),
        bracket_reason="linkage",
    )
    gone = amendment(3, status="withdrawn", withdrawn_at="2026-04-01", withdrawal_reason="Merged.")
    tables = tables_of(contents(text(amendments=(moved, put, gone)), coalitions=()))
    first, second, third = tables["amendments"]
    assert first["destination"] == "behind OP2"
    assert (second["bracketed words"], second["in brackets for"]) == (
        "upon",
        "linkage with another text",
    )
    assert third["reason of withdrawal"] == "Merged."


ADOPTED = text(
    stage="adopted",
    amendments=(),
    adoption=Adoption("NF/WG4/2026/DEC.2", "Third meeting", "Kesh", "2026-06-01T10:00:00Z"),
    takeover=TakeOver("Second meeting", "2026-04-02"),
)
PUT_OFF = text(
    stage="deferred",
    amendments=(),
    deferred_until="2026-09-01",
    concluded_at="2026-06-01T10:00:00Z",
    concluding_reason="The lawyers ask for time.",
)


def test_the_csv_tells_how_a_text_was_concluded() -> None:
    adopted, put_off = tables_of(contents(ADOPTED, PUT_OFF, coalitions=()))["texts"]
    assert (adopted["adopted as"], adopted["meeting"], adopted["date"]) == (
        "NF/WG4/2026/DEC.2",
        "Third meeting",
        "2026-06-01T10:00:00Z",
    )
    assert (adopted["taken over in"], adopted["taken over on"]) == ("Second meeting", "2026-04-02")
    assert (put_off["deferred until"], put_off["reason"]) == (
        "2026-09-01",
        "The lawyers ask for time.",
    )


def test_the_pages_tell_how_a_text_was_concluded() -> None:
    said = docx_words(docx_of(contents(ADOPTED, PUT_OFF, coalitions=())))
    for words in (
        "1 adopted as NF/WG4/2026/DEC.2",
        "Keeping hospitals out of reach, adopted as NF/WG4/2026/DEC.2",
        "Adopted as NF/WG4/2026/DEC.2, Third meeting, Kesh",
        "taken over by the group: Second meeting, 2 April 2026",
        "Deferred on 1 June 2026. Reason given: The lawyers ask for time.",
        "NF/WG4/2026/L.1 is deferred until 1 September 2026.",
    ):
        assert words.casefold() in said.casefold()


def test_an_adopted_text_asks_nobody_to_reconfirm() -> None:
    said = docx_words(docx_of(contents(ADOPTED, coalitions=())))
    assert "To be reconfirmed by" not in said
    assert "reconfirmed." not in said


def test_what_is_open_is_one_figure_everywhere_with_its_parts_named() -> None:
    put = amendment(3, operation="bracket", changes=(Change("bracket", "upon", "upon"),))
    facts = contents(text(amendments=(amendment(), amendment(2), put)), coalitions=())
    said = docx_words(docx_of(facts))
    assert "2 amendments: 2 open." in said
    assert "1 bracketed passage: 1 open." in said
    assert "2 amendments and 1 bracketed passage are without outcome." in said
    assert "Amendments without outcome: Amd.1, Amd.2." in said
    assert "Brackets without outcome: Amd.3." in said


def test_referred_amendments_and_agreed_words_come_next() -> None:
    away = amendment(status="referred", outcome=agreed(result="referred", note="To Group 2."))
    pending = amendment(2, status="agreed", outcome=agreed(not_maintained=("Zhenlu",)))
    change = Agreed(
        paragraph="id-OP1",
        fate="changed",
        label="OP1",
        new_label="OP1",
        kind="op",
        number="1.",
        depth=0,
        behind="id-PP1",
        changes=(Change("equal", "Calls ", "Calls "), Change("replace", "upon", "on")),
        amendments=(2,),
    )
    added = replace(
        change,
        paragraph="id-new",
        fate="added",
        label="",
        new_label="OP2",
        behind="id-OP1",
        changes=(Change("insert", "", "Invites companies to help."),),
        amendments=(3,),
    )
    one = text(amendments=(away, pending), agreed=(change, added), next_revision="Rev.3")
    said = docx_words(docx_of(contents(one, coalitions=())))
    for words in (
        "Amd.2: agreed, goes into Rev.3.",
        "Amd.3: agreed, goes into Rev.3. A new paragraph, OP2.",
        "Invites companies to help.",
        "Agreed, goes into Rev.3: Amd.2.",
        "Objected before and did not maintain it: Zhenlu. Note: Without debate.",
        "Referred, to be heard of again: Amd.1.",
        "NF/WG4/2026/L.1: Amd.2 agreed, goes into Rev.3.",
        "NF/WG4/2026/L.1/Amd.1 is referred. To Group 2.",
    ):
        assert words in said
    marked = {
        (run.text, bool(run.underline), bool(run.font.strike))
        for p in python_docx.Document(io.BytesIO(docx_of(contents(one, coalitions=())))).paragraphs
        for run in p.runs
        if p.style and p.style.name == "Norm"
    }
    assert {("upon", False, True), ("on", True, False)} <= marked


def test_closed_amendments_are_told_with_words_reasons_and_places() -> None:
    gone = amendment(
        status="withdrawn",
        withdrawn_at="2026-04-01T10:00:00Z",
        withdrawal_reason="Merged into Amd.2.",
        cosponsors=("Vailuku",),
        earlier_cosponsors=("Kesimba",),
    )
    added = amendment(
        2,
        operation="insert",
        status="not_agreed",
        outcome=agreed(result="not_agreed", basis="no_objection", meeting=""),
        place=Place("op", "", "", "id-OP1", "OP1"),
    )
    moved = amendment(
        3,
        operation="move",
        status="not_put",
        outcome=agreed(result="not_put", overtaken_by="NF/WG4/2026/L.1/Amd.2"),
        place=Place("sub", "id-OP1", "OP1", "", ""),
    )
    said = docx_words(docx_of(contents(text(amendments=(gone, added, moved)), coalitions=())))
    for words in (
        "with Vailuku; earlier wording: Kesimba",
        "[Calls upon all States and companies to refrain]",
        "Withdrawn on 1 April 2026. Reason: Merged into Amd.2.",
        "Not agreed: no objection by 9 March 2026.",
        "To stand behind OP1.",
        "Not put: First meeting, 9 March 2026; overtaken by NF/WG4/2026/L.1/Amd.2.",
        "To stand first under OP1.",
        "Rationale: Companies act too.",
    ):
        assert words in said


def test_who_objects_to_an_amendment_stands_beside_it() -> None:
    taken = (
        position("Corvid Networks", kind="private", stance="object", decisive=False, reason="No."),
        position("Marlonia", stance="object", reason="It leaves out companies."),
        position("Zhenlu", stance="object", reason="Too far.", lapsed=True),
    )
    moved = amendment(counts={"object": 2, "stale": 1}, positions=taken)
    said = docx_words(docx_of(contents(text(amendments=(moved,)), coalitions=())))
    assert (
        "Objection: Corvid Networks (advises) (“No.”); Marlonia (“It leaves out companies.”)"
    ) in said
    assert "Not reconfirmed: Zhenlu (objection, taken on NF/WG4/2026/L.1) (“Too far.”)" in said


def test_who_gives_the_same_reason_is_told_together() -> None:
    taken = tuple(
        position(name, stance="concern", reason=reason)
        for name, reason in (
            ("Batuan", "Too wide."),
            ("Elmark", "Too soon."),
            ("Zhenlu", "Too wide."),
        )
    )
    said = docx_words(docx_of(contents(text(positions=taken))))
    assert "Concern: Batuan, Zhenlu (“Too wide.”); Elmark (“Too soon.”)" in said


def test_who_decides_and_what_entitled_means_is_said() -> None:
    advises = position("Meridian Cloud", kind="private", stance="object", decisive=False)
    lapsed = position("Zhenlu", stance="object", lapsed=True)
    one = text(positions=(position("Marlonia", stance="object"), advises, lapsed))
    said = docx_words(docx_of(contents(one)))
    assert "On this text: States decide, others advise." in said
    assert "Entitled to a position on this text are the members of the group" in said
    assert "Objections of: Marlonia." in said
    assert "Objections that advise and stop nothing, of: Meridian Cloud." in said
    assert "Objections to earlier words, not reconfirmed, of: Zhenlu." in said


def test_the_ground_of_what_the_sponsors_accepted_is_said_once() -> None:
    taken_in = agreed(
        result="accepted", basis="sponsors", note="", revision="NF/WG4/2026/L.1/Rev.1"
    )
    one = amendment(status="accepted", outcome=taken_in)
    said = docx_words(docx_of(contents(text(amendments=(one,)), coalitions=())))
    assert "Accepted by the sponsors: in NF/WG4/2026/L.1/Rev.1." in said
    assert "consent of the sponsors" not in said


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


def test_objections_that_have_lapsed_stand_apart_from_those_that_are_counted() -> None:
    fresh = position("Marlonia", stance="object", reason="It leaves out companies.")
    lapsed = position("Zhenlu", stance="object", lapsed=True, reason="It goes too far.")
    tally = Tally("id-OP1", "OP1", {"state": {"object": 1, "stale": 1}}, (fresh, lapsed))
    made = docx_of(contents(text(tallies=(tally,))))
    row = next(
        row
        for one in python_docx.Document(io.BytesIO(made)).tables
        for row in one.rows
        if row.cells[0].text == "OP1"
    )
    assert [cell.text for cell in row.cells][5:] == ["1", "0", "1", "Marlonia"]
    said = docx_words(made)
    assert "OP1, objection: Marlonia (“It leaves out companies.”)" in said
    assert "OP1, not reconfirmed: Zhenlu (objection, taken on NF/WG4/2026/L.1)" in said


def test_lifted_brackets_are_told_in_their_own_words_and_not_counted_as_agreed() -> None:
    lifted = amendment(3, operation="bracket", status="agreed", outcome=agreed(), mover="Brennia")
    said = docx_words(docx_of(contents(text(amendments=(amendment(), lifted)), coalitions=())))
    assert "1 amendment: 1 open." in said
    assert "1 bracketed passage: 1 lifted." in said


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t=", " =", "\r=", "＝"])
def test_no_cell_of_the_csv_is_run_as_a_formula(lead: str) -> None:
    evil = f'{lead}HYPERLINK("https://evil.example")'
    facts = contents(text(title=evil, amendments=(amendment(rationale=evil, new_text=evil),)))
    rows = (row for listed in tables_of(facts).values() for row in listed)
    cells = [cell for row in rows for cell in row.values() if "HYPERLINK" in cell]
    # The title with the text and with its amendment, the rationale, the words.
    assert len(cells) == 4
    assert all(cell.startswith("'") for cell in cells)


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
