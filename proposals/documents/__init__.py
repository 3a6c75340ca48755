"""Drafts that come as files: DOCX, ODT, Markdown and plain text read into the words they say.

Pure Python without Django: `read_document` gives a source text, as if somebody had pasted it, or
raises `Unreadable` with a code that pages translate.
"""

from proposals.documents.reading import FORMATS, MOST_BYTES, Document, read_document
from proposals.documents.unpacking import Unreadable

__all__ = ["FORMATS", "MOST_BYTES", "Document", "Unreadable", "read_document"]
