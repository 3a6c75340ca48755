"""The one serialisation of a text that its SHA-256 is taken over, so that anyone can check it.

UTF-8 JSON without white space or escapes that JSON does not demand: an object with the keys
`format` and `paragraphs` in that order; each paragraph an object with `id`, `kind`, `parent`
(null at the top) and `text` in NFC. The hash of a revision covers its language as well: it is
taken over the language code, one line feed, and these bytes.
"""

import hashlib
import json
import unicodedata
from collections.abc import Sequence

from proposals.text.paragraphs import Paragraph

FORMAT = "norms-forum-text/1"


def canonical(paragraphs: Sequence[Paragraph]) -> bytes:
    """The bytes of a text: equal for equal words, order and identifiers, and only then."""
    rows = [
        {
            "id": str(paragraph.id),
            "kind": paragraph.kind.value,
            "parent": None if paragraph.parent is None else str(paragraph.parent),
            "text": unicodedata.normalize("NFC", paragraph.text),
        }
        for paragraph in paragraphs
    ]
    whole = {"format": FORMAT, "paragraphs": rows}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def sha256(paragraphs: Sequence[Paragraph], language: str) -> str:
    """The lower-case hexadecimal SHA-256 of a text in a language (64 characters)."""
    return hashlib.sha256(language.encode() + b"\n" + canonical(paragraphs)).hexdigest()
