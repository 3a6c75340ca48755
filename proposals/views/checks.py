"""What is remarked on a draft: structure, brackets, words without a place. It never blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from interface.refusal import Refusal
from proposals import text
from proposals.citing import cited_in
from proposals.forms.paragraphs import Row, paragraphs_of
from proposals.models.limits import LONGEST_SOURCE, LONGEST_TITLE
from proposals.text.parsed import ParsedParagraph
from proposals.text.parsing import split_text
from proposals.text.structure import structure_warnings
from proposals.wording import clean_words, refuse_too_many

MOST = 30
# The longest text that may be drafted, wrapped as narrowly as a PDF wraps it, has half as many.
MOST_LINES = 6_000


@dataclass(frozen=True)
class Remark:
    """One sentence about one paragraph, and where it is."""

    label: str
    words: str
    place: int = -1
    good: bool = False


@dataclass
class Check:
    """Remarks on the structure, brackets found in the words, leftovers of what was pasted."""

    labels: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    brackets: list[Remark] = field(default_factory=list)
    leftovers: list[tuple[int, str]] = field(default_factory=list)
    notes: list[text.Note] = field(default_factory=list)

    @property
    def shown(self) -> list[Remark]:
        return self.remarks[:MOST]

    @property
    def more(self) -> int:
        return max(0, len(self.remarks) - MOST)


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
    for warning in structure_warnings(paragraphs, (language or "en").split("-")[0]):
        found.remarks.append(
            Remark(
                labels[warning.paragraph],
                structure_words(warning.code, warning.parameters),
                places[warning.paragraph],
            )
        )
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


def source_words(code: str, said: Mapping[str, str]) -> str:
    """A remark on what was pasted as a sentence."""
    return {
        "no_title": _("No title was found. Say it above."),
        "no_enacting_line": _("No enacting line was found, such as “The Working Group,”."),
        "no_operative": _("No operative paragraph was found."),
        "opening_unknown": _("opens with no verb that is known; its kind is a guess."),
        "pp_after_op": _("reads like a preambular paragraph but stands among operative ones."),
        "number_out_of_order": _("is numbered %(found)s where %(expected)s was due."),
        "mark_out_of_order": _("is marked %(found)s out of order."),
        "orphan_subparagraph": _("is marked %(found)s but nothing stands above it."),
        "unbalanced_bracket": _("has a square bracket without its partner."),
        "second_enacting_line": _("reads like a second enacting line."),
        "split_word": _("“%(found)s” may be one word that was broken apart."),
        "stray_mark": _("“%(found)s” ends like the mark of a footnote, and there is no such note."),
    }.get(code, code) % {"found": "", "expected": "", **said}


def read_source(source: str, language: str, called: str = "") -> tuple[list[Row], str, Check]:
    """The rows of a pasted text, its title, and everything that could not be placed for sure.

    Where the text is `called` something already, it owes no title.
    Refused is what no text could be: every line costs, here and on the page that shows it.
    """
    source = clean_words(source, field="source", limit=LONGEST_SOURCE)
    lines = sum(not line.isspace() for line in source.splitlines(keepends=True))
    if lines > MOST_LINES:
        message = _("%(count)s lines are too many; at most %(limit)s can be read.") % {
            "count": lines,
            "limit": MOST_LINES,
        }
        raise Refusal("too_many_lines", message, field="source")
    parsed = split_text(source, language.split("-")[0])
    refuse_too_many(len(parsed.paragraphs), field="source")
    rows: list[Row] = [
        {
            "id": "",
            "kind": one.kind.value,
            "level": one.depth if one.kind is text.Kind.SUB else 0,
            "text": with_brackets(one),
        }
        for one in parsed.paragraphs
    ]
    title = next((one.text for one in parsed.paragraphs if one.kind is text.Kind.TITLE), "")
    check = check_rows(rows, language)
    places = {one.line: place for place, one in enumerate(parsed.paragraphs)}
    heard = []
    for warning in parsed.warnings:
        place = warning.paragraph if warning.paragraph >= 0 else places.get(warning.line, -1)
        label = check.labels[place] if 0 <= place < len(check.labels) else _("The text")
        words = source_words(warning.code, warning.parameters)
        owed = not (called and warning.code == "no_title")
        if owed and warning.code != "opening_unknown":
            heard.append(Remark(label, words, place))
    check.remarks = heard + check.remarks
    check.leftovers = [(left.line, left.text) for left in parsed.leftovers]
    check.notes = list(parsed.notes)
    return rows, " ".join(title.split())[:LONGEST_TITLE], check


def with_brackets(one: ParsedParagraph) -> str:
    """The words with the brackets of the source put back: they stay until the text is tabled."""
    marks: list[tuple[int, int, str]] = []
    for span in one.brackets:
        marks.append((span.start, 1, "["))
        marks.append((span.end, 0 if span.end > span.start else 2, "]"))
    pieces, done = [], 0
    for at, _rank, sign in sorted(marks):
        pieces += [one.text[done:at], sign]
        done = at
    return "".join([*pieces, one.text[done:]])
