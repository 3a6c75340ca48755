"""Beginning a draft: its facts and what was pasted or read from a file, then its paragraphs."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interface.access import signed_in
from proposals import actions
from proposals.forms.drafts import NewDraftForm
from proposals.models import DocumentType, Proposal
from proposals.models.proposals import AttributionPublicity
from proposals.views.correcting import COMMAND, carry_out, check_form, is_unread, set_aside
from stakeholders.permits import permits
from stakeholders.requests import Request
from workinggroups.models import WorkingGroup

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@signed_in
def draft_new(request: Request, number: int) -> HttpResponse:
    """First the facts and the pasted text, then its paragraphs to correct, then the draft."""
    group = get_object_or_404(WorkingGroup, number=number)
    chairs = permits(request.actor, "proposals.draft_chairs_text", group)
    form = NewDraftForm(
        request, initial={"document_type": DocumentType.DRAFT_NORM, "language": "en"}
    )
    form.fields["document_type"].choices = [  # type: ignore[attr-defined]
        (value, label)
        for value, label in DocumentType.choices
        if chairs or value not in (DocumentType.ZERO_DRAFT, DocumentType.CHAIRS_TEXT)
    ]
    check, status = None, form.status
    if request.method == "POST":
        command = request.POST.get(COMMAND, "save")
        if command == "save" and form.is_only_pasted:
            command = "read"
            messages.info(
                request,
                _(
                    "The pasted text is split into paragraphs. Nothing is kept as a draft yet: "
                    "correct them, then press “Keep as draft” again."
                ),
            )
        if command == "save" and form.is_file_unread:
            answer, status = None, 422
            form.add_error("upload", _("Read the file first, or take it out: then keep the draft."))
        elif command == "save":
            answer = form.perform(
                lambda: create(request, group, form),
                then=lambda made: reverse("draft", args=[made.pk]),
                said=_("The text is kept as a draft of your delegation."),
            )
        else:
            check = carry_out(form, command)
            status = 422 if is_unread(form) else 200
            answer = set_aside(form, command)
        if answer is not None:
            return answer
    check = check or check_form(form)
    form.widget.labels = check.labels
    return render(
        request,
        "proposals/draft_new.html",
        {
            "group": group,
            "form": form,
            "allowed": chairs or permits(request.actor, "proposals.draft", group),
            "check": check,
        },
        status=status,
    )


def create(request: Request, group: WorkingGroup, form: NewDraftForm) -> Proposal:
    said = form.cleaned_data
    return actions.create_draft(
        request.actor,
        group,
        document_type=said["document_type"],
        title=said["title"],
        short_title=said["short_title"],
        language=said["language"],
        paragraphs=said["paragraphs"],
        source=said["source"],
        attribution=said["attribution"] or AttributionPublicity.PUBLIC,
        nothing_agreed_until_everything=said["nothing_agreed_until_everything"],
    )
