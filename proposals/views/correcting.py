"""The buttons of the drafting pages that change rows: nothing is stored, what was typed stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext as _

from interface.forms import LOOKED_AT
from interface.refusal import Refusal
from proposals.forms.drafts import TextForm
from proposals.forms.paragraphs import Row, apply_command, place_after
from proposals.imports import Reading, read_text
from proposals.reads.remarks import Check, check_rows
from proposals.wording import under_title

COMMAND = "do"
SOURCES = ("source", "upload")


def carry_out(form: TextForm, command: str) -> Check | None:
    """Change the rows as a button says; nothing is stored, and what was typed stays typed."""
    if command != "read":
        form.show(apply_command(form.rows, command))
        return None
    try:
        upload = form.files.get("upload")
        read = read_form(form, upload)
        if not read.rows:
            message = _("Paste the text first, or choose a file.")
            raise Refusal("nothing_pasted", message, field="source")
    except Refusal as refusal:
        # The rest of the form was not asked for yet.
        form.errors.clear()
        place = refusal.field if refusal.field in SOURCES else "source"
        form.add_error(place, ValidationError(str(refusal.message), code=refusal.code))
        return None
    if upload is not None:
        form.data["source"] = read.source
        said = [_("“%(name)s” is read.") % {"name": upload.name}, *read.aside]
        messages.info(form.request, " ".join(said))
    facts = {"title": read.title} if read.title and not form.called else {}
    form.show(read.rows, **facts)
    return read.check


def is_unread(form: TextForm) -> bool:
    """Whether what was pasted or uploaded could not be read."""
    return any(form.has_error(name) for name in SOURCES)


def read_form(form: TextForm, upload: UploadedFile[Any] | None = None) -> Reading:
    source, language = form["source"].value() or "", form["language"].value() or "en"
    return read_text(source, language, upload, form.called)


def set_aside(form: TextForm, command: str) -> HttpResponse | None:
    """Lead to the page that shows the rows as a button left them, at the row that it was about."""
    if is_unread(form):
        return None
    rows = form.rows
    place = "paragraphs" if command == "read" else f"row-{place_after(rows, command)}"
    if command.startswith("below:"):
        # One goes on to write in it: an address that leads to a box puts the keyboard there.
        place = f"{form.add_prefix('paragraphs')}-{place_after(rows, command)}-text"
    form.data[COMMAND] = command
    return form.set_aside(f"{form.request.path}?{LOOKED_AT}=1#{place}", form.data)


def check_form(form: TextForm) -> Check:
    """The remarks on the rows; what found no place too, where the source has just been read."""
    found = check_rows(form.rows, form["language"].value())
    typed = form.kept_data
    if form.is_looked_at and typed is not None and typed.get(COMMAND) == "read":
        try:
            read = read_form(form)
        except Refusal:
            return found
        if words_of(under_title(read.rows, form.called)) == words_of(form.rows):
            return read.check
        found.leftovers, found.notes = read.check.leftovers, read.check.notes
    return found


def words_of(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [(row["kind"], row["text"].strip()) for row in rows]
