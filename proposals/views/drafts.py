"""Drafting: a text corrected and kept paragraph by paragraph, read by who is to sponsor it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interface import done, kept
from interface.access import signed_in
from interface.refusal import Refusal
from proposals import actions
from proposals.forms.drafts import DiscardForm, DraftForm
from proposals.forms.names import eligible
from proposals.forms.paragraphs import rows_of
from proposals.forms.sponsorship import InviteForm, SponsorForm
from proposals.models import Draft, Proposal
from proposals.reads.drafts import draft_of, text_of
from proposals.reads.remarks import check_rows
from proposals.reads.sponsorship import cosponsors_by_name, own_cosponsor
from proposals.views.correcting import COMMAND, carry_out, set_aside
from proposals.views.frame import ActPage, act_page, head_of, visible_proposal
from proposals.views.overtaken import overtaken
from proposals.views.rows import plain_rows
from proposals.views.tabling import shown_draft, words_of
from stakeholders.permits import permits
from stakeholders.requests import Request

METHODS = ["GET", "HEAD", "POST"]
TABLE = "table"


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
    stored = draft_of(proposal)
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
            "cosponsors": cosponsors_by_name(proposal),
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
    theirs = draft_of(proposal)
    if theirs is not None:
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
    stored = draft_of(proposal)
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
    shown = shown_draft(proposal)
    form = DiscardForm(request, shown)
    page = ActPage(
        _("Discard the draft “%(title)s”") % {"title": proposal.name},
        _("The draft and all that was written in it are thrown away. This cannot be taken back."),
        _("Discard the draft"),
        reverse("draft", args=[pk]),
        "bad",
    )
    return act_page(
        request, proposal, page, form,
        lambda: actions.discard_draft(request.actor, proposal, **form.cleaned_data),
        lambda _none: after_discarding(request, proposal),
        permission="proposals.edit_draft", context=words_of(shown),
        template="proposals/discarding.html",
    )  # fmt: skip


def after_discarding(request: Request, proposal: Proposal) -> str:
    """To the group; who goes back to the draft reads that it is gone by their own hand."""
    group = proposal.group.get_absolute_url()
    done.remember(request, group, reverse("draft", args=[proposal.pk]))
    messages.success(request, _("The draft “%(title)s” is discarded.") % {"title": proposal.name})
    return group


def reading(request: Request, proposal: Proposal, stored: Draft) -> HttpResponse:
    """What an invited co-sponsor sees of a draft."""
    address = reverse("cosponsor_proposal", args=[proposal.pk])
    return render(
        request,
        "proposals/draft_reading.html",
        {
            "head": head_of(request, proposal, "draft"),
            "proposal": proposal,
            "draft": stored,
            "rows": plain_rows(text_of(stored), proposal.language),
            "own": own_cosponsor(proposal, request.actor.stakeholder),
            "answer": SponsorForm(request, action=address, shown={"seen_version": stored.version}),
        },
        status=405 if request.method == "POST" else 200,
    )


def invite_form(request: Request, proposal: Proposal) -> InviteForm | None:
    if proposal.is_non_paper or not permits(request.actor, "proposals.invite_sponsor", proposal):
        return None
    address = reverse("invite_cosponsor", args=[proposal.pk])
    return InviteForm(
        request, stakeholders=eligible(without=[request.actor.stakeholder]), action=address
    )
