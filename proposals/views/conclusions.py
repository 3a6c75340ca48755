"""Acts on a whole text, each on a page that says what it means before it binds."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from interface import clock
from interface.access import signed_in
from interface.bidi import isolated
from interface.listing import listed
from proposals import actions
from proposals.forms import conclusions as forms
from proposals.models import Proposal, Revision
from proposals.reads.adopting import SERIES, adopted_symbol
from proposals.reads.amendments import referred_amendments
from proposals.reads.grounds import WHOLE
from proposals.reads.objections import told
from proposals.reads.obstacles import obstacles_to
from proposals.reads.positions import Standings
from proposals.reads.texts import last_issued
from proposals.views.desk_card import without_objecting
from proposals.views.frame import ActPage, act_page, visible_proposal
from stakeholders.requests import Request
from workinggroups.reads import coming_number

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@signed_in
def take_over(request: Request, pk: UUID) -> HttpResponse:
    proposal = visible_proposal(request, pk)
    form = forms.TakeOverForm(request)
    desk = reverse("desk", args=[pk])
    page = ActPage(
        _("Take over the text"),
        _(
            "The group makes the text its own. From now on the co-chairs issue revisions and "
            "record outcomes; the main sponsor no longer accepts amendments or withdraws the text "
            "alone."
        ),
        _("Record the take-over"),
        desk,
    )
    return act_page(
        request, proposal, page, form,
        lambda: actions.take_over(request.actor, proposal, **form.cleaned_data),
        desk,
        permission="proposals.take_over",
        said=_("The group has taken over the text."),
    )  # fmt: skip


@require_http_methods(METHODS)
@signed_in
def withdraw(request: Request, pk: UUID) -> HttpResponse:
    proposal = visible_proposal(request, pk)
    form = forms.WithdrawForm(request)
    page = ActPage(
        _("Withdraw %(symbol)s") % {"symbol": proposal},
        _(
            "The text stays readable with everything that was said on it, and nothing more can be "
            "done to it. The reason stands on the record."
        ),
        _("Withdraw the text"),
        proposal.get_absolute_url(),
        "bad",
    )
    return act_page(
        request, proposal, page, form,
        lambda: actions.withdraw_proposal(request.actor, proposal, **form.cleaned_data),
        proposal.get_absolute_url(),
        permission="proposals.withdraw",
    )  # fmt: skip


@require_http_methods(METHODS)
@signed_in
def defer(request: Request, pk: UUID) -> HttpResponse:
    proposal = visible_proposal(request, pk)
    form = forms.DeferForm(request)
    page = ActPage(
        _("Defer consideration"),
        _("The text rests, to a day or without one, until its consideration is resumed."),
        _("Defer consideration"),
        reverse("desk", args=[pk]),
    )
    return act_page(
        request, proposal, page, form,
        lambda: actions.defer_proposal(request.actor, proposal, **form.cleaned_data),
        proposal.get_absolute_url(),
        permission="proposals.defer",
    )  # fmt: skip


@require_http_methods(METHODS)
@signed_in
def resume(request: Request, pk: UUID) -> HttpResponse:
    proposal = visible_proposal(request, pk)
    form = forms.ResumeForm(request)
    page = ActPage(
        _("Resume consideration"),
        _("The text is taken up again where it was left."),
        _("Resume consideration"),
        reverse("desk", args=[pk]),
    )
    return act_page(
        request, proposal, page, form,
        lambda: actions.resume_proposal(request.actor, proposal),
        proposal.get_absolute_url(),
        permission="proposals.resume",
    )  # fmt: skip


@require_http_methods(METHODS)
@signed_in
def adopt(request: Request, pk: UUID) -> HttpResponse:
    proposal = visible_proposal(request, pk)
    latest = last_issued(proposal)
    if latest is None:
        raise Http404(_("Nothing has been issued of this text yet."))
    obstacles = obstacles_to(proposal)
    form = forms.AdoptForm(request, latest, obstacles.unanswered)
    lead = _(
        "Records that %(symbol)s was adopted in a meeting in which no objection was raised, and "
        "gives it its adopted number. It cannot be taken back."
    ) % {"symbol": isolated(str(latest))}
    page = ActPage(
        _("Record an adoption in a meeting"),
        f"{lead} {_left_out(proposal)}".rstrip(),
        _("Record the adoption"),
        reverse("desk", args=[pk]),
    )
    return act_page(
        request, proposal, page, form,
        lambda: actions.adopt_proposal(request.actor, proposal, **form.cleaned_data),
        proposal.get_absolute_url(),
        said=lambda made: _("Adopted as %(symbol)s.") % {"symbol": made.symbol} if made else "",
        permission="proposals.adopt",
        template="proposals/adopt.html",
        context={
            "obstacles": [words for _code, words in obstacles.told],
            "blocked": bool(obstacles.told),
            "revision_due": bool(obstacles.waiting) and not obstacles.opened,
            "objected": bool(obstacles.blocking),
            "unanswered": told(obstacles.unanswered),
            "advisory": told(obstacles.advisory),
            **_adopted_then(request, proposal, latest),
        },
    )  # fmt: skip


def _adopted_then(request: Request, proposal: Proposal, latest: Revision) -> dict[str, Any]:
    """Of which words the act is, the number it is to give, and what else is said of the text."""
    year = clock.today().year
    counts = Standings(proposal, request.actor.stakeholder, latest).pips(WHOLE)
    return {
        "latest": latest,
        "year": year,
        "number": adopted_symbol(proposal.group, year, coming_number(proposal.group, year, SERIES)),
        "figures": without_objecting({stance: n for stance, n, _word in counts}),
    }


def _left_out(proposal: Proposal) -> str:
    """The amendments that were referred, of which the adopted text has nothing."""
    names = [amendment.name for amendment in referred_amendments(proposal)]
    if not names:
        return ""
    words = ngettext(
        "%(names)s was referred and is not part of the text.",
        "%(names)s were referred and are not part of the text.",
        len(names),
    )
    return words % {"names": listed(names)}
