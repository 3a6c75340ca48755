"""Characters that no text may hold: found and taken out of what a browser sent, and said aloud."""

from __future__ import annotations

import codecs
import re
import unicodedata

from django.http import QueryDict
from django.utils.translation import gettext as _

# NUL cannot be stored; lone surrogates are no characters; other controls print as nothing.
# Embeddings, overrides and isolates let a text read otherwise than it is stored and signed (Unicode
# Technical Report 36, 3.2); LRM, RLM, ZWJ and ZWNJ, which languages need, stay.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
REPLACEMENT = "�"
# Codecs of Python's own, which no sender has: some fail whatever they read, some take for ever.
NO_CHARSETS = ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape")
# They print as nothing although Unicode counts them among letters, marks and symbols.
BLANKS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def visible_words(text: str) -> str:
    """`text` without white space around it; "" where nothing in it would be seen on a page."""
    return text.strip() if any(map(_is_seen, BLANKS.sub("", text))) else ""


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")


def is_charset(name: str) -> bool:
    """Whether text can be sent in it. Python's codecs know more names: `hex` and `zip` too."""
    try:
        known = codecs.lookup(name).name
        b"a".decode(name, "replace")
    except (LookupError, ValueError):
        return False
    return known not in NO_CHARSETS


def clean(data: QueryDict) -> tuple[QueryDict, str]:
    """`data` with clean text and plain line ends, and what was wrong with it ("" if nothing)."""
    cleaned = data.copy()
    removed = unreadable = False
    for name in data:
        values = []
        for value in data.getlist(name):
            text, count = UNPRINTABLE.subn("", value)
            removed = removed or bool(count)
            unreadable = unreadable or REPLACEMENT in text
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            # Who sends nothing but invisible characters has written nothing.
            values.append(text if visible_words(text) else "")
        cleaned.setlist(name, values)
    return cleaned, _complaint(removed, unreadable)


def _complaint(removed: bool, unreadable: bool) -> str:
    if unreadable:
        return _(
            "Part of the text arrived in an encoding that cannot be read; the sign � stands where "
            "something is missing. Correct it and send it again."
        )
    if removed:
        return _(
            "Characters that cannot be printed were taken out of the text. Read it once more and "
            "send it again."
        )
    return ""
