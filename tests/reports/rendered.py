"""An invented report in every format, and the words that are read back from it."""

import csv
import io
import zipfile
from datetime import UTC, datetime

import docx as python_docx
import pypdf

from reports.compile import docx, pdf, table
from reports.compile.contents import (
    Contents,
)
from reports.compile.document import document

MOMENT = datetime(2026, 7, 1, 9, 0, 5, tzinfo=UTC)


def pdf_of(facts: Contents) -> pdf.Pdf:
    return pdf.render(document(facts, "en"), author="Secretariat", moment=MOMENT)


def pdf_words(made: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def docx_of(facts: Contents) -> bytes:
    return docx.render(document(facts, "en"), author="Secretariat", moment=MOMENT)


def tables_of(facts: Contents) -> dict[str, list[dict[str, str]]]:
    """The rows of each CSV in the ZIP, by the name of the table."""
    packed = zipfile.ZipFile(io.BytesIO(table.render(facts, MOMENT)))
    found = {}
    for name in packed.namelist():
        made = packed.read(name)
        assert made.startswith(b"\xef\xbb\xbf")
        rows = csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline=""), strict=True)
        found[name.removesuffix(".csv")] = list(rows)
    return found


def docx_words(made: bytes) -> str:
    word = python_docx.Document(io.BytesIO(made))
    cells = (cell.text for one in word.tables for row in one.rows for cell in row.cells)
    return " ".join(" ".join([*(p.text for p in word.paragraphs), *cells]).split())
