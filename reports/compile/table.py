"""The report for spreadsheets: a ZIP of one CSV a kind of record, texts to positions.

Each is UTF-8 with a byte order mark, comma, CRLF (RFC 4180). A value that a spreadsheet would run
as a formula gets an apostrophe before it. Values are words in the active language, days and moments
ISO 8601; the codes stand in the JSON.
"""

import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

from reports.compile.contents import Contents
from reports.compile.table_rows import TABLES, Row

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(contents: Contents, moment: datetime) -> bytes:
    """The same contents and moment give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, (columns, rows_of) in TABLES.items():
            made = zipfile.ZipInfo(f"{name}.csv", moment.astimezone(UTC).timetuple()[:6])
            made.compress_type = zipfile.ZIP_DEFLATED
            rows = (row for text in contents.texts for row in rows_of(text))
            with (
                packed.open(made, "w") as file,
                io.TextIOWrapper(file, "utf-8-sig", newline="") as words,
            ):
                _write(words, columns, rows)
    return out.getvalue()


def _write(out: io.TextIOBase, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: guarded(value) for name, value in row.items()})


def guarded(value: str) -> str:
    """The value as text for every spreadsheet, without NUL characters."""
    value = value.replace("\x00", "")
    return f"'{value}" if value.lstrip(" \ufeff").startswith(FORMULA) else value
