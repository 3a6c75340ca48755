"""Co-sponsoring texts and amendments: asking others, offering oneself, answering, leaving."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from interface.access import signed_in
from interface.refusal import Refusal
from proposals import actions
from proposals.forms.names import eligible
from proposals.forms.sponsorship import InviteForm, SponsorForm
from proposals.models import AmendmentCoSponsor, CoSponsor
from proposals.views.frame import ActPage, act_page, back_to, visible_amendment, visible_proposal
from stakeholders.requests import Request

METHODS = ["GET", "HEAD", "POST"]
STEP = "step"


@require_POST
@signed_in
def cosponsor_proposal(request: Request, pk: UUID) -> HttpResponse:
    """`?step=` says which: offer (nothing said), accept, decline or withdraw."""
    proposal = visible_proposal(request, pk)
    step = request.GET.get(STEP, "")

    def act() -> Any:
        if not step:
            return actions.cosponsor_proposal(request.actor, proposal)
        verb: Callable[..., Any] = {
            "accept": actions.accept_cosponsorship,
            "decline": actions.decline_cosponsorship,
            "withdraw": actions.withdraw_cosponsorship,
        }.get(step, refuse)
        slot = CoSponsor.objects.filter(
            proposal=proposal, stakeholder=request.actor.stakeholder
        ).first()
        return verb(request.actor, slot) if slot else refuse()

    back = proposal.group.get_absolute_url() if step == "decline" else proposal.get_absolute_url()
    page = ActPage(
        _("Co-sponsor %(text)s") % {"text": proposal.symbol or proposal.name},
        _("Co-sponsors stand beside the main sponsor on the text and on the record."),
        str(LABELS.get(step, LABELS[""])),
        proposal.get_absolute_url(),
    )
    return act_page(
        request, proposal, page, SponsorForm(request), act, back, permission="proposals.read"
    )


@require_POST
@signed_in
def cosponsor_amendment(request: Request, pk: UUID, number: int) -> HttpResponse:
    amendment = visible_amendment(request, pk, number)
    step = request.GET.get(STEP, "")

    def act() -> Any:
        if not step:
            return actions.cosponsor_amendment(request.actor, amendment)
        verb: Callable[..., Any] = {
            "accept": actions.accept_amendment_cosponsorship,
            "decline": actions.decline_amendment_cosponsorship,
            "withdraw": actions.withdraw_amendment_cosponsorship,
        }.get(step, refuse)
        slot = AmendmentCoSponsor.objects.filter(
            amendment=amendment, stakeholder=request.actor.stakeholder
        ).first()
        return verb(request.actor, slot) if slot else refuse()

    page = ActPage(
        _("Co-sponsor %(name)s") % {"name": amendment.name},
        _("Co-sponsors stand beside the mover, on the words as they are now."),
        str(LABELS.get(step, LABELS[""])),
        amendment.get_absolute_url(),
    )
    return act_page(
        request, amendment.proposal, page, SponsorForm(request), act,
        back_to(amendment.proposal, amendment),
        permission="proposals.read",
    )  # fmt: skip


LABELS = {
    "": gettext_lazy("Co-sponsor"),
    "accept": gettext_lazy("Accept"),
    "decline": gettext_lazy("Decline"),
    "withdraw": gettext_lazy("Withdraw co-sponsorship"),
}


def refuse(*_arguments: Any) -> None:
    raise Refusal("not_invited", _("No invitation to co-sponsor waits for your stakeholder here."))


@require_http_methods(METHODS)
@signed_in
def invite(request: Request, pk: UUID) -> HttpResponse:
    proposal = visible_proposal(request, pk)
    form = InviteForm(request, stakeholders=eligible(without=[request.actor.stakeholder]))
    back = proposal.get_absolute_url()
    if proposal.visibility == "draft":
        back = reverse("draft", args=[pk]) + "#sponsors"
    page = ActPage(
        _("Ask a stakeholder to co-sponsor"),
        _("It is told in its own feed and answers there. Until then nothing is added."),
        _("Ask to co-sponsor"),
        back,
    )
    return act_page(
        request, proposal, page, form,
        lambda: actions.invite_cosponsor(request.actor, proposal, form.cleaned_data["stakeholder"]),
        back,
        permission="proposals.invite_sponsor",
    )  # fmt: skip


@require_http_methods(METHODS)
@signed_in
def invite_to_amendment(request: Request, pk: UUID, number: int) -> HttpResponse:
    amendment = visible_amendment(request, pk, number)
    form = InviteForm(request, stakeholders=eligible(without=[request.actor.stakeholder]))
    page = ActPage(
        _("Ask a stakeholder to co-sponsor %(name)s") % {"name": amendment.name},
        _("It is asked to stand beside the mover, on the words as they are now."),
        _("Ask to co-sponsor"),
        amendment.get_absolute_url(),
    )
    return act_page(
        request, amendment.proposal, page, form,
        lambda: actions.invite_amendment_cosponsor(
            request.actor, amendment, form.cleaned_data["stakeholder"]
        ),
        amendment.get_absolute_url(),
        permission="proposals.invite_amendment_sponsor",
        subject=amendment,
    )  # fmt: skip
