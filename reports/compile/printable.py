"""What can be printed: characters that no page and no XML can hold are shown as missing."""

import re

# Controls but for tab and line feed, surrogates, and what XML 1.0 forbids.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """The text with a replacement character for each that cannot be printed."""
    return UNPRINTABLE.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))
