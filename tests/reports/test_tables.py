"""The tables of a report: one CSV a kind of record, read back row by row."""

from dataclasses import replace

import pytest

from reports.compile.blocks import Table
from reports.compile.contents import (
    Change,
    Place,
)
from tests.reports.facts import ADOPTED, PUT_OFF, amendment, contents, position, text
from tests.reports.rendered import tables_of


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
    assert tables["paragraphs"][1]["positions: objection"] == "1"


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
    assert first["destination"] == "after OP2"
    assert (second["bracketed words"], second["in brackets for"]) == (
        "upon",
        "linkage with another text",
    )
    assert third["reason of withdrawal"] == "Merged."


def test_the_csv_tells_how_a_text_was_concluded() -> None:
    adopted, put_off = tables_of(contents(ADOPTED, PUT_OFF, coalitions=()))["texts"]
    assert (adopted["adopted as"], adopted["meeting"], adopted["date"]) == (
        "NF/WG4/2026/DEC.2",
        "Third meeting",
        "2026-05-31",
    )
    assert (adopted["held at"], adopted["time zone"]) == (
        "2026-06-01T01:00:00Z",
        "America/New_York",
    )
    assert (adopted["taken over in"], adopted["taken over on"]) == ("Second meeting", "2026-04-02")
    assert (put_off["deferred until"], put_off["reason"]) == (
        "2026-09-01",
        "The lawyers ask for time.",
    )


def test_two_non_papers_of_one_title_are_told_apart_in_every_table() -> None:
    said = {"document_type": "non_paper", "symbol": "", "stage": "", "title": "Food for thought"}
    first, second = text(**said), text(id="text-2", **said)
    tables = tables_of(contents(first, second, coalitions=()))
    both = {"Food for thought (text-1)", "Food for thought (text-2)"}
    for rows in tables.values():
        assert {row["text"] for row in rows} == both


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t=", " =", "\r=", "＝"])
def test_no_cell_of_the_csv_is_run_as_a_formula(lead: str) -> None:
    evil = f'{lead}HYPERLINK("https://evil.example")'
    facts = contents(text(title=evil, amendments=(amendment(rationale=evil, new_text=evil),)))
    rows = (row for listed in tables_of(facts).values() for row in listed)
    cells = [cell for row in rows for cell in row.values() if "HYPERLINK" in cell]
    # The title with the text and with its amendment, the rationale, the words.
    assert len(cells) == 4
    assert all(cell.startswith("'") for cell in cells)


def test_only_short_tables_of_figures_are_kept_on_one_page() -> None:
    figures = Table(
        "By constituency", ("Constituency", "Support"), (("States", "3"),), numeric=True
    )
    assert figures.is_short
    assert not replace(figures, wide=True).is_short
    assert not replace(figures, numeric=False).is_short
    assert not replace(figures, rows=(("States", "3"),) * 13).is_short
