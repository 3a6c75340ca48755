"""Words that may run the other way: set apart, so that they turn nothing around them.

On pages most of it is done by `base.css`: every block, link and date finds its own direction.
Here is what style cannot reach: names within translated sentences, titles of pages, attributes,
and letters in plain text.
"""

from __future__ import annotations

import unicodedata

from django.utils.translation import get_language_bidi

# First strong isolate, and its end (Unicode Standard Annex 9).
OPEN, CLOSE = "\u2068", "\u2069"


def isolated(words: str) -> str:
    """`words` as a run of its own, where its surroundings may read the other way."""
    if not words or not (get_language_bidi() or _runs_right_to_left(words)):
        return words
    return f"{OPEN}{words}{CLOSE}"


def _runs_right_to_left(words: str) -> bool:
    return not words.isascii() and any(
        unicodedata.bidirectional(one) in ("R", "AL") for one in words
    )
