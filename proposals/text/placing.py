"""Where a pure insertion or deletion is said to stand when several places are equally true.

"A, [b, ]b, c" and "A, b, [b, ]c" are one change. A reader marks it where a sentence or a list
item begins and ends, so that is where it is put, always at the same place for the same words.
"""

from collections.abc import Sequence

from proposals.text.sequences import Hunk, hunks

ENDS = frozenset(".;:!?\u2026\u3002\uff01\uff1f\uff1b\uff1a\u061f\u061b\u06d4")
FULL_STOPS = frozenset(".!?\u2026\u3002\uff01\uff1f\u061f\u06d4")
BULLETS = frozenset("*-\u2013\u2014\u2022\u00b7")


def placed_hunks(a: Sequence[str], b: Sequence[str]) -> list[Hunk]:
    """The changed stretches from `a` to `b`, pure insertions and deletions rolled into place."""
    found: list[Hunk] = []
    raw = hunks(a, b)
    for index, hunk in enumerate(raw):
        start = found[-1][1] if found else 0
        end = raw[index + 1][0] if index + 1 < len(raw) else len(a)
        if hunk[0] == hunk[1]:
            hunk = _rolled(hunk, a, b, start, end)
        elif hunk[2] == hunk[3]:
            hunk = _turned(_rolled(_turned(hunk), b, a, *_bounds(hunk, start, end)))
        if found and found[-1][1] == hunk[0]:
            hunk = (found[-1][0], hunk[1], found[-1][2], hunk[3])
            found.pop()
        found.append(hunk)
    return found


def is_whole(before: str, block: Sequence[str], after: str) -> bool:
    """Whether inserted words are whole sentences or items between the words on either side.

    They are if they begin behind a closing mark (or with a bullet, or where the text begins) and
    close with such a mark themselves (or stand before a bullet, or where the text ends).
    """
    opens = not before or before in ENDS or block[0] in BULLETS
    closes = not after or block[-1] in ENDS or after in BULLETS
    if ":" in (before, block[-1]) and before != block[-1]:
        return block[0] in BULLETS and closes
    return opens and closes


def _turned(hunk: Hunk) -> Hunk:
    return hunk[2], hunk[3], hunk[0], hunk[1]


def _bounds(hunk: Hunk, start: int, end: int) -> tuple[int, int]:
    """How far a deletion may roll, counted in the other list."""
    return hunk[2] - (hunk[0] - start), hunk[2] + (end - hunk[1])


def _rolled(hunk: Hunk, a: Sequence[str], b: Sequence[str], start: int, end: int) -> Hunk:
    """The same insertion at its best place between the positions `start` and `end` of `a`."""
    at, _, first, last = hunk
    left = 0
    while at - left > start and a[at - left - 1] == b[last - left - 1]:
        left += 1
    right = 0
    while at + right < end and a[at + right] == b[first + right]:
        right += 1
    best, best_score = right, -1
    for shift in range(right, -left - 1, -1):
        score = _score(a, b[first + shift], b[last + shift - 1], at + shift)
        if score > best_score:
            best, best_score = shift, score
    return at + best, at + best, first + best, last + best


def _score(a: Sequence[str], opening: str, closing: str, at: int) -> int:
    """How natural it is to say that these words were put in at this place."""
    before = a[at - 1] if at else ""
    if opening in BULLETS:
        return 4
    if closing in ENDS and (not before or before in ENDS):
        return 3
    if before == closing == ",":
        return 2
    return 1 if closing in ENDS or closing == "," else 0
