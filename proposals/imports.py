"""A draft that is pasted or comes as a file: read within bounds, or refused with what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface.characters import UNPRINTABLE
from interface.refusal import Refusal
from interface.wording import too_long
from proposals import text
from proposals.documents import FORMATS, MOST_BYTES, Document, Unreadable, read_document
from proposals.forms.paragraphs import Row
from proposals.models.limits import LONGEST_SOURCE, LONGEST_TITLE
from proposals.reads.remarks import MOST, Check, Remark, check_rows
from proposals.text.parsed import ParsedParagraph
from proposals.text.parsing import split_text
from proposals.wording import clean_words, refuse_too_many

ACCEPT = ",".join(f".{ending}" for ending in FORMATS)
# The longest text that may be drafted, wrapped as narrowly as a PDF wraps it, has half as many.
MOST_LINES = 6_000
LONGEST_ASIDE = 300
_BROKEN = re.compile("[\x0b\x0c]")


@dataclass(frozen=True)
class Reading:
    """What a text says, pasted or in a file, and what a file has beside it."""

    source: str
    rows: list[Row]
    title: str
    check: Check
    aside: list[str]


def read_text(
    source: str, language: str, upload: UploadedFile[Any] | None = None, called: str = ""
) -> Reading:
    """Read a file, or without one what was pasted; a refusal names the field that it came from."""
    if upload is None:
        return Reading(source, *read_source(source, language, called), [])
    found = read_upload(upload)
    try:
        rows, title, check = read_source(found.text, language, called)
    except Refusal as refusal:
        raise Refusal(refusal.code, refusal.message, field="upload") from refusal
    return Reading(found.text, rows, title, check, told_aside(found.aside))


def source_words(code: str, said: Mapping[str, str]) -> str:
    """A remark on what was pasted as a sentence."""
    match code:
        case "no_title":
            return _("No title was found. Say it above.")
        case "no_enacting_line":
            return _("No enacting line was found, such as “The Working Group,”.")
        case "no_operative":
            return _("No operative paragraph was found.")
        case "pp_after_op":
            return _("reads like a preambular paragraph but stands among operative ones.")
        case "number_out_of_order":
            return _("is numbered %(found)s where %(expected)s was due.") % said
        case "mark_out_of_order":
            return _("is marked %(found)s out of order.") % said
        case "orphan_subparagraph":
            return _("is marked %(found)s but nothing stands above it.") % said
        case "unbalanced_bracket":
            return _("has a square bracket without its partner.")
        case "second_enacting_line":
            return _("reads like a second enacting line.")
        case "split_word":
            return _("“%(found)s” may be one word that was broken apart.") % said
        case "stray_mark":
            return (
                _("“%(found)s” ends like the mark of a footnote, and there is no such note.") % said
            )
    return code


def read_source(source: str, language: str, called: str = "") -> tuple[list[Row], str, Check]:
    """The rows of a pasted text, its title, and everything that could not be placed for sure.

    Where the text is `called` something already, it owes no title. One that is too long is handed
    over whole: whoever corrects the text shortens it.
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
    at = next((n for n, one in enumerate(parsed.paragraphs) if one.kind is text.Kind.TITLE), -1)
    title = " ".join(parsed.paragraphs[at].text.split()) if at >= 0 else ""
    check = check_rows(rows, language)
    owed = [
        warning
        for warning in parsed.warnings
        if warning.code != "opening_unknown" and not (called and warning.code == "no_title")
    ]
    places = {one.line: place for place, one in enumerate(parsed.paragraphs)}
    heard = []
    for warning in owed[:MOST]:
        place = warning.paragraph if warning.paragraph >= 0 else places.get(warning.line, -1)
        label = check.labels[place] if 0 <= place < len(check.labels) else _("The text")
        heard.append(Remark(label, source_words(warning.code, warning.parameters), place))
    check.put_first(heard, len(owed) - len(heard))
    if len(title) > LONGEST_TITLE and called in ("", title):
        words = too_long(len(title), LONGEST_TITLE)
        check.put_first([Remark(check.labels[at], words, at)], 0)
    check.leftovers = [(left.line, left.text) for left in parsed.leftovers]
    check.notes = list(parsed.notes)
    return rows, title, check


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


def read_upload(upload: UploadedFile[Any], *, field: str = "upload") -> Document:
    """The words of an uploaded file; refused beside `field` if it cannot or should not be read.

    Its size is known, and checked, before any of its content is read.
    """
    if (upload.size or 0) > MOST_BYTES:
        raise Refusal("too_large", why_not("too_large"), field=field)
    try:
        found = read_document(upload.name or "", upload.read())
    except Unreadable as problem:
        raise Refusal(problem.code, why_not(problem.code), field=field) from problem
    return _printable(found, field=field)


def _printable(found: Document, *, field: str) -> Document:
    """What can be stored of a document: whoever chose a file cannot take a sign out of it.

    Where a page or line was broken by hand, a line ends.
    """
    words, removed = UNPRINTABLE.subn("", _BROKEN.sub("\n", found.text))
    if not words.strip():
        raise Refusal("no_words", why_not("no_words"), field=field)
    aside = {kind: [UNPRINTABLE.sub("", one) for one in said] for kind, said in found.aside.items()}
    if removed:
        aside["unprintable"] = UNPRINTABLE.findall(found.text)
    return Document(words, aside)


def why_not(code: str) -> str:
    """Why a file is not read, and what to do instead."""
    return {
        "empty": _("This file is empty."),
        "too_large": _("This file is larger than 10 MB. Take the pictures out, or paste the text."),
        "unknown_format": _("Only DOCX, ODT, Markdown and plain text are read."),
        "not_that_format": _("This file is not what its name says. Save it again as DOCX or ODT."),
        "damaged": _("This file is damaged and cannot be read. Save it again, or paste the text."),
        "bomb": _("This file unpacks to far more than any draft has. Paste the text instead."),
        "entities": _("This file declares entities, which no draft needs. Save it again as DOCX."),
        "macros": _("This file holds macros. Save it without them, as .docx or .odt."),
        "locked": _(
            "This file is protected by a password or in an old format. Save it as DOCX without a "
            "password."
        ),
        "pdf": _("A PDF keeps no paragraphs. Copy its text and paste it."),
        "old_format": _("This format is not read. Save the file as DOCX or ODT."),
        "not_text": _("This file is no text. Save it as plain text in UTF-8, or as DOCX."),
        "no_words": _("There are no words in this file."),
    }[code]


def told_aside(aside: Mapping[str, Sequence[str]]) -> list[str]:
    """Sentences on what a file has beside its text, which is not taken over."""
    found: list[str] = []
    if headers := aside.get("header"):
        words = _shortened(headers)
        found.append(_("Its header or footer is not taken over: “%(words)s”.") % {"words": words})
    if comments := aside.get("comment"):
        found.append(
            ngettext(
                "%(count)d comment in it is not taken over.",
                "%(count)d comments in it are not taken over.",
                len(comments),
            )
            % {"count": len(comments)}
        )
    if deleted := aside.get("deleted"):
        words = _shortened(deleted)
        found.append(
            _("Words deleted by tracked changes are not taken over: “%(words)s”.")
            % {"words": words}
        )
    if aside.get("unprintable"):
        found.append(_("Characters that cannot be printed were taken out of its text."))
    return found


def _shortened(said: Sequence[str]) -> str:
    return Truncator(" · ".join(said)).chars(LONGEST_ASIDE)
