"""A draft that comes as a file: read within bounds, or refused with what to do about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interface.characters import UNPRINTABLE
from interface.refusal import Refusal
from proposals.documents import FORMATS, MOST_BYTES, Document, Unreadable, read_document

ACCEPT = ",".join(f".{ending}" for ending in FORMATS)
LONGEST_ASIDE = 300
_BROKEN = re.compile("[\x0b\x0c]")


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
