"""The buttons of the drafting pages that change rows: nothing is stored, what was typed stays."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from interface.forms import LOOKED_AT
from interface.refusal import Refusal
from proposals.forms.drafts import TextForm
from proposals.forms.paragraphs import Row, apply_command, place_after
from proposals.views.checks import Check, check_rows, read_source
from proposals.views.imports import take_upload
from proposals.wording import under_title

COMMAND = "do"
SOURCES = ("source", "upload")


def carry_out(form: TextForm, command: str) -> Check | None:
    """Change the rows as a button says; nothing is stored, and what was typed stays typed."""
    if command != "read":
        form.show(apply_command(form.rows, command))
        return None
    try:
        take_upload(form)
        rows, title, check = read_form(form)
        if not rows:
            message = _("Paste the text first, or choose a file.")
            raise Refusal("nothing_pasted", message, field="source")
    except Refusal as refusal:
        # The rest of the form was not asked for yet.
        form.errors.clear()
        place = refusal.field if refusal.field in SOURCES else "source"
        form.add_error(place, ValidationError(str(refusal.message), code=refusal.code))
        return None
    facts = {"title": title} if title and not form.called else {}
    form.show(rows, **facts)
    return check


def is_unread(form: TextForm) -> bool:
    """Whether what was pasted or uploaded could not be read."""
    return any(form.has_error(name) for name in SOURCES)


def read_form(form: TextForm) -> tuple[list[Row], str, Check]:
    source, language = form["source"].value() or "", form["language"].value() or "en"
    return read_source(source, language, form.called)


def set_aside(form: TextForm, command: str) -> HttpResponse | None:
    """Lead to the page that shows the rows as a button left them, at the row that it was about."""
    if is_unread(form):
        return None
    rows = form.rows
    place = "paragraphs" if command == "read" else f"row-{place_after(rows, command)}"
    form.data[COMMAND] = command
    return form.set_aside(f"{form.request.path}?{LOOKED_AT}=1#{place}", form.data)


def check_form(form: TextForm) -> Check:
    """The remarks on the rows; what found no place too, where the source has just been read."""
    found = check_rows(form.rows, form["language"].value())
    typed = form.kept_data
    if form.is_looked_at and typed is not None and typed.get(COMMAND) == "read":
        try:
            rows, _found, read = read_form(form)
        except Refusal:
            return found
        if words_of(under_title(rows, form.called)) == words_of(form.rows):
            return read
        found.leftovers, found.notes = read.leftovers, read.notes
    return found


def words_of(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [(row["kind"], row["text"].strip()) for row in rows]
