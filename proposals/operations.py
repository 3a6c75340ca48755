"""What an amendment asks for, read against the text and refused where it makes no sense."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from interface.identifiers import uuid7
from interface.refusal import Refusal
from proposals import text
from proposals.models import AmendmentVersion, BracketReason, Operation
from proposals.text.amending import AmendmentText, Clash, apply, subtree
from proposals.text.amending import Operation as EngineOperation
from proposals.wording import clean_words, refuse_typed_brackets


@dataclass(frozen=True, slots=True)
class Asked:
    """The amendment as it was asked for, nothing of it checked."""

    operation: str
    paragraph: UUID | None = None
    new_text: str = ""
    kind: str = ""
    parent: UUID | None = None
    after: UUID | None = None
    span: tuple[int, int] | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """The amendment as it will be kept; an insertion's paragraph is minted."""

    paragraph: UUID
    base_text: str = ""
    new_text: str = ""
    kind: str = ""
    parent: UUID | None = None
    after: UUID | None = None
    span: tuple[int, int] | None = None
    reason: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of an `AmendmentVersion`."""
        start, end = self.span or (None, None)
        return {
            "base_text": self.base_text,
            "new_text": self.new_text,
            "kind": self.kind,
            "parent_id": self.parent,
            "after_id": self.after,
            "span_start": start,
            "span_end": end,
            "reason": self.reason,
        }

    def as_engine(self, operation: str) -> AmendmentText:
        """As the engine applies it to a text."""
        return AmendmentText(
            id=uuid7(),
            operation=EngineOperation(operation),
            paragraph=self.paragraph,
            base_text=self.base_text,
            new_text=self.new_text,
            kind=text.Kind(self.kind) if self.kind else None,
            parent=self.parent,
            after=self.after,
            span=self.span,
        )


def read(asked: Asked, paragraphs: Sequence[text.Paragraph]) -> Wording:
    """Check the operation against the text; what cannot be done to it even alone is refused."""
    if asked.operation not in Operation.values:
        message = _("Say what the amendment does to the paragraph.")
        raise Refusal("bad_operation", message, field="operation")
    wording = READERS[Operation(asked.operation)](asked, {p.id: p for p in paragraphs})
    _refuse_impossible(asked.operation, wording, paragraphs)
    return wording


def reread(
    before: AmendmentVersion, new_text: str, paragraphs: Sequence[text.Paragraph]
) -> Wording:
    """The same operation with new words, on a later text."""
    amendment = before.amendment
    operation = Operation(amendment.operation)
    if operation == Operation.BRACKET:
        message = _(
            "Brackets are not rewritten: withdraw them, and bracket the words that you mean."
        )
        raise Refusal("not_rewritable", message)
    minted = amendment.paragraph_id if operation == Operation.INSERT else None
    asked = Asked(
        operation,
        amendment.paragraph_id,
        new_text,
        before.kind,
        before.parent_id,
        before.after_id,
    )
    by_id = {paragraph.id: paragraph for paragraph in paragraphs}
    wording = _insert(asked, by_id, minted) if minted else READERS[operation](asked, by_id)
    _refuse_impossible(operation, wording, paragraphs)
    return wording


type Text = dict[UUID, text.Paragraph]


def _replace(asked: Asked, paragraphs: Text) -> Wording:
    target = _target(asked, paragraphs)
    words = _words(asked)
    if words == target.text:
        message = _("These are the words as they stand: change what should change.")
        raise Refusal("no_change", message, field="new_text")
    return Wording(target.id, target.text, words)


def _insert(asked: Asked, paragraphs: Text, minted: UUID | None = None) -> Wording:
    _check_kind(asked)
    _check_place(asked, paragraphs)
    words = _words(asked)
    return Wording(minted or uuid7(), "", words, asked.kind, asked.parent, asked.after)


def _delete(asked: Asked, paragraphs: Text) -> Wording:
    target = _target(asked, paragraphs)
    return Wording(target.id, target.text)


def _move(asked: Asked, paragraphs: Text) -> Wording:
    target = _target(asked, paragraphs)
    if asked.kind:
        _check_kind(asked)
    _check_place(asked, paragraphs)
    under = subtree(tuple(paragraphs.values()), target.id)
    if asked.parent in under or asked.after in under:
        message = _("A paragraph cannot stand behind or under itself.")
        raise Refusal("bad_place", message, field="place")
    if (asked.parent, asked.after) == (target.parent, _elder(target, paragraphs)):
        raise Refusal("no_change", _("It stands there already."), field="place")
    return Wording(target.id, target.text, "", asked.kind, asked.parent, asked.after)


def _bracket(asked: Asked, paragraphs: Text) -> Wording:
    target = _target(asked, paragraphs)
    start, end = asked.span or (0, 0)
    if not 0 <= start < end <= len(target.text):
        message = _("Mark the words that should stand in brackets.")
        raise Refusal("span_required", message, field="span")
    if asked.reason not in BracketReason.values:
        message = _("Say why the words stand in brackets.")
        raise Refusal("reason_required", message, field="reason")
    return Wording(target.id, target.text, target.text, span=(start, end), reason=asked.reason)


READERS = {
    Operation.REPLACE: _replace,
    Operation.INSERT: _insert,
    Operation.DELETE: _delete,
    Operation.MOVE: _move,
    Operation.BRACKET: _bracket,
}


def _target(asked: Asked, paragraphs: Text) -> text.Paragraph:
    found = paragraphs.get(asked.paragraph) if asked.paragraph else None
    if found is None:
        message = _("This paragraph is not in the latest revision any more.")
        raise Refusal("vanished_paragraph", message, field="paragraph")
    return found


def _words(asked: Asked) -> str:
    refuse_typed_brackets(asked.new_text, field="new_text")
    words = clean_words(asked.new_text, field="new_text")
    if not words:
        message = _("Say the words. To take all of them out, delete the paragraph.")
        raise Refusal("words_required", message, field="new_text")
    return words


def _check_kind(asked: Asked) -> None:
    if asked.kind not in list(text.Kind):
        raise Refusal("bad_kind", _("Say what kind of paragraph it is."), field="kind")
    if (asked.kind == text.Kind.SUB) != (asked.parent is not None):
        message = _("A sub-paragraph stands under another paragraph, and no other kind does.")
        raise Refusal("bad_place", message, field="place")


def _check_place(asked: Asked, paragraphs: Text) -> None:
    """The parent is in the text, and the elder sibling is one of its children."""
    parent_missing = asked.parent is not None and asked.parent not in paragraphs
    elder = paragraphs.get(asked.after) if asked.after else None
    if parent_missing or (asked.after and (elder is None or elder.parent != asked.parent)):
        message = _("The place where it should stand is not in the latest revision any more.")
        raise Refusal("vanished_place", message, field="place")


def _elder(target: text.Paragraph, paragraphs: Text) -> UUID | None:
    """The sibling right before a paragraph."""
    elder = None
    for paragraph in paragraphs.values():
        if paragraph.id == target.id:
            break
        if paragraph.parent == target.parent:
            elder = paragraph.id
    return elder


def _refuse_impossible(
    operation: str, wording: Wording, paragraphs: Sequence[text.Paragraph]
) -> None:
    try:
        apply(paragraphs, [wording.as_engine(operation)])
    except Clash as clash:
        message = _("This cannot be done to the text as it stands.")
        raise Refusal("impossible", message) from clash
