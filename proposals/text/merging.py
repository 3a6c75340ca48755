"""Two people changed one paragraph: what stands of both, and where they cannot both stand.

Changes meet if they overlap, insert at one point, or have one kept token or none between them;
two changes that replace words and only touch, or have only a quotation mark or parenthesis
between them, are independent. The same change on both sides counts once. A change that contains
the other's (removes all it removes, adds all it adds, in order) stands. Whole sentences or items
added at one point by both are both kept, the earlier submission (`left`) first. Everything else
is refused at that place only: nobody's words vanish unreported.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from proposals.text.placing import FULL_STOPS, is_whole, placed_hunks
from proposals.text.sequences import runs
from proposals.text.tokens import Tokens, cut, normal
from proposals.text.weaving import Piece, weave

DRESSING = frozenset("\"'`()[]{}\u00ab\u00bb\u201c\u201d\u2018\u2019\u201e\u300c\u300d\u300e\u300f")
NEARLY_SAME = 0.6


class Grade(StrEnum):
    """How far a clean merge may be trusted, from the safest to the one most worth reading."""

    APART = "apart"
    SAME_SENTENCE = "same sentence"
    INCLUDES = "includes"
    ORDER_OPEN = "order open"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place where both cannot stand: the words in the base and what each side makes of them.

    `start` and `end` are offsets of the place in the NFC base; `base` is empty where both insert.
    `changed_by` is how many of the two take away words of the base there, and do not only add.
    """

    base: str
    left: str
    right: str
    start: int
    end: int
    changed_by: int


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome: `text` and `grade` of a clean merge, or None and the conflicts.

    `parts` is the merged paragraph in order with each conflict in its place. `included` names
    the sides whose change was found contained in the other's.
    """

    text: str | None
    conflicts: tuple[Conflict, ...]
    grade: Grade | None
    parts: tuple[str | Conflict, ...] = ()
    included: frozenset[str] = frozenset()


def merge(base: str, left: str, right: str) -> Merge:
    """Merge two changed versions of one paragraph; see the module's opening for the rules."""
    base, left, right = normal(base), normal(left), normal(right)
    if right in (base, left):
        return _clean(left)
    if left == base:
        return _clean(right)
    origin, one, other = cut(base), cut(left), cut(right)
    if other.words == origin.words or other.words == one.words:
        return _clean(left)
    if one.words == origin.words:
        return _clean(right)
    return _merged(origin, one, other)


def _clean(text: str) -> Merge:
    return Merge(text, (), Grade.APART, (text,))


def _merged(base: Tokens, left: Tokens, right: Tokens) -> Merge:
    ours = [Piece(*hunk, left) for hunk in placed_hunks(base.words, left.words)]
    theirs = [Piece(*hunk, right) for hunk in placed_hunks(base.words, right.words)]
    there = {piece.change for piece in theirs}
    shared = {piece.change for piece in ours if piece.change in there}
    pieces = [piece for piece in ours if piece.change in shared]
    clashes: list[tuple[list[Piece], list[Piece]]] = []
    included: set[str] = set()
    grade = Grade.APART
    ours = [piece for piece in ours if piece.change not in shared]
    theirs = [piece for piece in theirs if piece.change not in shared]
    if _in_one_sentence(base.words, ours, theirs):
        grade = Grade.SAME_SENTENCE
    for mine, yours in _meetings(base.words, ours, theirs):
        if not mine or not yours:
            pieces += mine or yours
        elif _contains(mine, yours):
            pieces += mine
            included.add("right")
        elif _contains(yours, mine):
            pieces += yours
            included.add("left")
        elif _both_added(base.words, mine, yours):
            pieces += [*mine, *yours]
            grade = Grade.ORDER_OPEN
        else:
            clashes.append((mine, yours))
    if included and grade is not Grade.ORDER_OPEN:
        grade = Grade.INCLUDES
    if not clashes:
        text = weave(base, pieces)
        return Merge(text, (), grade, (text,), frozenset(included))
    offsets = base.offsets()
    regions = [_region(base, left, right, *pair, offsets) for pair in clashes]
    parts = _parts(base, pieces, regions)
    conflicts = tuple(part for part in parts if isinstance(part, Conflict))
    return Merge(None, conflicts, None, parts, frozenset(included))


def _meetings(
    base: Sequence[str], ours: Sequence[Piece], theirs: Sequence[Piece]
) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """The changes parted into groups of those that meet, directly or through others."""
    pieces = sorted([*ours, *theirs], key=lambda piece: (piece.start, piece.end))
    mine = {id(piece) for piece in ours}
    group = list(range(len(pieces)))

    def first_of(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    recent: tuple[list[int], list[int]] = ([], [])
    for index, piece in enumerate(pieces):
        side = id(piece) in mine
        for other in reversed(recent[not side]):
            if pieces[other].end < piece.start - 1:
                break
            if _meet(base, pieces[other], piece):
                group[first_of(index)] = first_of(other)
        recent[side].append(index)
    groups: dict[int, tuple[list[Piece], list[Piece]]] = {}
    for index, piece in enumerate(pieces):
        groups.setdefault(first_of(index), ([], []))[id(piece) not in mine].append(piece)
    yield from groups.values()


def _meet(base: Sequence[str], first: Piece, second: Piece) -> bool:
    """Whether two changes by different people, the first starting no later, meet."""
    gap = second.start - first.end
    if gap < 0:
        return True
    if gap > 1:
        return False
    replacing = first.end > first.start and second.end > second.start
    return not replacing or (gap == 1 and base[first.end] not in DRESSING)


def _contains(outer: Sequence[Piece], inner: Sequence[Piece]) -> bool:
    """Whether one side's changes remove all that the other's remove and add all they add."""
    removed = {i for piece in outer for i in range(piece.start, piece.end)}
    if any(i not in removed for piece in inner for i in range(piece.start, piece.end)):
        return False
    added = iter([word for piece in outer for word in piece.words])
    return all(word in added for piece in inner for word in piece.words)


def _both_added(base: Sequence[str], ours: Sequence[Piece], theirs: Sequence[Piece]) -> bool:
    """Whether both only add whole sentences or items at one point, and not nearly the same."""
    if not base or len(ours) != 1 or len(theirs) != 1:
        return False
    one, other = ours[0], theirs[0]
    if not one.start == one.end == other.start == other.end:
        return False
    before = base[one.start - 1] if one.start else ""
    after = base[one.start] if one.start < len(base) else ""
    if not all(is_whole(before, piece.words, after) for piece in (one, other)):
        return False
    kept = sum(length for _, _, length in runs(one.words, other.words))
    return 2 * kept < NEARLY_SAME * (len(one.words) + len(other.words))


def _in_one_sentence(base: Sequence[str], ours: Sequence[Piece], theirs: Sequence[Piece]) -> bool:
    """Whether any sentence of the base is changed by both sides."""
    sentence = [0]
    for word in base:
        sentence.append(sentence[-1] + (word in FULL_STOPS))

    def touched(pieces: Sequence[Piece]) -> set[int]:
        return {
            number
            for piece in pieces
            for number in range(
                sentence[piece.start], sentence[max(piece.start, piece.end - 1)] + 1
            )
        }

    return bool(touched(ours) & touched(theirs))


def _region(
    base: Tokens,
    left: Tokens,
    right: Tokens,
    ours: Sequence[Piece],
    theirs: Sequence[Piece],
    offsets: Sequence[int],
) -> tuple[int, int, Conflict]:
    """The stretch of base tokens over which both sides' changes clash, with each side's words."""
    start = min(ours[0].start, theirs[0].start)
    end = max(ours[-1].end, theirs[-1].end)

    def words(side: Tokens, pieces: Sequence[Piece]) -> str:
        first = pieces[0].first - (pieces[0].start - start)
        last = pieces[-1].last + (end - pieces[-1].end)
        return side.text(first, last).strip()

    at, text = offsets[start], base.inner(start, end)
    changed_by = sum(any(one.end > one.start for one in pieces) for pieces in (ours, theirs))
    said = words(left, ours), words(right, theirs)
    return start, end, Conflict(text, *said, at, at + len(text), changed_by)


def _parts(
    base: Tokens, pieces: Sequence[Piece], regions: Sequence[tuple[int, int, Conflict]]
) -> tuple[str | Conflict, ...]:
    """The paragraph in order: what merges as text, each clash where it is."""
    parts: list[str | Conflict] = []
    waiting = sorted(pieces, key=lambda piece: (piece.start, piece.end), reverse=True)
    at, space = 0, base.lead
    last = (len(base.words), len(base.words), None)
    for start, end, conflict in [*sorted(regions, key=lambda region: region[:2]), last]:
        inside: list[Piece] = []
        while waiting and waiting[-1].end <= start:
            inside.append(waiting.pop())
        parts.append(weave(base, inside, at, start, space))
        if conflict is not None:
            parts.append(conflict)
            space = base.gaps[end - 1] if end > start else ""
        at = end
    return tuple(part for part in parts if part != "")
