"""What changed between two texts, paragraph by paragraph: the basis of every compare page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from proposals.text.differences import Change, diff
from proposals.text.paragraphs import Paragraph, labels
from proposals.text.sequences import longest_rising


class Fate(StrEnum):
    """What became of a paragraph."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One paragraph in two texts.

    `old` is None for an added one, `new` for a removed one; labels are "" likewise. `fate` is
    CHANGED where the words differ, whether or not it also `moved`; MOVED where only its place
    among its siblings, its parent or its kind differs. A new number alone is no change.
    `words` is the word-level difference, one insertion or deletion for added and removed ones.
    """

    fate: Fate
    id: UUID
    old: Paragraph | None
    new: Paragraph | None
    old_label: str
    new_label: str
    moved: bool
    words: tuple[Change, ...]


def changes_between(
    old: Sequence[Paragraph], new: Sequence[Paragraph]
) -> tuple[ParagraphChange, ...]:
    """Every paragraph of both texts in the order of the new one, removed ones where they stood."""
    was = {paragraph.id: paragraph for paragraph in old}
    now = {paragraph.id: paragraph for paragraph in new}
    old_labels, new_labels = labels(old), labels(new)
    moved = _moved(old, new)
    removed: dict[UUID | None, list[Paragraph]] = {}
    anchor: UUID | None = None
    for paragraph in old:
        if paragraph.id in now:
            anchor = paragraph.id
        else:
            removed.setdefault(anchor, []).append(paragraph)

    def told(old_one: Paragraph | None, new_one: Paragraph | None) -> ParagraphChange:
        one = new_one or old_one
        assert one is not None  # one of the two is always given
        has_moved = one.id in moved
        words = diff(old_one.text if old_one else "", new_one.text if new_one else "")
        return ParagraphChange(
            _fate(old_one, new_one, words, has_moved),
            one.id,
            old_one,
            new_one,
            old_labels[one.id] if old_one else "",
            new_labels[one.id] if new_one else "",
            has_moved,
            words,
        )

    found = [told(gone, None) for gone in removed.get(None, [])]
    for paragraph in new:
        found.append(told(was.get(paragraph.id), paragraph))
        found += [told(gone, None) for gone in removed.get(paragraph.id, [])]
    return tuple(found)


def _fate(
    old: Paragraph | None, new: Paragraph | None, words: Sequence[Change], moved: bool
) -> Fate:
    if old is None:
        return Fate.ADDED
    if new is None:
        return Fate.REMOVED
    if any(change.kind != "equal" for change in words):
        return Fate.CHANGED
    return Fate.MOVED if moved else Fate.UNCHANGED


def _moved(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> set[UUID]:
    """The paragraphs of both texts that changed parent, kind, or place among their siblings."""
    was = {paragraph.id: paragraph for paragraph in old}
    place = {paragraph.id: at for at, paragraph in enumerate(old)}
    moved: set[UUID] = set()
    stayed: dict[UUID | None, list[UUID]] = {}
    for paragraph in new:
        before = was.get(paragraph.id)
        if before is None:
            continue
        if (before.parent, before.kind) != (paragraph.parent, paragraph.kind):
            moved.add(paragraph.id)
        else:
            stayed.setdefault(paragraph.parent, []).append(paragraph.id)
    for siblings in stayed.values():
        kept = longest_rising([place[one] for one in siblings])
        moved |= {one for index, one in enumerate(siblings) if index not in kept}
    return moved
