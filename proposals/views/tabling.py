"""Tabling a draft, or circulating a non-paper: what it means stands before the button."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interface.access import signed_in
from interface.bidi import isolated
from proposals import actions
from proposals.forms.drafts import TableForm
from proposals.models import Draft, Proposal, Revision
from proposals.models.sponsorship import SponsorAct
from proposals.reads.drafts import draft_of, text_of
from proposals.reads.sponsorship import cosponsors_by_name, standing
from proposals.views.frame import ActPage, act_page, visible_proposal
from proposals.views.rows import plain_rows
from stakeholders.requests import Request

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@signed_in
def tabling(request: Request, pk: UUID) -> HttpResponse:
    proposal = visible_proposal(request, pk)
    shown = shown_draft(proposal)
    form = TableForm(request, shown, initial={"visibility": proposal.group.visibility})
    page = ActPage(
        _("Table “%(title)s”") % {"title": proposal.name},
        _(
            "The text gets its symbol, goes before Working Group %(number)s and can no longer be "
            "edited: it changes only by amendments. The rules of participation of the group are "
            "fixed for it. Words in square brackets become bracketed words of the imported text."
        )
        % {"number": proposal.group.number},
        _("Table in the name of %(name)s") % {"name": request.actor.stakeholder or ""},
        reverse("draft", args=[pk]),
    )
    return act_page(
        request, proposal, page, form,
        lambda: actions.table_proposal(request.actor, proposal, **form.cleaned_data),
        proposal.get_absolute_url(),
        said=lambda made: _("The text is tabled as %(symbol)s and is before the group.")
        % {"symbol": isolated(symbol_of(made, proposal))},
        permission="proposals.table",
        context={**words_of(shown), **sponsors_of(proposal)},
        template="proposals/tabling.html",
    )  # fmt: skip


@require_http_methods(METHODS)
@signed_in
def circulation(request: Request, pk: UUID) -> HttpResponse:
    proposal = visible_proposal(request, pk)
    shown = shown_draft(proposal)
    form = TableForm(request, shown, initial={"visibility": proposal.group.visibility})
    page = ActPage(
        _("Circulate “%(title)s” as a non-paper") % {"title": proposal.name},
        _(
            "It is circulated without status, symbol or author: no page, mail or report will say "
            "who wrote it. It can be read and discussed, not amended or adopted."
        ),
        _("Circulate without a name"),
        reverse("draft", args=[pk]),
    )
    return act_page(
        request, proposal, page, form,
        lambda: actions.circulate_non_paper(request.actor, proposal, **form.cleaned_data),
        proposal.get_absolute_url(),
        said=_("The non-paper is circulated, without a name."),
        permission="proposals.circulate", context=words_of(shown),
        template="proposals/tabling.html",
    )  # fmt: skip


def symbol_of(made: Revision | None, proposal: Proposal) -> str:
    """The symbol that the text has just been given; a second press made nothing, and finds it."""
    if made is None:
        proposal.refresh_from_db(fields=["symbol"])
    tabled = proposal if made is None else made.proposal
    return tabled.symbol or ""


def shown_draft(proposal: Proposal) -> Draft | None:
    """The saved words, which are the ones that go before the group; none once they have.

    They are read once, title and paragraphs together: what is shown is of one version.
    """
    if not proposal.is_draft:
        return None
    return draft_of(proposal)


def words_of(shown: Draft | None) -> dict[str, Any]:
    if shown is None:
        return {}
    return {"draft": shown, "rows": plain_rows(text_of(shown), shown.proposal.language)}


def sponsors_of(proposal: Proposal) -> dict[str, Any]:
    """Who stands beside the text as it is tabled, who accepted other words and is named as such,
    and who was asked and has said nothing."""
    slots = cosponsors_by_name(proposal)
    beside, earlier = standing(slots)
    return {
        "names_sponsors": True,
        "joined": [one.stakeholder for one in beside],
        "earlier_cosponsors": [one.stakeholder for one in earlier],
        "asked": [one.stakeholder for one in slots if one.last_act.act == SponsorAct.INVITED],
    }
