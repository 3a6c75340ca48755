"""Whatever an amendment asks for is refused in words, or can be done to the text."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from interface.identifiers import uuid7
from interface.refusal import Refusal
from proposals import text
from proposals.models import BracketReason, Operation
from proposals.operations import Asked, Wording, read
from proposals.reads.standing import is_behind
from proposals.text.amending import AmendmentText, apply
from proposals.text.amending import Operation as EngineOperation

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


@given(asked)
def test_it_is_refused_or_can_be_done(one: Asked) -> None:
    try:
        wording = read(one, TEXT)
    except Refusal:
        return
    done = apply(TEXT, [as_engine(one.operation, wording)])
    if one.operation != Operation.BRACKET:
        assert done != TEXT
    assert not is_behind(as_engine(one.operation, wording), TEXT)


def as_engine(operation: str, wording: Wording) -> AmendmentText:
    return AmendmentText(
        id=uuid7(),
        operation=EngineOperation(operation),
        paragraph=wording.paragraph,
        base_text=wording.base_text,
        new_text=wording.new_text,
        kind=text.Kind(wording.kind) if wording.kind else None,
        parent=wording.parent,
        after=wording.after,
        span=wording.span,
    )
