"""Plain text in whatever encoding it was saved."""

import codecs

from charset_normalizer import from_bytes

from proposals.documents.unpacking import OLD_OFFICE, Unreadable

_BINARY = (
    b"PK\x03\x04",
    b"MZ",
    b"\x7fELF",
    b"%PDF",
    OLD_OFFICE,
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
)
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
SAMPLE = 100_000


def read_plain(data: bytes) -> str:
    """The text of a file; Unreadable for what is none, whatever its name says."""
    if data.startswith(_BINARY):
        raise Unreadable("not_text")
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\x00" in data:
        raise Unreadable("not_text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(data[:SAMPLE]).best()
        if best is None:
            raise Unreadable("not_text") from None
        return _decoded(data, best.encoding)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise Unreadable("not_text") from None
