"""Whatever an amendment asks for is refused in words, or can be done to the text."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interface.refusal import Refusal
from proposals import text
from proposals.models import BracketReason, Operation
from proposals.operations import Asked, Wording, read
from proposals.reads.standing import is_behind
from proposals.text.amending import apply

IDS = [UUID(int=number) for number in range(1, 8)]
TEXT = (
    text.Paragraph(IDS[0], text.Kind.TITLE, "Keeping hospitals out of reach"),
    text.Paragraph(IDS[1], text.Kind.PP, "Recalling that care depends on systems,"),
    text.Paragraph(IDS[2], text.Kind.OP, "Calls upon all States:"),
    text.Paragraph(IDS[3], text.Kind.SUB, "to refrain;", IDS[2]),
    text.Paragraph(IDS[4], text.Kind.SUB, "to help;", IDS[2]),
    text.Paragraph(IDS[5], text.Kind.OP, "Invites companies to answer."),
)

keys = st.sampled_from(IDS) | st.none()
asked = st.builds(
    Asked,
    operation=st.sampled_from(Operation.values) | st.text(max_size=4),
    paragraph=keys,
    new_text=st.sampled_from(["", " ", "Asks all.", "to help;", "a [b]", "x" * 20_001]),
    kind=st.sampled_from(["", "op", "pp", "sub", "heading", "title", "verse"]),
    parent=keys,
    after=keys,
    span=st.none() | st.tuples(st.integers(-2, 60), st.integers(-2, 60)),
    reason=st.sampled_from(["", "because", *BracketReason.values]),
)


MEANT = [
    Asked("replace", IDS[1], "Recalling that care depends on everybody,"),
    Asked("insert", new_text="Asks all.", kind="op", after=IDS[5]),
    Asked("insert", new_text="to tell;", kind="sub", parent=IDS[2], after=IDS[4]),
    Asked("delete", IDS[2]),
    Asked("move", IDS[5], after=IDS[1]),
    Asked("bracket", IDS[5], span=(0, 7), reason=BracketReason.SUBSTANCE),
]


@given(asked)
def test_it_is_refused_or_can_be_done(one: Asked) -> None:
    try:
        wording = read(one, TEXT)
    except Refusal:
        return
    check(one.operation, wording)


@pytest.mark.parametrize("one", MEANT, ids=lambda one: one.operation)
def test_what_makes_sense_is_not_refused(one: Asked) -> None:
    check(one.operation, read(one, TEXT))


def test_there_is_an_example_of_every_operation() -> None:
    assert {one.operation for one in MEANT} == set(Operation.values)


def check(operation: str, wording: Wording) -> None:
    """It can be done to the text, changes it unless it only brackets, and is not behind it."""
    engine = wording.as_engine(operation)
    done = apply(TEXT, [engine])
    assert (done == TEXT) == (operation == Operation.BRACKET)
    assert not is_behind(engine, TEXT)
