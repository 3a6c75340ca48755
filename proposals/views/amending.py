"""Moving an amendment: its paragraph opened among the others, previewed while one types."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interface.access import signed_in
from interface.forms import LOOKED_AT
from proposals import actions, text
from proposals.citing import cited_in
from proposals.forms.amendments import KINDS, OPERATIONS, AmendForm
from proposals.forms.names import eligible
from proposals.models import Amendment, Operation, Proposal, Revision
from proposals.models.limits import LONGEST_PARAGRAPH
from proposals.reads.positions import Standings
from proposals.reads.texts import last_issued, paragraphs_of
from proposals.reads.wordings import bracket_wording
from proposals.views.brackets import without_brackets
from proposals.views.cards import all_cards, spoken_for
from proposals.views.frame import Head, head_of, to_card, visible_proposal
from proposals.views.positions import as_uuid
from proposals.views.previews import Preview, preview_amendment
from proposals.views.rows import dress, plain_rows
from stakeholders.models import Coalition, Stakeholder
from stakeholders.permits import permits
from stakeholders.requests import Request

METHODS = ["GET", "HEAD", "POST"]
# The number of an amendment, in digits.
LONGEST_NUMBER = 6


@require_http_methods(METHODS)
@signed_in
def amend(request: Request, pk: UUID) -> HttpResponse:
    """`?paragraph=&operation=`: the paragraph opened in place, among the others."""
    proposal = visible_proposal(request, pk)
    head = head_of(request, proposal, "text")
    if head.revision is None or proposal.is_non_paper:
        raise Http404(_("Amendments are moved to tabled texts; this is none."))
    paragraphs = paragraphs_of(head.revision)
    asked = request.POST.get("paragraph") or request.GET.get("paragraph") or ""
    target = next((p for p in paragraphs if p.id == as_uuid(asked)), None)
    if target is None:
        return vanished(request, proposal, head)
    form = amend_form(request, proposal, head.revision, paragraphs, target)
    status = form.status
    if request.method == "POST" and "preview" in request.POST:
        aside = form.set_aside(f"{request.path}?paragraph={target.id}&{LOOKED_AT}=1#preview")
        if aside is not None:
            return aside
        status = 200
    elif request.method == "POST":
        done = form.perform(
            lambda: table(request, proposal, form),
            then=lambda made: to_card(proposal, made),
            said=lambda made: tabled(made, cited_in(paragraphs)[target.id]),
        )
        if done is not None:
            return done
        renew_base(form, head.revision)
    allowed = permits(request.actor, "proposals.amend", proposal)
    rows = plain_rows(paragraphs, proposal.language)
    for row in rows:
        row.is_focused = row.id == target.id
    dress([row for row in rows if row.is_focused], Standings(proposal, None, head.revision), {}, {})
    operation = form["operation"].value() or "replace"
    return render(
        request,
        "proposals/amend.html",
        {
            "head": head,
            "proposal": proposal,
            "form": form,
            "target": target,
            "label": cited_in(paragraphs)[target.id],
            "rows": rows,
            "allowed": allowed,
            "preview": preview_of(request, proposal, target, operation, form),
            "operation": operation,
            "mover": mover_of(request, form["mover"].value() or ""),
        },
        status=status if allowed or form.is_bound else 403,
    )


def amend_form(
    request: Request,
    proposal: Proposal,
    revision: Revision,
    paragraphs: tuple[text.Paragraph, ...],
    target: text.Paragraph,
) -> AmendForm:
    operation = request.GET.get("operation", "")
    operation = operation if operation in dict(OPERATIONS) else Operation.REPLACE
    return AmendForm(
        request,
        paragraphs=paragraphs,
        target=target,
        coalitions=spoken_for(request),
        cosponsors=eligible(without=[request.actor.stakeholder]),
        initial={
            "paragraph": target.id,
            "base": revision.pk,
            "operation": operation,
            "new_text": ""
            if operation == Operation.INSERT
            else words_to_begin_with(request, target),
            "kind": target.kind if target.kind in dict(KINDS) else text.Kind.OP,
            "mover": "own",
        },
    )


def words_to_begin_with(request: Request, target: text.Paragraph) -> str:
    """The words as they stand; `?without=<number>`: less those that a bracket operation marks."""
    number = request.GET.get("without", "")
    if not number.isdecimal() or len(number) > LONGEST_NUMBER:
        return target.text
    found = bracket_wording(target.id, int(number), target.text)
    return without_brackets(found) if found else target.text


def table(request: Request, proposal: Proposal, form: AmendForm) -> Amendment:
    return actions.table_amendment(
        request.actor, proposal, base=form.cleaned_data["base"], **form.act
    )


def tabled(made: Amendment | None, label: str) -> str:
    """What was done, for the head of the page that follows."""
    if made is None:
        return _("Your amendment to %(label)s is tabled.") % {"label": label}
    words = _("%(name)s to %(label)s is tabled.")
    if made.operation == Operation.INSERT:
        words = _("%(name)s is tabled: a new paragraph after %(label)s.")
    return words % {"name": made.name, "label": label}


def renew_base(form: AmendForm, latest: Revision) -> None:
    """After a new revision the words are kept and may be sent again, on the new text."""
    if form.has_error("__all__", "stale_base") or form.has_error("base"):
        form.data["base"] = str(latest.pk)


def vanished(request: Request, proposal: Proposal, head: Head) -> HttpResponse:
    """The paragraph is no longer in the text; what was typed is shown to be copied."""
    return render(
        request,
        "proposals/vanished.html",
        {
            "head": head,
            "proposal": proposal,
            "typed": request.POST.get("new_text", ""),
        },
        status=409 if request.method == "POST" else 410,
    )


@require_POST
def preview(request: Request, pk: UUID) -> HttpResponse:
    """The fragment that changes while one types; it stays when the sign-in expires meanwhile."""
    proposal = visible_proposal(request, pk)
    revision = last_issued(proposal)
    if revision is None:
        raise Http404
    asked = as_uuid(request.POST.get("paragraph", ""))
    target = next((p for p in paragraphs_of(revision) if p.id == asked), None)
    if target is None:
        raise Http404(_("This paragraph is no longer in the text."))
    operation = request.POST.get("operation", "replace")
    shown = preview_amendment(
        operation,
        target,
        request.POST.get("new_text", "")[:LONGEST_PARAGRAPH].replace("\x00", ""),
        request.POST.get("kind", ""),
        proposal.language,
        all_cards(request, proposal),
    )
    return render(
        request,
        "proposals/_amend_preview.html",
        {
            "preview": shown,
            "proposal": proposal,
            "operation": operation,
            "mover": mover_of(request, request.POST.get("mover", "")),
        },
    )


def mover_of(request: Request, chosen: str) -> Stakeholder | Coalition | None:
    """In whose name the amendment would stand: the own stakeholder's, or a coalition's."""
    if chosen in ("", "own"):
        return request.actor.stakeholder
    found = (one for one in spoken_for(request) if str(one.pk) == chosen)
    return next(found, request.actor.stakeholder)


def preview_of(
    request: Request,
    proposal: Proposal,
    target: text.Paragraph,
    operation: str,
    form: AmendForm,
) -> Preview:
    return preview_amendment(
        operation,
        target,
        (form["new_text"].value() or "")[:LONGEST_PARAGRAPH],
        form["kind"].value() or "",
        proposal.language,
        all_cards(request, proposal),
    )
