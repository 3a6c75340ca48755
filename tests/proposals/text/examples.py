"""Invented norm texts and strategies for the property tests of the text engine."""

import json
import os
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import strategies as st

from proposals.text import AmendmentText, Kind, Operation, Paragraph

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
WORDS = ["States", "shall", "not", "protect", "the", "a", "network", ",", ".", "and", "cables"]
WORDY_TEXT = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
SOME_TEXT = st.one_of(ANY_TEXT, WORDY_TEXT)


def merge_cases() -> list[dict[str, str]]:
    """The real cases of two people changing one paragraph; skips the test where they are absent."""
    named = os.environ.get("NORMS_DATA")
    folder = Path(named) if named else Path(__file__).resolve().parents[4] / "shared" / "data"
    file = folder / "merges" / "same_paragraph.jsonl"
    if not file.exists():
        pytest.skip(f"no merge cases at {file}: set NORMS_DATA to the folder that has them")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def ident(number: int) -> UUID:
    """A fixed identifier, so that a failing test prints the same one again."""
    return UUID(int=number)


def norm() -> tuple[Paragraph, ...]:
    """An invented norm on the calm of lighthouse networks: ids 1 to 8."""
    return (
        Paragraph(ident(1), Kind.TITLE, "Draft norm on the calm of lighthouse networks"),
        Paragraph(ident(2), Kind.ENACTING, "The Working Group,"),
        Paragraph(ident(3), Kind.PP, "Recalling that ships rely on lighthouses,"),
        Paragraph(ident(4), Kind.PP, "Noting with concern that lamps have been dimmed at sea,"),
        Paragraph(ident(5), Kind.OP, "Calls upon States to protect lighthouse networks:"),
        Paragraph(ident(6), Kind.SUB, "From intrusion into their lamps;", ident(5)),
        Paragraph(ident(7), Kind.SUB, "From false signals;", ident(5)),
        Paragraph(ident(8), Kind.OP, "Decides to review this norm every second year."),
    )


def amendment(operation: str, paragraph: int, **given: object) -> AmendmentText:
    """An amendment of a paragraph of `norm`, its base text being what stands there."""
    words = {one.id: one.text for one in norm()}
    base = "" if operation == "insert" else words.get(ident(paragraph), "")
    fields: dict[str, object] = {"base_text": base, **given}
    return AmendmentText(uuid4(), Operation(operation), ident(paragraph), **fields)  # type: ignore[arg-type]


def reworded(paragraph: int, old: str, new: str) -> AmendmentText:
    """A replacement of some words of a paragraph of `norm`."""
    words = {one.id: one.text for one in norm()}[ident(paragraph)]
    assert old in words
    return amendment("replace", paragraph, new_text=words.replace(old, new))
