"""One amendment on its own page, and what its mover may still do to it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interface.access import signed_in
from interface.bidi import isolated
from interface.listing import listed
from proposals import actions
from proposals.forms.amendments import RewriteForm, WithdrawAmendmentForm
from proposals.forms.sponsorship import AmendmentSponsorForm
from proposals.models import (
    Amendment,
    AmendmentCoSponsor,
    AmendmentVersion,
    Operation,
)
from proposals.models.amendments import Origin
from proposals.reads.amendments import withdrawal_of
from proposals.reads.grounds import subject_key
from proposals.reads.outcomes import outcomes_of, standing_of
from proposals.reads.positions import Standings
from proposals.reads.sponsorship import amendment_cosponsors_by_name
from proposals.reads.texts import last_issued
from proposals.reads.wordings import earlier_wordings
from proposals.templatetags.proposals import words_of
from proposals.text import Change, diff
from proposals.views.brackets import taking_out
from proposals.views.cards import Shown, all_cards, card_of, told
from proposals.views.frame import (
    ActPage,
    act_page,
    back_to,
    head_of,
    visible_amendment,
    visible_proposal,
)
from proposals.views.rails import of_amendment
from proposals.views.sponsorship_acts import OF_AMENDMENTS, Act, cosponsor_acts
from stakeholders.permits import permits
from stakeholders.requests import Request

METHODS = ["GET", "HEAD", "POST"]


@require_safe
def amendment(request: Request, pk: UUID, number: int) -> HttpResponse:
    """Its words, mover, co-sponsors, rationale, outcome, positions and discussion."""
    proposal = visible_proposal(request, pk)
    latest = last_issued(proposal)
    cards = all_cards(request, proposal) if latest else []
    card = next((card for card in cards if card.amendment.number == number), None)
    if latest is None or card is None:
        raise Http404(_("There is no such amendment to this text."))
    found = card.amendment
    found.proposal = proposal
    standings = Standings(proposal, request.actor.stakeholder, latest)
    outcomes = outcomes_of(found)
    shown = Shown(card, standings.pips(subject_key(amendment=found.pk)))
    shown.outcome = standing_of(outcomes)
    slots = amendment_cosponsors_by_name(found)
    return render(
        request,
        "proposals/amendment.html",
        {
            "head": head_of(request, proposal, "amendment", sum(one.is_open for one in cards)),
            "proposal": proposal,
            "amendment": found,
            "card": shown,
            "where": listed([isolated(proposal.symbol or ""), card.cited]),
            "back": back_to(proposal, found),
            "earlier": earlier(found),
            "outcomes": [(one, told(one), one is shown.outcome) for one in outcomes],
            "withdrawal": withdrawal_of(found),
            "cosponsors": slots if card.attributed else [],
            "rail": of_amendment(request, proposal, latest, shown, standings),
            "acts": acts_of(request, shown, slots),
        },
    )


def earlier(amendment: Amendment) -> list[tuple[AmendmentVersion, tuple[Change, ...]]]:
    """The wordings before the present one, each with what it changed."""
    return [
        (version, diff(version.base_text, version.new_text))
        for version in earlier_wordings(amendment)
    ]


def acts_of(request: Request, shown: Shown, slots: list[AmendmentCoSponsor]) -> list[Act]:
    """What this seat may do about the amendment, beside taking a position."""
    amendment, actor = shown.amendment, request.actor
    key = [amendment.proposal_id, amendment.number]
    undoing = []
    if shown.outcome and permits(actor, "proposals.take_back_outcome", amendment):
        undoing = [Act(_("Take back the outcome"), reverse("take_back_outcome", args=key))]
    if not amendment.is_unsettled:
        return undoing
    address = reverse("cosponsor_amendment", args=key)
    own = next((slot for slot in slots if slot.stakeholder == actor.stakeholder), None)
    if own:
        own.amendment = amendment
    form = AmendmentSponsorForm(request, shown={"wording": shown.version.number}, action=address)
    confirm = "?step=" if own and own.last_act.version_id != shown.version.pk else ""
    acts = cosponsor_acts(request, amendment, own, OF_AMENDMENTS, form, confirm)
    for permission, label, name, variant in pages_of(amendment):
        if permits(actor, f"proposals.{permission}", amendment):
            acts.append(Act(label, reverse(name, args=key), variant))
    if amendment.operation == Operation.BRACKET and permits(
        actor, "proposals.amend", amendment.proposal
    ):
        acts.append(Act(_("Take the words out"), taking_out(amendment)))
    return [*acts, *undoing]


def pages_of(amendment: Amendment) -> list[tuple[str, str, str, str]]:
    """Permission, label, page and look of each act that may be open, in their order."""
    accepting = _("Accept")
    if amendment.operation == Operation.BRACKET:
        accepting = _("Keep the words (lift the brackets)")
    pages = [
        ("accept_amendment", accepting, "accept_amendment", "btn--primary"),
        ("record_outcome", _("Record outcome"), "record_outcome", "btn--primary"),
        ("invite_amendment_sponsor", _("Ask to co-sponsor"), "invite_to_amendment", ""),
        ("rewrite_amendment", _("Reword"), "rewrite_amendment", ""),
    ]
    # Brackets that came in with the text have no mover: whoever runs the text settles them.
    if amendment.origin != Origin.IMPORTED:
        pages.append(("withdraw_amendment", _("Withdraw"), "withdraw_amendment", "btn--bad"))
    return pages


@require_http_methods(METHODS)
@signed_in
def rewrite(request: Request, pk: UUID, number: int) -> HttpResponse:
    found = visible_amendment(request, pk, number)
    latest = last_issued(found.proposal)
    if latest is None:
        raise Http404
    card = card_of(request, found)
    form = RewriteForm(
        request,
        shown={"base": latest.pk, "wording": card.version.number},
        initial={"new_text": card.version.new_text},
    )
    page = ActPage(
        _("Reword %(name)s") % {"name": found.name},
        _(
            "A new wording is appended on the words of %(revision)s; the earlier ones stay on the "
            "record. Co-sponsors and positions stay tied to the words they were given on."
        )
        % {"revision": words_of(latest)},
        _("Record the new wording"),
        found.get_absolute_url(),
    )
    return act_page(
        request, found.proposal, page, form,
        lambda: actions.rewrite_amendment(request.actor, found, **form.cleaned_data),
        found.get_absolute_url(),
        permission="proposals.rewrite_amendment",
        template="proposals/acceptance.html",
        context={"card": card, "amendment": found},
        said=_("The new wording of %(name)s is recorded.") % {"name": found.name},
        subject=found,
    )  # fmt: skip


@require_http_methods(METHODS)
@signed_in
def withdraw(request: Request, pk: UUID, number: int) -> HttpResponse:
    found = visible_amendment(request, pk, number)
    form = WithdrawAmendmentForm(request)
    words = _("Withdraw %(name)s")
    done = _("%(name)s is withdrawn.")
    said = _("It stays readable with what was said on it, and is no longer before the group.")
    if found.origin == Origin.IMPORTED:
        words = _("Lift the brackets of %(name)s")
        done = _("The brackets of %(name)s are lifted.")
        said = _("The words stand as they are. The brackets stay on the record.")
    page = ActPage(
        words % {"name": found.name},
        said,
        words % {"name": found.name},
        found.get_absolute_url(),
        "bad",
    )
    return act_page(
        request, found.proposal, page, form,
        lambda: actions.withdraw_amendment(request.actor, found, **form.cleaned_data),
        found.get_absolute_url(),
        permission="proposals.withdraw_amendment",
        subject=found,
        said=done % {"name": found.name},
    )  # fmt: skip
