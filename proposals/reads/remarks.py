"""What is remarked on a draft: structure, brackets, words without a place. It never blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from proposals import text
from proposals.citing import cited_in
from proposals.forms.paragraphs import Row, paragraphs_of
from proposals.text.structure import structure_warnings

MOST = 30


@dataclass(frozen=True)
class Remark:
    """One sentence about one paragraph, and where it is."""

    label: str
    words: str
    place: int = -1
    good: bool = False


@dataclass
class Check:
    """Remarks on the structure, brackets found in the words, leftovers of what was pasted.

    There may be as many remarks as signs: the first are put into words, `more` are only counted.
    """

    labels: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    more: int = 0
    brackets: list[Remark] = field(default_factory=list)
    leftovers: list[tuple[int, str]] = field(default_factory=list)
    notes: list[text.Note] = field(default_factory=list)

    def put_first(self, remarks: list[Remark], more: int) -> None:
        """Remarks that stand before the others, and how many of their kind are only counted."""
        remarks = remarks + self.remarks
        self.remarks = remarks[:MOST]
        self.more += more + len(remarks) - len(self.remarks)


def check_rows(rows: Sequence[Row], language: str | None) -> Check:
    """The remarks on rows as they stand, empty ones included."""
    known = dict.fromkeys(kind.value for kind in text.Kind)
    readable = [row for row in rows if row["kind"] in known]
    stored = paragraphs_of(readable)
    paragraphs = [
        text.Paragraph(
            as_key(row["id"], place),
            text.Kind(row["kind"]),
            text.strip_brackets(row["text"])[0],
            as_key(row["parent"], -1) if row["parent"] else None,
        )
        for place, row in enumerate(stored)
    ]
    labels = cited_in(paragraphs)
    places = {paragraph.id: place for place, paragraph in enumerate(paragraphs)}
    found = Check([labels[paragraph.id] for paragraph in paragraphs])
    warnings = structure_warnings(paragraphs, (language or "en").split("-")[0])
    told = [
        Remark(
            labels[warning.paragraph],
            structure_words(warning.code, warning.parameters),
            places[warning.paragraph],
        )
        for warning in warnings[:MOST]
    ]
    found.put_first(told, len(warnings) - len(told))
    for place, row in enumerate(stored):
        for span in text.find_brackets(row["text"]):
            found.brackets.append(bracket_remark(labels[paragraphs[place].id], place, span))
    return found


def as_key(value: str, place: int) -> UUID:
    """The row's own identifier, or one for its place where somebody sent nonsense."""
    try:
        return UUID(value)
    except ValueError:
        return UUID(int=place + 1)


def bracket_remark(label: str, place: int, span: text.BracketSpan) -> Remark:
    if not span.balanced:
        return Remark(label, _("a square bracket without its partner"), place)
    words = span.text if len(span.text) <= 90 else f"{span.text[:80]}…"
    return Remark(label, f"[{words}]", place)


def structure_words(code: str, said: Mapping[str, str]) -> str:
    """A remark of the text engine as a sentence."""
    match code:
        case "empty":
            return _("has no words.")
        case "opening_unknown":
            return _("does not open with a verb that such a paragraph usually opens with.")
        case "opening_of_op":
            return _("opens with “%(opening)s”, as an operative paragraph does.") % said
        case "opening_of_pp":
            return _("opens with “%(opening)s”, as a preambular paragraph does.") % said
        case "opening_repeated":
            return (
                _("opens with “%(opening)s” like the one before; “Also” or “Further” is usual.")
                % said
            )
        case "closing":
            return _("should close with “%(expected)s”.") % said
    return code
