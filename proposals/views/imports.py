"""Files on the drafting page, and a page on which anyone tries a draft: nothing is stored."""

from __future__ import annotations

from itertools import count
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from interface import limits
from interface.refusal import Refusal
from proposals import text
from proposals.forms.imports import TryForm
from proposals.forms.paragraphs import Row, paragraphs_of
from proposals.imports import read_text
from proposals.reads.remarks import Check, as_key
from proposals.views.rows import plain_rows
from stakeholders.permits import permits
from stakeholders.requests import Request
from workinggroups.models import WorkingGroup


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def try_draft(request: Request) -> HttpResponse:
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
        said = form.cleaned_data
        read = read_text(said["source"] or "", said["language"], said["upload"])
        if not read.rows and not read.check.leftovers:
            raise Refusal("nothing_pasted", _("Paste a text, or choose a file."), field="source")
    except Refusal as refusal:
        place = refusal.field if refusal.field in form.fields else None
        form.add_error(place, ValidationError(str(refusal.message), code=refusal.code))
        return _page(request, form, status=422)
    form = form.filled(read.source) if said["upload"] else form
    return _page(request, form, read.rows, read.check, read.aside)


def groups_to_draft_in(request: Request) -> list[WorkingGroup]:
    """Where the same text can be brought before others by who has just looked at it."""
    if request.actor.seat is None:
        return []
    groups = WorkingGroup.objects.order_by("number")
    return [group for group in groups if permits(request.actor, "proposals.draft", group)]


def _page(
    request: Request,
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
        "is_tried": True,
        "groups": groups_to_draft_in(request) if check else [],
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
