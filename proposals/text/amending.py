"""The working text: an issued text with the agreed amendments applied in order.

An amendment is one typed operation on one paragraph. Words merge (see `merging`), structure is
kept by ghosts: a deleted or moved paragraph leaves its place behind, so that what was to stand
behind it still finds it. What cannot stand beside the amendments before it is a `Clash`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from proposals.text.drafting import Draft, Reason, Refused
from proposals.text.merging import Conflict, merge
from proposals.text.paragraphs import Kind, Paragraph


class Operation(StrEnum):
    """What an amendment does to its paragraph; the value is what the database stores."""

    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"
    MOVE = "move"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class AmendmentText:
    """The words of one amendment.

    For INSERT `paragraph` is the identifier minted for the new paragraph of `kind`, and
    `base_text` is empty. INSERT and MOVE place it under `parent` behind its sibling `after`
    (None: first among its siblings). `span` is the bracketed stretch of `base_text` in
    characters (start, end) for BRACKET.
    """

    id: UUID
    operation: Operation
    paragraph: UUID
    base_text: str = ""
    new_text: str = ""
    kind: Kind | None = None
    parent: UUID | None = None
    after: UUID | None = None
    span: tuple[int, int] | None = None


# Why two wordings do not merge, by how many of them take words away where they meet.
MEETINGS = (Reason.SAME_PLACE, Reason.BESIDE, Reason.SAME_WORDS)


class Clash(Exception):
    """An amendment that cannot stand beside others, or beside the text as it now is.

    `amendment_id` is the later one, `with_ids` those it clashes with (empty when the text has
    changed since it was moved), `words` what they clash over, `reason` a `Reason`.
    """

    def __init__(
        self, amendment_id: UUID, with_ids: tuple[UUID, ...], words: str, reason: Reason
    ) -> None:
        super().__init__(amendment_id, with_ids, words, reason)
        self.amendment_id = amendment_id
        self.with_ids = with_ids
        self.words = words
        self.reason = reason


def apply(
    paragraphs: Sequence[Paragraph], amendments: Sequence[AmendmentText]
) -> tuple[Paragraph, ...]:
    """The text with the amendments applied in the order given; raises `Clash` for the first
    that cannot stand beside those before it. Brackets change no words.
    """
    return _drafted(paragraphs, amendments).paragraphs()


def subtree(paragraphs: Sequence[Paragraph], paragraph_id: UUID) -> tuple[UUID, ...]:
    """A paragraph and everything under it, in document order: what goes when it goes."""
    inside = {paragraph_id}
    found: list[UUID] = []
    for paragraph in paragraphs:
        if paragraph.id == paragraph_id or paragraph.parent in inside:
            inside.add(paragraph.id)
            found.append(paragraph.id)
    return tuple(found)


def clashes(paragraphs: Sequence[Paragraph], amendments: Sequence[AmendmentText]) -> list[Clash]:
    """Which amendments cannot be agreed together, pair by pair, and over which words.

    One that cannot be agreed even alone, because the text has changed since it was moved, is
    listed once with no partner and in no pair.
    """
    found: list[Clash] = []
    possible: list[AmendmentText] = []
    minted = {a.paragraph: a for a in amendments if a.operation is Operation.INSERT}
    words = {paragraph.id: paragraph.text for paragraph in paragraphs}
    for amendment in amendments:
        if _is_simple(amendment, words):
            possible.append(amendment)
            continue
        alone = _first_clash(paragraphs, _with_anchors([amendment], minted))
        if alone is None:
            possible.append(amendment)
        else:
            found.append(alone)
    for one, other in _neighbours(paragraphs, possible):
        if _is_simple(one, words) and _is_simple(other, words):
            pair = _rivalry(one, other)
        else:
            pair = _first_clash(paragraphs, _with_anchors([one, other], minted))
        if pair is not None and pair.amendment_id in (one.id, other.id):
            found.append(pair)
    return found


def _drafted(paragraphs: Sequence[Paragraph], amendments: Sequence[AmendmentText]) -> Draft:
    draft = Draft(paragraphs)
    done: list[AmendmentText] = []
    for amendment in amendments:
        try:
            _take(draft, amendment)
        except Refused as refused:
            raise _clash(refused, amendment, done) from None
        done.append(amendment)
    return draft


def _take(draft: Draft, amendment: AmendmentText) -> None:
    match amendment.operation:
        case Operation.REPLACE:
            draft.replace(amendment.id, amendment.paragraph, _reworded(draft, amendment))
        case Operation.INSERT:
            kind = amendment.kind or (Kind.SUB if amendment.parent else Kind.OP)
            new = Paragraph(amendment.paragraph, kind, amendment.new_text, amendment.parent)
            draft.insert(amendment.id, new, amendment.after)
        case Operation.DELETE:
            draft.delete(amendment.id, amendment.paragraph, amendment.base_text)
        case Operation.MOVE:
            draft.move(
                amendment.id,
                amendment.paragraph,
                amendment.kind,
                amendment.parent,
                amendment.after,
            )
        case Operation.BRACKET:
            pass


def _reworded(draft: Draft, amendment: AmendmentText) -> str:
    """What a replacement makes of the paragraph as the amendments before it have left it."""
    current = draft.text_of(amendment.paragraph)
    merged = merge(amendment.base_text, current, amendment.new_text)
    if merged.text is None:
        reason, words = met_at(merged.conflicts[0])
        by = draft.reworded_by(amendment.paragraph)
        raise Refused(reason if by else Reason.TEXT_CHANGED, words, by)
    return merged.text


def _clash(refused: Refused, amendment: AmendmentText, done: Iterable[AmendmentText]) -> Clash:
    """The refusal told to people: of all that reworded the paragraph, those that really clash."""
    by = refused.by
    if refused.reason in MEETINGS and len(by) > 1:
        earlier = {a.id: a for a in done}
        base = amendment.base_text
        meant = tuple(
            one
            for one in by
            if earlier[one].base_text == base
            and merge(base, earlier[one].new_text, amendment.new_text).text is None
        )
        by = meant or by
    return Clash(amendment.id, by, refused.words, refused.reason)


def _first_clash(
    paragraphs: Sequence[Paragraph], amendments: Sequence[AmendmentText]
) -> Clash | None:
    try:
        _drafted(paragraphs, amendments)
    except Clash as clash:
        return clash
    return None


def _is_simple(amendment: AmendmentText, words: dict[UUID, str]) -> bool:
    """Whether it only replaces words that are still what they were when it was moved."""
    replaces = amendment.operation is Operation.REPLACE
    return replaces and words.get(amendment.paragraph) == amendment.base_text


def _rivalry(one: AmendmentText, other: AmendmentText) -> Clash | None:
    """What `apply` would say of two simple replacements, without walking the whole text."""
    if one.paragraph != other.paragraph:
        return None
    merged = merge(one.base_text, one.new_text, other.new_text)
    if merged.text is not None:
        return None
    reason, words = met_at(merged.conflicts[0])
    return Clash(other.id, (one.id,), words, reason)


def met_at(place: Conflict) -> tuple[Reason, str]:
    """Why two wordings do not merge at this place, and the words there."""
    return MEETINGS[place.changed_by], place.base or place.left


def _with_anchors(
    amendments: Sequence[AmendmentText], minted: dict[UUID, AmendmentText]
) -> list[AmendmentText]:
    """The amendments behind the open insertions that they build upon."""
    needed: dict[UUID, AmendmentText] = {}

    def need(amendment: AmendmentText, depth: int = 0) -> None:
        if amendment.id in needed or depth > len(minted):
            return
        for anchor in (amendment.parent, amendment.after, amendment.paragraph):
            base = minted.get(anchor) if anchor is not None else None
            if base is not None and base.id != amendment.id:
                need(base, depth + 1)
        needed.setdefault(amendment.id, amendment)

    for amendment in amendments:
        need(amendment)
    return list(needed.values())


def _neighbours(
    paragraphs: Sequence[Paragraph], amendments: Sequence[AmendmentText]
) -> Iterable[tuple[AmendmentText, AmendmentText]]:
    """The pairs worth trying: those that have a paragraph in common."""
    above = {paragraph.id: paragraph.parent for paragraph in paragraphs}
    above |= {a.paragraph: a.parent for a in amendments if a.operation is Operation.INSERT}
    touching: dict[UUID | None, list[int]] = {}
    for index, amendment in enumerate(amendments):
        if amendment.operation is not Operation.BRACKET:
            for key in _touched(amendment, above):
                touching.setdefault(key, []).append(index)
    pairs = {
        (one, other)
        for indices in touching.values()
        for position, one in enumerate(indices)
        for other in indices[position + 1 :]
    }
    return ((amendments[one], amendments[other]) for one, other in sorted(pairs))


def _touched(amendment: AmendmentText, above: dict[UUID, UUID | None]) -> set[UUID | None]:
    """The paragraph, everything above it and above where it goes, and the place it goes to.

    None stands for the beginning of the text, where insertions behind nothing meet.
    """
    at_the_top = amendment.parent is None and amendment.after is None
    inserts = amendment.operation is Operation.INSERT
    found: set[UUID | None] = {None} if inserts and at_the_top else set()
    for start in (amendment.paragraph, amendment.parent, amendment.after):
        at = start
        while at is not None and at not in found:
            found.add(at)
            at = above.get(at)
    return found
