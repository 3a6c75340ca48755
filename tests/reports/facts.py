"""Facts of an invented report, for what is tested without a database."""

from dataclasses import replace
from typing import Any

from reports.compile.contents import (
    Adoption,
    Amendment,
    Body,
    Change,
    Coalition,
    Contents,
    Objection,
    Outcome,
    Paragraph,
    Position,
    TakeOver,
    Tally,
    Text,
    Wanted,
)

WORDS = "Calls upon all States to refrain from operations against health services;"


def paragraph(label: str = "OP1", text: str = WORDS, **fields: Any) -> Paragraph:
    made = Paragraph(id=f"id-{label}", kind="op", label=label, number="1.", depth=0, text=text)
    return replace(made, **fields)


def amendment(number: int = 1, **fields: Any) -> Amendment:
    made = Amendment(
        id=f"amd-{number}",
        symbol=f"NF/WG4/2026/L.1/Amd.{number}",
        number=number,
        operation="replace",
        paragraph="id-OP1",
        label="OP1",
        attributed=True,
        imported=False,
        mover="Marlonia",
        mover_kind="state",
        coalition="",
        cosponsors=(),
        earlier_cosponsors=(),
        base="NF/WG4/2026/L.1",
        base_text=WORDS,
        new_text=WORDS.replace("States", "States and companies"),
        changes=(
            Change("equal", "Calls upon all States", "Calls upon all States"),
            Change("insert", "", " and companies"),
            Change("delete", " to refrain", ""),
        ),
        place=None,
        bracket_reason="",
        rationale="Companies act too.",
        tabled_at="2026-03-02T10:00:00Z",
        tabled_in_period=True,
        status="open",
        withdrawn_at="",
        withdrawal_reason="",
        outcome=None,
        counts={"support": 2},
    )
    return replace(made, **fields)


def agreed(**fields: Any) -> Outcome:
    made = Outcome(
        result="agreed",
        basis="meeting",
        meeting="First meeting",
        basis_date="2026-03-09",
        note="Without debate.",
        recorded_at="2026-03-09T10:00:00Z",
        recorded_by="San Aurelio",
        recorded_in_period=True,
        overtaken_by="",
        revision="",
    )
    return replace(made, **fields)


def position(name: str = "Vailuku", **fields: Any) -> Position:
    made = Position(
        name=name,
        kind="state",
        stance="support",
        lapsed=False,
        decisive=True,
        revision="NF/WG4/2026/L.1",
        reason="",
        taken_at="2026-03-03T10:00:00Z",
    )
    return replace(made, **fields)


def text(**fields: Any) -> Text:
    made = Text(
        id="text-1",
        symbol="NF/WG4/2026/L.1",
        title="Keeping hospitals out of reach",
        document_type="draft_norm",
        language="en",
        direction="ltr",
        stage="negotiation",
        visibility="public",
        main_sponsor="Dravenia",
        cosponsors=("Kesimba", "Ostvarn"),
        earlier_cosponsors=(),
        tabled_at="2026-03-01T10:00:00Z",
        revision="NF/WG4/2026/L.1",
        revision_sha256="0" * 64,
        revisions_in_period=("NF/WG4/2026/L.1",),
        paragraphs=(
            paragraph("PP1", "Recalling that care depends on systems,", kind="pp", number=""),
            paragraph(),
        ),
        amendments=(
            amendment(),
            amendment(
                2,
                mover="",
                mover_kind="",
                coalition="Hospitals Off Limits",
                status="agreed",
                outcome=agreed(),
            ),
        ),
        positions=(
            position("Marlonia", stance="object", reason="It says nothing of companies."),
            position("Vailuku"),
            position("Zhenlu", lapsed=True),
        ),
        tallies=(
            Tally(
                "id-OP1",
                "OP1",
                {"state": {"support": 1, "object": 1}},
                (position("Marlonia", stance="object"),),
            ),
        ),
        objections=(
            Objection("Marlonia", "state", "", lapsed=False),
            Objection("Marlonia", "state", "OP1", lapsed=False),
        ),
        wanted=(Wanted("Hospitals Off Limits", "No operation against health services", "OP1"),),
        decides=("state",),
        advises=("regional", "igo", "private", "civil", "technical", "academia"),
        next_revision="",
        agreed=(),
        takeover=None,
        adoption=None,
        deferred_until="",
        concluded_at="",
        concluding_reason="",
    )
    return replace(made, **fields)


def contents(*texts: Text, **fields: Any) -> Contents:
    made = Contents(
        group_number=4,
        group_title="International industrial standards",
        mandate="It drafts norms.",
        first_day="2026-03-01",
        last_day="2026-06-30",
        audience="public",
        asked_by="Secretariat",
        asked_at="2026-07-01T09:00:00Z",
        taken_at="2026-07-01T09:00:05Z",
        as_of="2026-07-01T00:00:00Z",
        site="https://forum.example",
        demonstration=False,
        members=(
            Body("Kesimba", "state"),
            Body("Meridian Cloud", "private"),
            Body("Vailuku", "state"),
        ),
        texts=texts or (text(),),
        coalitions=(
            Coalition(
                "coalition-1",
                "Hospitals Off Limits",
                "Ostvarn",
                (Body("Ostvarn", "state"),),
                (Body("Elmark", "state"),),
                ("NF/WG4/2026/L.1/Amd.2",),
            ),
        ),
    )
    return replace(made, **fields)


ADOPTED = text(
    stage="adopted",
    amendments=(),
    adoption=Adoption(
        *("NF/WG4/2026/DEC.2", "Third meeting", "Kesh"),
        *("2026-06-01T01:00:00Z", "America/New_York", "2026-05-31"),
    ),
    takeover=TakeOver("Second meeting", "2026-04-02"),
)


PUT_OFF = text(
    stage="deferred",
    amendments=(),
    deferred_until="2026-09-01",
    concluded_at="2026-06-01T10:00:00Z",
    concluding_reason="The lawyers ask for time.",
)
