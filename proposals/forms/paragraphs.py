"""A text as rows of a form: every paragraph with its kind, its level and its words.

Rows are dicts {"id": str, "kind": str, "level": int, "text": str} in document order. What a page
sends is read back whole, in whatever order and number the rows come; nothing is dropped.
"""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interface.characters import visible_words
from interface.identifiers import uuid7
from proposals.models.limits import LONGEST_PARAGRAPH, MOST_PARAGRAPHS
from proposals.text import Kind

DEEPEST = 4
KINDS = [
    (Kind.TITLE, gettext_lazy("Title")),
    (Kind.ENACTING, gettext_lazy("Enacting line")),
    (Kind.HEADING, gettext_lazy("Section heading")),
    (Kind.PP, gettext_lazy("Preambular paragraph")),
    (Kind.OP, gettext_lazy("Operative paragraph")),
    (Kind.SUB, gettext_lazy("Sub-paragraph")),
]
type Row = dict[str, Any]


def rows_of(paragraphs: Sequence[dict[str, Any]]) -> list[Row]:
    """Rows of stored paragraphs, whose parents become levels."""
    levels: dict[str, int] = {}
    rows: list[Row] = []
    for paragraph in paragraphs:
        parent = str(paragraph.get("parent") or "")
        level = levels.get(parent, 0) + 1 if parent or paragraph["kind"] == Kind.SUB else 0
        identity = str(paragraph.get("id") or "")
        levels[identity] = level
        rows.append(
            {"id": identity, "kind": paragraph["kind"], "level": level, "text": paragraph["text"]}
        )
    return rows


def paragraphs_of(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Stored paragraphs of rows: a sub-paragraph belongs to the nearest row above its level."""
    found: list[dict[str, Any]] = []
    above: list[tuple[int, str]] = []
    for row in rows:
        identity = row["id"] or str(uuid7())
        level = row["level"] if row["kind"] == Kind.SUB else 0
        above = [(depth, key) for depth, key in above if depth < level]
        parent = above[-1][1] if level and above else None
        found.append({"id": identity, "kind": row["kind"], "parent": parent, "text": row["text"]})
        if row["kind"] in (Kind.PP, Kind.OP, Kind.SUB):
            above.append((level, identity))
        else:
            above = []
    return found


def apply_command(rows: Sequence[Row], command: str) -> list[Row]:
    """The rows after a button: "below:3" (or "below:end"), "up:3", "down:3", "delete:3", "join:3"
    with the one above, "split:3" at line breaks, "loose:3" makes a title a paragraph."""
    verb, _separator, place = command.partition(":")
    rows = [dict(row) for row in rows]
    if verb == "below" and place == "end":
        return [*rows, _blank_like(rows[-1] if rows else None)]
    if not place.isdecimal() or len(place) > 6 or int(place) >= len(rows):
        return rows
    at = int(place)
    if verb == "below":
        rows.insert(at + 1, _blank_like(rows[at]))
    elif verb == "up" and at:
        rows[at - 1], rows[at] = rows[at], rows[at - 1]
    elif verb == "down" and at + 1 < len(rows):
        rows[at], rows[at + 1] = rows[at + 1], rows[at]
    elif verb == "delete":
        del rows[at]
    elif verb == "join" and at:
        rows[at - 1]["text"] = f"{rows[at - 1]['text'].rstrip()} {rows[at]['text'].lstrip()}"
        del rows[at]
    elif verb == "split":
        rows[at : at + 1] = _split(rows[at])
    elif verb == "loose" and rows[at]["kind"] == Kind.TITLE:
        rows[at]["kind"] = Kind.PP.value
    return rows


def place_after(rows: Sequence[Row], command: str) -> int:
    """Where to look after a button: at the row that it made, moved or grew, or at the next one."""
    verb, _separator, place = command.partition(":")
    last = len(rows) - 1
    if not place.isdecimal() or len(place) > 6:
        return last
    moved = {"below": 1, "down": 1, "up": -1, "join": -1}.get(verb, 0)
    return max(0, min(int(place) + moved, last))


def _blank_like(row: Row | None) -> Row:
    like = row or {"kind": Kind.OP.value, "level": 0}
    kind = Kind.OP.value if like["kind"] in (Kind.TITLE, Kind.ENACTING) else like["kind"]
    return {"id": "", "kind": kind, "level": like["level"], "text": ""}


def _split(row: Row) -> list[Row]:
    """One row a line of its words; the first keeps the row's identity."""
    lines = [line.strip() for line in row["text"].splitlines() if line.strip()]
    parts = [{**row, "id": "", "text": line} for line in lines]
    if parts:
        parts[0]["id"] = row["id"]
    return parts or [row]


class ParagraphRows(forms.Widget):
    template_name = "proposals/forms/paragraph_rows.html"
    use_fieldset = True
    # What the text is called, and the labels of its rows: said by the form around it.
    title = ""
    labels: Sequence[str] = ()

    def id_for_label(self, id_: str | None, index: str | None = None) -> str:
        """Where an error about the rows leads: to the part of the page that holds them."""
        return "paragraphs"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Row]:
        places = sorted(
            int(match[1])
            for key in data
            if (match := re.fullmatch(rf"{re.escape(name)}-(\d{{1,6}})-text", key))
        )
        return [
            {
                "id": data.get(f"{name}-{place}-id", ""),
                "kind": data.get(f"{name}-{place}-kind", ""),
                "level": _level(data.get(f"{name}-{place}-level", "0")),
                "text": data.get(f"{name}-{place}-text", ""),
            }
            for place in places
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def format_value(self, value: Any) -> Any:
        return value or []

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["kinds"] = [kind for kind in KINDS if kind[0] != Kind.TITLE]
        context["title"] = self.title
        rows = value or []
        numbers = [str(number) for number in range(1, len(rows) + 1)]
        same = len(self.labels) == len(rows)
        context["rows"] = list(zip(rows, self.labels if same else numbers, strict=True))
        # For rows that a browser has kept and the server has not.
        blank = {"id": "", "kind": Kind.OP.value, "level": 0, "text": ""}
        context["blanks"] = [("words", blank), ("title", {**blank, "kind": Kind.TITLE.value})]
        context["levels"] = [(level, str(level) if level else "–") for level in range(DEEPEST + 1)]
        return context


def _level(value: str) -> int:
    return min(int(value), DEEPEST) if value.isdecimal() and len(value) <= 6 else 0


class ParagraphsField(forms.Field):
    """Cleans rows to the paragraphs that `save_draft` takes; empty rows are left out."""

    widget = ParagraphRows

    def clean(self, value: Any) -> list[dict[str, Any]]:
        rows = [row for row in value or [] if visible_words(row["text"])]
        if len(rows) > MOST_PARAGRAPHS:
            raise ValidationError(
                _("A text has at most %(most)d paragraphs.") % {"most": MOST_PARAGRAPHS}
            )
        for number, row in enumerate(rows, 1):
            self._check(number, row)
        return paragraphs_of([_tidied(row) for row in rows])

    def _check(self, number: int, row: Row) -> None:
        if row["kind"] not in dict(KINDS):
            raise ValidationError(_("Say of what kind paragraph %(n)d is.") % {"n": number})
        if len(row["text"]) > LONGEST_PARAGRAPH:
            raise ValidationError(
                _("Paragraph %(n)d is longer than %(most)d characters. Split it.")
                % {"n": number, "most": LONGEST_PARAGRAPH}
            )
        try:
            UUID(row["id"] or str(uuid7()))
        except ValueError:
            raise ValidationError(
                _("Paragraph %(n)d is not one of this text.") % {"n": number}
            ) from None


def _tidied(row: Row) -> Row:
    level = max(row["level"], 1) if row["kind"] == Kind.SUB else 0
    return {**row, "level": level, "text": " ".join(row["text"].split())}
