"""A text while amendments are being applied to it: paragraphs, and the places they have left."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from proposals.text.differences import distance
from proposals.text.paragraphs import Kind, Paragraph

NEARLY_SAME = 0.3


class Reason(StrEnum):
    """Why amendments cannot stand together."""

    SAME_WORDS = "same_words"
    # One changes words, and the other adds its own beside or among them.
    BESIDE = "beside"
    # Both add words at one place, and neither takes any away.
    SAME_PLACE = "same_place"
    TEXT_CHANGED = "text_changed"
    DELETED = "deleted"
    MISSING = "missing"
    MOVED_TWICE = "moved_twice"
    INTO_ITSELF = "into_itself"
    NEARLY_SAME = "nearly_same"
    TAKEN = "taken"


class Refused(Exception):
    """One operation that cannot be carried out."""

    def __init__(self, reason: Reason, words: str, by: Sequence[UUID] = ()) -> None:
        super().__init__(reason, words, by)
        self.reason = reason
        self.words = words
        self.by = tuple(dict.fromkeys(by))


@dataclass(slots=True)
class _Row:
    """A paragraph or, when `gone`, the place it has left; the rest is which amendments did what."""

    id: UUID
    kind: Kind
    text: str
    parent: UUID | None
    gone: bool = False
    reworded: list[UUID] = field(default_factory=list)
    placed: list[UUID] = field(default_factory=list)
    deleted: list[UUID] = field(default_factory=list)
    behind: UUID | None = None
    inserted: UUID | None = None


class Draft:
    """Rows in document order, sub-paragraphs behind their parent, ghosts where things stood."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._rows = [_Row(p.id, p.kind, p.text, p.parent) for p in paragraphs]

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The text as it now stands."""
        return tuple(Paragraph(r.id, r.kind, r.text, r.parent) for r in self._rows if not r.gone)

    def text_of(self, paragraph: UUID) -> str:
        """The words a paragraph now has."""
        return self._live(paragraph).text

    def reworded_by(self, paragraph: UUID) -> list[UUID]:
        """The amendments that have changed a paragraph's words or brought it in."""
        row = self._live(paragraph)
        return [*row.reworded, *([row.inserted] if row.inserted else [])]

    def replace(self, by: UUID, paragraph: UUID, text: str) -> None:
        """Give a paragraph new words."""
        row = self._live(paragraph)
        if text != row.text:
            row.reworded.append(by)
        row.text = text

    def insert(self, by: UUID, new: Paragraph, after: UUID | None) -> None:
        """Bring in a paragraph, behind others that were brought in at the same point before."""
        if any(row.id == new.id for row in self._rows):
            raise Refused(Reason.TAKEN, new.text)
        at = self._place(new.parent, after, new.kind)
        while at < len(self._rows):
            row = self._rows[at]
            if row.inserted is None or (row.parent, row.behind) != (new.parent, after):
                break
            if not row.gone and distance(row.text, new.text) < NEARLY_SAME:
                raise Refused(Reason.NEARLY_SAME, row.text, [row.inserted])
            at = self._end(at)
        row = _Row(new.id, new.kind, new.text, new.parent, behind=after, inserted=by)
        self._rows.insert(at, row)

    def delete(self, by: UUID, paragraph: UUID, base_text: str) -> None:
        """Take a paragraph out with everything under it; twice is the same as once."""
        try:
            at = self._index(paragraph)
        except Refused as refused:
            if refused.reason is Reason.DELETED:
                return
            raise
        row = self._rows[at]
        if base_text and distance(row.text, base_text) > 0:
            reason = Reason.SAME_WORDS if row.reworded else Reason.TEXT_CHANGED
            raise Refused(reason, row.text, row.reworded)
        under = [r for r in self._rows[at : self._end(at)] if not r.gone]
        for one in under:
            touched = [*one.reworded, *one.placed, *([one.inserted] if one.inserted else [])]
            if touched and (one is not row or not base_text or one.placed):
                raise Refused(Reason.SAME_WORDS, one.text, touched)
        for one in under:
            one.gone = True
            one.deleted.append(by)

    def move(
        self,
        by: UUID,
        paragraph: UUID,
        kind: Kind | None,
        parent: UUID | None,
        after: UUID | None,
    ) -> None:
        """Put a paragraph elsewhere with everything under it; it leaves a ghost behind."""
        at = self._index(paragraph)
        row = self._rows[at]
        if row.placed:
            if (row.parent, row.behind) == (parent, after):
                return
            raise Refused(Reason.MOVED_TWICE, row.text, row.placed)
        block = self._rows[at : self._end(at)]
        if parent in {one.id for one in block if not one.gone} or after == paragraph:
            raise Refused(Reason.INTO_ITSELF, row.text)
        kind = kind or self._kind_there(row.kind, parent, after)
        before = self._rows
        ghost = _Row(row.id, row.kind, row.text, row.parent, gone=True)
        self._rows = [*before[:at], ghost, *before[at + len(block) :]]
        try:
            there = self._place(parent, after, kind)
        except Refused:
            self._rows = before
            raise
        self._rows[there:there] = block
        row.kind, row.parent, row.behind = kind, parent, after
        row.placed.append(by)

    def _kind_there(self, kind: Kind, parent: UUID | None, after: UUID | None) -> Kind:
        """What a moved paragraph becomes: nested a sub-paragraph, at the top like its neighbour."""
        if parent is not None:
            return Kind.SUB
        if kind is not Kind.SUB:
            return kind
        beside = next((row.kind for row in self._rows if row.id == after), Kind.OP)
        return beside if beside in (Kind.PP, Kind.OP) else Kind.OP

    def _index(self, paragraph: UUID) -> int:
        """Where a paragraph stands; Refused if it is gone or was never there."""
        ghost: _Row | None = None
        for at, row in enumerate(self._rows):
            if row.id == paragraph:
                if not row.gone:
                    return at
                ghost = row if ghost is None or row.deleted else ghost
        if ghost is None:
            raise Refused(Reason.MISSING, "")
        raise Refused(Reason.DELETED, ghost.text, ghost.deleted)

    def _live(self, paragraph: UUID) -> _Row:
        return self._rows[self._index(paragraph)]

    def _end(self, at: int) -> int:
        """The position behind a row and everything under it."""
        inside = {self._rows[at].id}
        end = at + 1
        while end < len(self._rows) and self._rows[end].parent in inside:
            inside.add(self._rows[end].id)
            end += 1
        return end

    def _place(self, parent: UUID | None, after: UUID | None, kind: Kind) -> int:
        """The position for a paragraph under `parent` behind its sibling `after`."""
        if parent is not None:
            home = self._index(parent)
            if after is None or after == parent:
                return home + 1
        if after is None:
            return self._first_place(kind)
        at = self._anchor(after, parent)
        if at is None:
            raise Refused(Reason.MISSING, "")
        return self._end(at)

    def _anchor(self, after: UUID, parent: UUID | None) -> int | None:
        """The row, or failing that the ghost, of the sibling behind which to stand."""
        ghost: int | None = None
        for at, row in enumerate(self._rows):
            if row.id == after and row.parent == parent:
                if not row.gone:
                    return at
                ghost = at
        if ghost is not None:
            return ghost
        above = {row.id: row.parent for row in self._rows if not row.gone}
        if above.get(after) is not None:
            return self._anchor(above[after] or after, parent)
        return None

    def _first_place(self, kind: Kind) -> int:
        """Where the first of its kind at the top stands: title, enacting line, PPs, then OPs."""
        order = (Kind.TITLE, Kind.ENACTING, Kind.PP, Kind.HEADING, Kind.OP)
        rank = order.index(kind) if kind in order else len(order)
        at = 0
        while at < len(self._rows):
            row = self._rows[at]
            if row.parent is None and row.kind in order and order.index(row.kind) >= rank:
                break
            at += 1
        return at
