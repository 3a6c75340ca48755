"""What changed between two versions of a paragraph, as a person would mark it.

The shortest difference is found exactly, then tidied: single words that two rewritten stretches
happen to share are not shown as kept, and pure insertions and deletions stand where a sentence
or list item begins and ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from proposals.text.placing import placed_hunks
from proposals.text.sequences import Hunk
from proposals.text.tokens import cut, is_mark

LONGEST_REMEMBERED = 4_000
ChangeKind = Literal["equal", "insert", "delete", "replace"]


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch of a difference: `old` is what it was, `new` what it is, white space included.

    Joining the `old` of all changes gives the first text in NFC, joining the `new` the second.
    In an "equal" stretch the two may differ in white space only.
    """

    kind: ChangeKind
    old: str
    new: str


def diff(a: str, b: str) -> tuple[Change, ...]:
    """The changes from `a` to `b` in order; none if both are empty; the same for the same two."""
    remembered = len(a) + len(b) <= LONGEST_REMEMBERED
    return _remembered_diff(a, b) if remembered else _diff(a, b)


def words_changed(a: str, b: str) -> tuple[int, int]:
    """How many words went out of `a` and how many came in with `b`, punctuation not counted."""
    old, new = cut(a), cut(b)
    out = into = 0
    for i, i_end, j, j_end in placed_hunks(old.words, new.words):
        out += sum(not is_mark(word) for word in old.words[i:i_end])
        into += sum(not is_mark(word) for word in new.words[j:j_end])
    return out, into


def distance(a: str, b: str) -> float:
    """The share of tokens changed: 0.0 for the same words, 1.0 when nothing is kept."""
    old, new = cut(a), cut(b)
    total = len(old.words) + len(new.words)
    if not total:
        return 0.0
    changed = placed_hunks(old.words, new.words)
    return sum((h[1] - h[0]) + (h[3] - h[2]) for h in changed) / total


@lru_cache(maxsize=1024)
def _remembered_diff(a: str, b: str) -> tuple[Change, ...]:
    """The differences of ordinary paragraphs, which one page after another asks for."""
    return _diff(a, b)


def _diff(a: str, b: str) -> tuple[Change, ...]:
    old, new = cut(a), cut(b)
    if not old.words and not new.words:
        return (Change("equal", old.lead, new.lead),) if old.lead or new.lead else ()
    found: list[Change] = []
    at_old = at_new = 0
    carry_old, carry_new = old.lead, new.lead
    end = (len(old.words), len(old.words), len(new.words), len(new.words))
    for i, i_end, j, j_end in [*_tidied(old.words, new.words), end]:
        if i > at_old:
            kept_old = carry_old + old.text(at_old, i)
            kept_new = carry_new + new.text(at_new, j)
            carry_old = carry_new = ""
            if i < i_end or j < j_end:
                kept_old, kept_new, carry_old, carry_new = _parted(
                    kept_old, kept_new, old.gaps[i - 1], new.gaps[j - 1]
                )
            found.append(Change("equal", kept_old, kept_new))
        if i < i_end or j < j_end:
            gone = carry_old + old.text(i, i_end)
            come = carry_new + new.text(j, j_end)
            carry_old = carry_new = ""
            if i < i_end and j < j_end:
                carry_old, carry_new = gone[len(gone.rstrip()) :], come[len(come.rstrip()) :]
                gone, come = gone.rstrip(), come.rstrip()
            found.append(Change(_kind(gone, come), gone, come))
        at_old, at_new = i_end, j_end
    if carry_old or carry_new:
        found.append(Change("equal", carry_old, carry_new))
    return tuple(found)


def _parted(old: str, new: str, gap_old: str, gap_new: str) -> tuple[str, str, str, str]:
    """Give white space that only one side has behind the last kept word to the change.

    "the cat." to "the cat and dog." then reads "the cat[ and dog]." and not "the cat [and dog].".
    """
    if bool(gap_old) == bool(gap_new):
        return old, new, "", ""
    if gap_old:
        return old[: len(old) - len(gap_old)], new, gap_old, ""
    return old, new[: len(new) - len(gap_new)], "", gap_new


def _kind(gone: str, come: str) -> ChangeKind:
    if gone and come:
        return "replace"
    return "delete" if gone else "insert"


def _tidied(a: Sequence[str], b: Sequence[str]) -> list[Hunk]:
    """The changed stretches without confetti between them."""
    found: list[Hunk] = []
    for hunk in placed_hunks(a, b):
        while found and _is_confetti(found[-1], hunk, a):
            last = found.pop()
            hunk = (last[0], hunk[1], last[2], hunk[3])
        found.append(hunk)
    return found


def _is_confetti(one: Hunk, other: Hunk, a: Sequence[str]) -> bool:
    """Whether what is kept between two changes is too little beside them to help a reader.

    That is one word, or marks only, between two replacements; or two words between long ones.
    """
    kept = a[one[1] : other[0]]
    words = sum(not is_mark(word) for word in kept)
    if words > 2 or len(kept) > 4:
        return False
    sizes = [max(h[1] - h[0], h[3] - h[2]) for h in (one, other)]
    replaced = all(h[1] > h[0] and h[3] > h[2] for h in (one, other))
    if words <= 1:
        return (replaced and sum(sizes) >= 4) or min(sizes) >= 4
    return replaced and min(sizes) >= 4
