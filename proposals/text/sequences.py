"""The longest common subsequence of two lists of words, exact and without a quadratic worst case.

Bit-parallel after Hyyrö ("Bit-parallel LCS-length computation revisited", 2004): one row of the
table is one big integer, so 4,000 tokens against 4,000 take some ten milliseconds whatever they
are. Beyond `TABLE_BITS` the lists are first parted at words that occur once in each of them.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

TABLE_BITS = 40_000_000

Hunk = tuple[int, int, int, int]
"""A changed stretch: words `a[h[0]:h[1]]` became `b[h[2]:h[3]]`."""


def hunks(a: Sequence[str], b: Sequence[str]) -> list[Hunk]:
    """The changed stretches between two word lists, in order, none touching the next.

    Of several shortest ways the one that pairs words as early as possible is taken, which is
    found by walking both lists from their ends.
    """
    found: list[Hunk] = []
    size_a, size_b = len(a), len(b)
    at_a = at_b = 0
    kept = runs(a[::-1], b[::-1])
    for i, j, length in [(size_a - i - n, size_b - j - n, n) for i, j, n in reversed(kept)]:
        if i > at_a or j > at_b:
            found.append((at_a, i, at_b, j))
        at_a, at_b = i + length, j + length
    if at_a < size_a or at_b < size_b:
        found.append((at_a, size_a, at_b, size_b))
    return found


def runs(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """The kept stretches `(i, j, length)` with `a[i:i+length] == b[j:j+length]`, in order."""
    head, tail = _common_ends(a, b)
    end_a, end_b = len(a) - tail, len(b) - tail
    found: list[tuple[int, int, int]] = [(0, 0, head)] if head else []
    for i, j in _pairs(a[head:end_a], b[head:end_b]):
        i, j = i + head, j + head
        if found and found[-1][0] + found[-1][2] == i and found[-1][1] + found[-1][2] == j:
            found[-1] = (found[-1][0], found[-1][1], found[-1][2] + 1)
        else:
            found.append((i, j, 1))
    if tail:
        i, j, length = found[-1] if found else (end_a, end_b, 0)
        if (i + length, j + length) == (end_a, end_b):
            return [*found[:-1], (i, j, length + tail)]
        found.append((end_a, end_b, tail))
    return found


def _common_ends(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    shorter = min(len(a), len(b))
    head = 0
    while head < shorter and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < shorter - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    return head, tail


def _pairs(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Matching positions of one longest common subsequence, in order."""
    if not a or not b:
        return []
    if len(a) * len(b) > TABLE_BITS:
        return _parted_pairs(a, b)
    where: dict[str, int] = {}
    for i, word in enumerate(a):
        where[word] = where.get(word, 0) | 1 << i
    full = (1 << len(a)) - 1
    row = full
    rows: list[int] = []
    for word in b:
        mask = where.get(word)
        if mask is not None:
            hits = row & mask
            row = ((row + hits) | (row - hits)) & full
        rows.append(row)
    return _trace(a, b, rows)


def _trace(a: Sequence[str], b: Sequence[str], rows: Sequence[int]) -> list[tuple[int, int]]:
    """Walk the table back from its end; bit i of a row is 0 where the length grows at a[i].

    Equal words are always paired, which is never wrong and needs no look into the table.
    """
    found: list[tuple[int, int]] = []
    i, j = len(a) - 1, len(b) - 1
    while i >= 0 and j >= 0:
        if a[i] == b[j]:
            found.append((i, j))
            i -= 1
            j -= 1
        elif rows[j] >> i & 1:
            i -= 1
        else:
            j -= 1
    found.reverse()
    return found


def _parted_pairs(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Part two very long lists at words unique in both; without any, nothing is called equal."""
    count_a, count_b = Counter(a), Counter(b)
    place = {word: j for j, word in enumerate(b) if count_b[word] == 1}
    anchors = _rising([(i, place[w]) for i, w in enumerate(a) if count_a[w] == 1 and w in place])
    if not anchors:
        return []
    found: list[tuple[int, int]] = []
    at_a = at_b = 0
    for i, j in [*anchors, (len(a), len(b))]:
        for start_a, start_b, length in runs(a[at_a:i], b[at_b:j]):
            found += [(at_a + start_a + k, at_b + start_b + k) for k in range(length)]
        if i < len(a):
            found.append((i, j))
        at_a, at_b = i + 1, j + 1
    return found


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, given in order of the first, whose second rises as well."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        before.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(j)
            last.append(index)
        else:
            ends[at], last[at] = j, index
    found: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def longest_rising(values: Sequence[int]) -> set[int]:
    """The indices of a longest rising subsequence: what stayed in place when things moved."""
    return {i for i, _ in _rising([(i, value) for i, value in enumerate(values)])}
