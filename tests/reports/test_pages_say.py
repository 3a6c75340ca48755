"""What the pages of a report say of texts, amendments, positions and of what comes next."""

import io
from dataclasses import replace
from typing import Any

import docx as python_docx
import pytest
from django.utils import translation

from reports.compile.contents import (
    Agreed,
    Change,
    Contents,
    Objection,
    Place,
    Tally,
)
from reports.compile.findings import standing
from reports.compile.table_rows import texts
from reports.shown import charted
from tests.reports.facts import ADOPTED, PUT_OFF, agreed, amendment, contents, position, text
from tests.reports.rendered import docx_of, docx_words, pdf_of, pdf_words


def docx_said(facts: Contents) -> str:
    return docx_words(docx_of(facts))


def pdf_said(facts: Contents) -> str:
    return pdf_words(pdf_of(facts).content)


def test_the_pages_tell_how_a_text_was_concluded() -> None:
    said = docx_words(docx_of(contents(ADOPTED, PUT_OFF, coalitions=())))
    for words in (
        "1 adopted as NF/WG4/2026/DEC.2",
        "Keeping hospitals out of reach, adopted as NF/WG4/2026/DEC.2",
        "Adopted as NF/WG4/2026/DEC.2, Third meeting, Kesh, 31 May 2026, 21:00 EDT (1 June 2026, "
        "01:00 UTC). No objection raised.",
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


def test_what_a_coalition_moved_is_counted_in_the_number_that_it_is() -> None:
    assert "1 coalition moved text: 1 amendment." in docx_said(contents())
    moved = [amendment(n, coalition="Hospitals Off Limits") for n in (1, 2)]
    two = contents(text(amendments=tuple(moved)))
    assert "1 coalition moved text: 2 amendments." in docx_said(two)


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("no_objection", "Not agreed: nobody objected to that by 9 March 2026."),
        ("sponsors", "Not agreed: the sponsors consented to that."),
    ],
)
def test_to_what_nobody_objected_or_sponsors_consented_is_no_riddle(basis: str, words: str) -> None:
    day = "2026-03-09" if basis == "no_objection" else ""
    ground = agreed(result="not_agreed", basis=basis, meeting="", basis_date=day, note="")
    one = amendment(status="not_agreed", outcome=ground)
    assert words in docx_said(contents(text(amendments=(one,)), coalitions=()))


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
        "Calls upon all States and companies to refrain",
        "Withdrawn on 1 April 2026. Reason: Merged into Amd.2.",
        "Not agreed: nobody objected to that by 9 March 2026.",
        "To stand after OP1.",
        "Not put: First meeting, 9 March 2026; overtaken by NF/WG4/2026/L.1/Amd.2.",
        "To stand first under OP1.",
        "Rationale: Companies act too.",
    ):
        assert words in said


def test_who_has_not_confirmed_the_words_is_told_apart_from_the_co_sponsors() -> None:
    one = text(cosponsors=("Vailuku",), earlier_cosponsors=("Kesimba", "Ostvarn"))
    said = docx_words(docx_of(contents(one, coalitions=())))
    assert "co-sponsors: Vailuku; co-sponsored on an earlier draft, not confirmed: " in said
    (row,) = list(texts(one))
    assert row["cosponsors of an earlier draft"] == "Kesimba; Ostvarn"


@pytest.mark.parametrize("render", [docx_said, pdf_said])
def test_brackets_stand_only_around_words_that_an_open_amendment_disputes(render: Any) -> None:
    settled = [
        amendment(2, status="agreed", outcome=agreed()),
        amendment(3, status="not_agreed", outcome=agreed(result="not_agreed")),
        amendment(4, status="referred", outcome=agreed(result="referred")),
        amendment(5, status="withdrawn", withdrawn_at="2026-04-01T10:00:00Z"),
        amendment(
            6,
            operation="bracket",
            status="agreed",
            outcome=agreed(),
            changes=(
                Change("equal", "Calls upon ", "Calls upon "),
                Change("bracket", "all", "all"),
            ),
        ),
    ]
    one = text(amendments=(amendment(), *settled), agreed=())
    said = render(contents(one, coalitions=()))
    assert said.count("[") == said.count("]") == 1
    assert "Calls upon all States [and companies to refrain]" in said
    assert said.count("Calls upon all States and companies to refrain") == 4


@pytest.mark.parametrize("stage", ["adopted", "withdrawn"])
def test_nothing_comes_next_under_a_closed_text(stage: str) -> None:
    referred = amendment(status="referred", outcome=agreed(result="referred"))
    one = text(stage=stage, amendments=(referred,), agreed=())
    assert "to be heard of again" not in docx_said(contents(one, coalitions=()))
    running = text(amendments=(referred,), agreed=())
    assert "to be heard of again: Amd.1" in docx_said(contents(running, coalitions=()))


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
    one = text(
        positions=(position("Marlonia", stance="object"), advises, lapsed),
        objections=(
            Objection("Marlonia", "state", "", lapsed=False),
            Objection("Zhenlu", "state", "", lapsed=True),
        ),
    )
    said = docx_words(docx_of(contents(one)))
    assert "On this text: States decide, others advise." in said
    assert "Entitled to a position on this text are the members of the group" in said
    assert "Objections: Marlonia." in said
    assert "Objections that advise and stop nothing: Meridian Cloud." in said
    assert "Objections to earlier words, not reconfirmed: Zhenlu." in said


def test_positions_on_words_that_the_meeting_amended_are_said_to_be_past_reconfirming() -> None:
    assert ADOPTED.adoption is not None
    words = "they can no longer be reconfirmed"
    assert words not in docx_words(docx_of(contents(ADOPTED, coalitions=())))
    afterwards = replace(ADOPTED.adoption, issued_afterwards="Rev.1")
    said = docx_words(docx_of(contents(replace(ADOPTED, adoption=afterwards), coalitions=())))
    assert words in said


def test_the_ground_of_what_the_sponsors_accepted_is_said_once() -> None:
    taken_in = agreed(
        result="accepted", basis="sponsors", note="", revision="NF/WG4/2026/L.1/Rev.1"
    )
    one = amendment(status="accepted", outcome=taken_in)
    said = docx_words(docx_of(contents(text(amendments=(one,)), coalitions=())))
    told = "Accepted by the sponsors: San Aurelio, 9 March 2026; in NF/WG4/2026/L.1/Rev.1."
    assert told in said
    assert "consent of the sponsors" not in said


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


def test_an_amendment_of_a_coalition_names_the_delegation_that_moved_it() -> None:
    one = amendment(mover="", mover_kind="", coalition="Hospitals Off Limits", delegation="Ostvarn")
    said = docx_said(contents(text(amendments=(one,)), coalitions=()))
    assert "Change words: Ostvarn, for the coalition Hospitals Off Limits" in said


def test_the_page_cites_paragraphs_as_its_language_does() -> None:
    one = text(objections=(Objection("Marlonia", "state", "OP2 (b)", lapsed=False),))
    found = standing(contents(one), one)
    chart = charted(found)
    assert chart is not None
    assert chart.paragraph_objections == ("Marlonia (OP2 (b))",)
    with translation.override("ar"):
        chart = charted(found)
    assert chart is not None
    assert chart.paragraph_objections == ("Marlonia (م\u00a02 (ب))",)
