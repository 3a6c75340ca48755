"""Issued revisions: reading one as it was issued, comparing two, issuing the next."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interface import clock
from interface.access import signed_in
from interface.languages import page_language
from proposals import actions, text
from proposals.forms.revisions import IssueForm
from proposals.models import Proposal, Revision
from proposals.reads.texts import (
    last_issued,
    paragraphs_of,
    revisions_of,
    standing_agreements,
    summary_of_revision,
    with_agreed,
)
from proposals.views.comparing import comparison_of
from proposals.views.frame import ActPage, act_page, head_of, visible_proposal
from proposals.views.rows import plain_rows
from stakeholders.requests import Request


@require_safe
def revision(request: Request, pk: UUID, number: int) -> HttpResponse:
    """An issued revision, clean and for ever, with its hash."""
    proposal = visible_proposal(request, pk)
    found = get_object_or_404(Revision, proposal=proposal, number=number)
    head = head_of(request, proposal, "revision")
    return render(
        request,
        "proposals/revision.html",
        {
            "head": head,
            "proposal": proposal,
            "revision": found,
            "rows": plain_rows(paragraphs_of(found), proposal.language),
            "latest": head.revision,
        },
    )


@require_safe
def compare(request: Request, pk: UUID) -> HttpResponse:
    """Two revisions word by word: the last two unless the address says otherwise."""
    proposal = visible_proposal(request, pk)
    revisions = revisions_of(proposal)
    if not revisions:
        raise Http404(_("Nothing has been issued of this text yet."))
    newest = revisions[-1].number
    new = chosen(request, "to", revisions, newest)
    old = chosen(request, "from", revisions, max(new.number - 1, 0))
    return render(
        request,
        "proposals/compare.html",
        {
            "head": head_of(request, proposal, "compare"),
            "proposal": proposal,
            "revisions": revisions,
            "old": old,
            "new": new,
            "compared": comparison_of(paragraphs_of(old), paragraphs_of(new), proposal.language),
            "read_at": clock.now(),
        },
    )


def chosen(request: Request, name: str, revisions: list[Revision], default: int) -> Revision:
    asked = request.GET.get(name, "")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else default
    for revision in revisions:
        if revision.number == number:
            return revision
    raise Http404(_("No such revision has been issued of this text."))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def issue(request: Request, pk: UUID) -> HttpResponse:
    """The next revision, with what will change in it before it is issued for good."""
    proposal = visible_proposal(request, pk)
    form = IssueForm(request)
    desk = reverse("desk", args=[pk])
    latest = last_issued(proposal)
    if latest is None:
        raise Http404(_("Nothing has been issued of this text yet."))
    page = ActPage(
        _("Issue Rev.%(number)d") % {"number": latest.number + 1},
        _(
            "The working text becomes an immutable revision with a hash of its own. Positions on "
            "paragraphs whose words change are asked again."
        ),
        _("Issue Rev.%(number)d") % {"number": latest.number + 1},
        desk,
    )
    return act_page(
        request, proposal, page, form,
        lambda: actions.issue_revision(request.actor, proposal, **form.cleaned_data),
        proposal.get_absolute_url(),
        permission="proposals.issue_revision",
        said=lambda made: _("%(revision)s is issued.") % {"revision": (made or latest).name},
        context=preview_of(proposal, latest),
    )  # fmt: skip


def preview_of(proposal: Proposal, latest: Revision) -> dict[str, object]:
    issued = paragraphs_of(latest)
    agreements = standing_agreements(proposal)
    working = with_agreed(issued, agreements)
    changes = text.changes_between(issued, working)
    return {
        "preview": [change for change in changes if change.fate != text.Fate.UNCHANGED],
        # Lifted brackets change no word, and go into a revision all the same.
        "agreed": [one.amendment.name for one in agreements],
        "blocked": not agreements,
        "summary": summary_of_revision(proposal, issued, working, agreements),
        "summary_language": page_language(proposal.language),
        "latest": latest,
    }
