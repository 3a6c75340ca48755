"""One door for files of every format: what the name says and what the content is must agree."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from proposals.documents.docx import read_docx
from proposals.documents.markdown import read_markdown
from proposals.documents.odt import read_odt
from proposals.documents.plain import read_plain
from proposals.documents.unpacking import Unreadable

MOST_BYTES = 10_000_000
FORMATS = ("docx", "odt", "md", "markdown", "txt", "text")
_MACROS = frozenset({"docm", "dotm"})
_OLD = frozenset({"doc", "rtf", "wpd", "pages"})


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says: `text` as somebody would have pasted it, and what stands beside the text.

    `aside` has the kinds `header`, `comment` and `deleted` with the words of each.
    """

    text: str
    aside: Mapping[str, list[str]] = field(default_factory=dict)


def read_document(name: str, data: bytes) -> Document:
    """Read one file by its name's ending and its content; Unreadable says why not."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if not data:
        raise Unreadable("empty")
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large")
    if ending in _MACROS:
        raise Unreadable("macros")
    if ending == "pdf" or data.startswith(b"%PDF"):
        raise Unreadable("pdf")
    if ending in _OLD:
        raise Unreadable("old_format")
    if ending not in FORMATS:
        raise Unreadable("unknown_format")
    if ending in ("docx", "odt"):
        writer = read_docx(data) if ending == "docx" else read_odt(data)
        found = Document(writer.text(), writer.aside)
    elif ending in ("md", "markdown"):
        found = Document(read_markdown(read_plain(data)).text())
    else:
        found = Document(read_plain(data))
    if not found.text.strip():
        raise Unreadable("no_words")
    return found
