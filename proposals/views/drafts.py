"""Drafting: a text read from what was pasted, corrected, and kept paragraph by paragraph."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interface import done, kept
from interface.access import signed_in
from interface.refusal import Refusal
from proposals import actions, text
from proposals.forms.drafts import DiscardForm, DraftForm, NewDraftForm
from proposals.forms.names import eligible
from proposals.forms.paragraphs import rows_of
from proposals.forms.sponsorship import InviteForm, SponsorForm
from proposals.models import CoSponsor, DocumentType, Draft, Proposal
from proposals.models.proposals import AttributionPublicity
from proposals.views.checks import check_rows
from proposals.views.correcting import COMMAND, carry_out, check_form, is_unread, set_aside
from proposals.views.frame import ActPage, act_page, head_of, visible_proposal
from proposals.views.overtaken import overtaken
from proposals.views.rows import plain_rows
from stakeholders.permits import permits
from stakeholders.requests import Request
from workinggroups.models import WorkingGroup

METHODS = ["GET", "HEAD", "POST"]
TABLE = "table"


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


@require_http_methods(METHODS)
@signed_in
def draft(request: Request, pk: UUID) -> HttpResponse:
    """The editor for who drafts it; the words, and an answer to give, for an invited sponsor."""
    try:
        proposal = visible_proposal(request, pk)
    except Http404:
        if request.method != "POST":
            raise
        return overtaken(request, None)
    stored = Draft.objects.filter(proposal=proposal).first()
    if stored is None or not proposal.is_draft:
        if request.method == "POST":
            return overtaken(request, proposal)
        return HttpResponseRedirect(proposal.get_absolute_url())
    if not permits(request.actor, "proposals.edit_draft", proposal):
        return reading(request, proposal, stored)
    form = draft_form(request, proposal, stored)
    conflict, status = None, form.status
    if request.method == "POST":
        command = request.POST.get(COMMAND, "save")
        if command in ("save", TABLE):
            answer = form.perform(
                lambda: save(request, proposal, form), then=after_saving(proposal, command)
            )
            conflict = None if answer else conflict_of(form, proposal)
        else:
            carry_out(form, command)
            status = 200
            answer = set_aside(form, command)
        if answer is not None:
            return answer
    check = check_rows(form.rows, proposal.language)
    form.widget.labels = check.labels
    return render(
        request,
        "proposals/draft.html",
        {
            "head": head_of(request, proposal, "draft"),
            "proposal": proposal,
            "draft": conflict or stored,
            "conflict": conflict,
            "theirs": rows_of(conflict.paragraphs) if conflict else [],
            "form": form,
            "check": check,
            "cosponsors": cosponsors_of(proposal),
            "invite": invite_form(request, proposal),
        },
        status=status,
    )


def draft_form(request: Request, proposal: Proposal, stored: Draft) -> DraftForm:
    return DraftForm(
        request,
        initial={
            "title": proposal.title,
            "short_title": proposal.short_title,
            "language": proposal.language,
            "attribution": proposal.attribution,
            "nothing_agreed_until_everything": proposal.nothing_agreed_until_everything,
            "paragraphs": rows_of(stored.paragraphs),
            "seen_version": stored.version,
        },
    )


def save(request: Request, proposal: Proposal, form: DraftForm) -> Draft:
    return actions.save_draft(request.actor, proposal, **form.cleaned_data)


def after_saving(proposal: Proposal, command: str) -> str:
    """Back to the words; or on to the page that tables just what was saved."""
    if command == TABLE:
        return reverse("circulation" if proposal.is_non_paper else "tabling", args=[proposal.pk])
    return reverse("draft", args=[proposal.pk]) + "#saved"


def conflict_of(form: DraftForm, proposal: Proposal) -> Draft | None:
    """What somebody else has saved meanwhile; the next save has then seen it."""
    if not form.has_error("__all__", "stale_draft") and not form.has_error(
        "seen_version", "stale_draft"
    ):
        return None
    theirs = Draft.objects.get(proposal=proposal)
    form.data["seen_version"] = str(theirs.version)
    return theirs


@require_POST
def saved(request: Request, pk: UUID) -> HttpResponse:
    """Autosave while typing: the same act as the button, told in one line beside it.

    An expired sign-in is told there too: nobody is led away in the middle of a sentence.
    """
    if not request.user.is_authenticated:
        expired = _("Your sign-in has expired. It is kept on this device; save to sign in again.")
        return render(request, "proposals/_saved_line.html", {"problem": expired})
    proposal = visible_proposal(request, pk)
    stored = Draft.objects.filter(proposal=proposal).first()
    if stored is None or not proposal.is_draft:
        gone = _("Not saved: this is no longer a draft. Press “Save the draft” to copy your words.")
        return render(request, "proposals/_saved_line.html", {"problem": gone})
    form = draft_form(request, proposal, stored)
    context: dict[str, Any] = {"proposal": proposal, "draft": stored, "problem": ""}
    if not form.is_valid():
        context["problem"] = _("Not saved yet: something in the text needs a change first.")
        if form.non_field_errors():
            context["problem"] = form.non_field_errors()[0]
    else:
        try:
            context["draft"] = save(request, proposal, form)
            context["is_saved"] = True
            kept.drop(request, reverse("draft", args=[pk]))
        except Refusal as refusal:
            context["problem"] = refusal.message
    context["check"] = check_rows(form.rows, proposal.language)
    return render(request, "proposals/draft_saved.html", context)


@require_http_methods(METHODS)
@signed_in
def discard(request: Request, pk: UUID) -> HttpResponse:
    """Asked for on a page of its own: nothing of it can be taken back."""
    proposal = visible_proposal(request, pk)
    form = DiscardForm(request)
    page = ActPage(
        _("Discard the draft “%(title)s”") % {"title": proposal.name},
        _("The draft and all that was written in it are thrown away. This cannot be taken back."),
        _("Discard the draft"),
        reverse("draft", args=[pk]),
        "bad",
    )
    return act_page(
        request, proposal, page, form,
        lambda: actions.discard_draft(request.actor, proposal),
        lambda _none: after_discarding(request, proposal),
        permission="proposals.edit_draft",
    )  # fmt: skip


def after_discarding(request: Request, proposal: Proposal) -> str:
    """To the group; who goes back to the draft reads that it is gone by their own hand."""
    group = proposal.group.get_absolute_url()
    done.remember(request, group, reverse("draft", args=[proposal.pk]))
    messages.success(request, _("The draft “%(title)s” is discarded.") % {"title": proposal.name})
    return group


def reading(request: Request, proposal: Proposal, stored: Draft) -> HttpResponse:
    """What an invited co-sponsor sees of a draft."""
    own = (
        CoSponsor.objects.filter(proposal=proposal, stakeholder=request.actor.stakeholder)
        .select_related("latest")
        .first()
    )
    address = reverse("cosponsor_proposal", args=[proposal.pk])
    return render(
        request,
        "proposals/draft_reading.html",
        {
            "head": head_of(request, proposal, "draft"),
            "proposal": proposal,
            "draft": stored,
            "rows": plain_rows(text_of(stored), proposal.language),
            "own": own,
            "answer": SponsorForm(request, action=address),
        },
        status=405 if request.method == "POST" else 200,
    )


def text_of(stored: Draft) -> tuple[text.Paragraph, ...]:
    """The words of a draft as the engine knows them."""
    return tuple(
        text.Paragraph(
            UUID(row["id"]),
            text.Kind(row["kind"]),
            row["text"],
            UUID(row["parent"]) if row["parent"] else None,
        )
        for row in stored.paragraphs
    )


def cosponsors_of(proposal: Proposal) -> list[CoSponsor]:
    found = CoSponsor.objects.filter(proposal=proposal).select_related("stakeholder", "latest")
    return list(found.order_by("stakeholder__name"))


def invite_form(request: Request, proposal: Proposal) -> InviteForm | None:
    if proposal.is_non_paper or not permits(request.actor, "proposals.invite_sponsor", proposal):
        return None
    address = reverse("invite_cosponsor", args=[proposal.pk])
    return InviteForm(
        request, stakeholders=eligible(without=[request.actor.stakeholder]), action=address
    )
