"""The report for spreadsheets: one flat CSV of amendments with their outcomes, and of positions.

UTF-8 with a byte order mark, comma, CRLF (RFC 4180). A value that a spreadsheet would run as a
formula gets an apostrophe before it. Values are words in the active language, days and moments ISO
8601; the codes stand in the JSON.
"""

import csv
import io

from django.utils.translation import gettext as _

from reports.compile import words
from reports.compile.contents import Amendment, Contents, Position, Text
from stakeholders.models import Kind

COLUMNS = (
    "record",
    "text",
    "title",
    "stage",
    "paragraph",
    "symbol",
    "operation",
    "stakeholder",
    "kind",
    "coalition",
    "cosponsors",
    "words before",
    "words after",
    "rationale",
    "tabled at",
    "status",
    "basis",
    "meeting",
    "basis date",
    "overtaken by",
    "note",
    "withdrawn at",
    "in revision",
    "stance",
    "reconfirmed",
    "decisive",
    "number",
    "taken on",
    "taken at",
    "reason",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(contents: Contents) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for text in contents.texts:
        for row in rows_of(text):
            writer.writerow({name: guarded(value) for name, value in row.items()})
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def guarded(value: str) -> str:
    """The value as text for every spreadsheet, without NUL characters."""
    value = value.replace("\x00", "")
    return f"'{value}" if value.lstrip(" \ufeff").startswith(FORMULA) else value


def rows_of(text: Text) -> list[dict[str, str]]:
    stage = words.stage_word(text.stage)
    shared = {"text": text.symbol, "title": text.title, "stage": stage}
    rows = [{"record": "text", **shared, "in revision": text.revision, "tabled at": text.tabled_at}]
    rows += [{"record": "amendment", **shared, **_amendment(one)} for one in text.amendments]
    rows += [{"record": "position", **shared, **_position(one)} for one in text.positions]
    for tally in text.tallies:
        for kind, counts in tally.counts.items():
            rows += [
                {
                    "record": "positions on a paragraph",
                    **shared,
                    "paragraph": tally.label,
                    "kind": kind_word(kind),
                    "stance": words.sign_word(sign),
                    "number": str(count),
                }
                for sign, count in counts.items()
            ]
    return rows


def kind_word(kind: str) -> str:
    """The kind of one stakeholder; "" where nobody is named."""
    return str(Kind(kind).label) if kind else ""


def _amendment(one: Amendment) -> dict[str, str]:
    outcome = one.outcome
    return {
        "paragraph": one.label,
        "symbol": one.symbol,
        "operation": words.operation_word(one.operation),
        "stakeholder": one.mover or (_("Imported text") if one.imported else ""),
        "kind": kind_word(one.mover_kind),
        "coalition": one.coalition,
        "cosponsors": "; ".join(one.cosponsors),
        "words before": one.base_text,
        "words after": one.new_text,
        "rationale": one.rationale,
        "tabled at": one.tabled_at,
        "status": words.outcome_word(one),
        "basis": words.ground_word(outcome.basis) if outcome else "",
        "meeting": outcome.meeting if outcome else "",
        "basis date": outcome.basis_date if outcome else "",
        "overtaken by": outcome.overtaken_by if outcome else "",
        "note": outcome.note if outcome else "",
        "withdrawn at": one.withdrawn_at,
        "in revision": outcome.revision if outcome else "",
    }


def _position(one: Position) -> dict[str, str]:
    return {
        "stakeholder": one.name,
        "kind": kind_word(one.kind),
        "stance": words.sign_word(one.stance),
        "reconfirmed": _("no") if one.lapsed else _("yes"),
        "decisive": _("yes") if one.decisive else _("no"),
        "taken on": one.revision,
        "taken at": one.taken_at,
        "reason": one.reason,
    }
