"""Words parted by a hyphen at the end of a line are put together; true compounds keep theirs."""

import re
from collections.abc import Sequence
from functools import lru_cache

from proposals.text.pieces import LANGUAGES, words

SOFT = "\u00ad"
LONGEST_WORD = 60
_PARTED = re.compile(rf"([^\W\d_]+)[-\u2010{SOFT}]$")
_REST = re.compile(r"[^\W\d_]+")


def rejoined(parts: Sequence[str], known: frozenset[str]) -> str:
    """Lines of one paragraph as one, parted by "\\n" where no word was put together."""
    told = [parts[0]]
    for part in parts[1:]:
        left = _PARTED.search(told[-1][-LONGEST_WORD:])
        right = _REST.match(part) if left else None
        if left is None or right is None or not right.group()[0].islower():
            told.append(f"\n{part}")
        elif _is_compound(left.group(1).lower(), right.group().lower(), known, told[-1][-1]):
            told.append(part)
        else:
            told[-1] = told[-1][:-1]
            told.append(part)
    return "".join(told).replace(SOFT, "")


def vocabulary(lines: Sequence[str]) -> frozenset[str]:
    """The words that stand whole in a text, in lower case; empty where no line ends in a hyphen."""
    if not any(_PARTED.search(line[-LONGEST_WORD:].rstrip()) for line in lines):
        return frozenset()
    found: set[str] = set()
    for line in lines:
        found.update(word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line))
    return frozenset(found)


def _is_compound(left: str, right: str, known: frozenset[str], sign: str) -> bool:
    if sign == SOFT or left + right in known:
        return False
    return f"{left}-{right}" in known or left in compounds()


@lru_cache(maxsize=1)
def compounds() -> frozenset[str]:
    """What compounds begin with; before anything else the hyphen is a printer's."""
    return frozenset().union(*(words(language)["compounds"] for language in LANGUAGES))
