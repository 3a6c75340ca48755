"""Characters that no text may hold: found and taken out of what a browser sent, and said aloud."""

from __future__ import annotations

import re

from django.http import QueryDict
from django.utils.translation import gettext as _

# NUL cannot be stored; lone surrogates are no characters; other controls print as nothing.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
REPLACEMENT = "�"


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
            values.append(text.replace("\r\n", "\n").replace("\r", "\n"))
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
