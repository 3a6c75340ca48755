"""Files on the drafting page, and a page on which anyone tries a draft: nothing is stored."""

from __future__ import annotations

from itertools import count
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from interface import limits
from interface.refusal import Refusal
from proposals import text
from proposals.forms.drafts import TextForm
from proposals.forms.imports import TryForm
from proposals.forms.paragraphs import Row, paragraphs_of
from proposals.imports import read_upload, told_aside
from proposals.views.checks import Check, as_key, read_source
from proposals.views.rows import plain_rows


def take_upload(form: TextForm) -> None:
    """Put the words of an uploaded file in the place of the pasted text; Refusal if unreadable."""
    upload = form.files.get("upload")
    if upload is None:
        return
    found = read_upload(upload)
    form.data["source"] = found.text
    said = [_("“%(name)s” is read.") % {"name": upload.name}, *told_aside(found.aside)]
    messages.info(form.request, " ".join(said))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def try_draft(request: HttpRequest) -> HttpResponse:
    """A text read and shown as it would be negotiated; who reads it need not be known."""
    if request.method != "POST":
        return _page(request, TryForm(initial={"language": "en"}))
    form = TryForm(request.POST, request.FILES)
    # Counted here and not by a guard: on its own page, what was pasted is not lost.
    if seconds := limits.wait(request, request.user, ["tries"]):
        form.add_error(None, _("Too many texts in a short time. Wait a minute, then try again."))
        answer = _page(request, form, status=429)
        answer["Retry-After"] = str(seconds)
        return answer
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        said, aside = form.cleaned_data, []
        if said["upload"]:
            found = read_upload(said["upload"])
            aside = told_aside(found.aside)
            said["source"] = found.text
            form = form.filled(found.text)
        rows, _title, check = read_source(said["source"] or "", said["language"])
        if not rows and not check.leftovers:
            raise Refusal("nothing_pasted", _("Paste a text, or choose a file."), field="source")
    except Refusal as refusal:
        place = refusal.field if refusal.field in form.fields else None
        form.add_error(place, ValidationError(str(refusal.message), code=refusal.code))
        return _page(request, form, status=422)
    return _page(request, form, rows, check, aside)


def _page(
    request: HttpRequest,
    form: TryForm,
    rows: list[Row] | None = None,
    check: Check | None = None,
    aside: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    chosen = str(form["language"].value() or "en")
    language = chosen if chosen in dict(settings.LANGUAGES) else "en"
    bidi = get_language_info(language)["bidi"]
    context = {
        "form": form,
        "rows": plain_rows(paragraphs(rows or []), language),
        "check": check,
        "aside": aside,
        # What the parts of a text's page ask of it.
        "proposal": {"language": language, "direction": "rtl" if bidi else "ltr"},
    }
    return render(request, "proposals/try.html", context, status=status)


def paragraphs(rows: list[Row]) -> tuple[text.Paragraph, ...]:
    """Rows as the engine knows them, with identifiers that hold for one answer."""
    numbers = count(1)
    fresh = [{**row, "id": str(UUID(int=next(numbers)))} for row in rows]
    return tuple(
        text.Paragraph(
            as_key(row["id"], place),
            text.Kind(row["kind"]),
            row["text"],
            as_key(row["parent"], -1) if row["parent"] else None,
        )
        for place, row in enumerate(paragraphs_of(fresh))
    )
