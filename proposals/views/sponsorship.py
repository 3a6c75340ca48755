"""Co-sponsoring texts and amendments: asking others, offering oneself, answering, leaving."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from interface.access import signed_in
from interface.refusal import Refusal
from proposals import actions
from proposals.forms.names import eligible
from proposals.forms.sponsorship import AmendmentSponsorForm, InviteForm, SponsorForm
from proposals.models import Amendment, AmendmentCoSponsor, CoSponsor, Proposal, SponsorAct
from proposals.reads.drafts import draft_of, text_of
from proposals.reads.sponsorship import own_amendment_cosponsor, own_cosponsor
from proposals.reads.texts import last_issued, paragraphs_of
from proposals.templatetags.proposals import words_of as named
from proposals.views.cards import card_of
from proposals.views.frame import ActPage, act_page, visible_amendment, visible_proposal
from proposals.views.rows import Row, plain_rows
from stakeholders.requests import Request

METHODS = ["GET", "HEAD", "POST"]
STEP = "step"
SIGNING = ("", "accept")


@require_http_methods(METHODS)
@signed_in
def cosponsor_proposal(request: Request, pk: UUID) -> HttpResponse:
    """`?step=` says which: offer (nothing said), accept or confirm, decline, or withdraw, which
    asks first."""
    proposal = visible_proposal(request, pk)
    step = request.GET.get(STEP, "")
    slot = own_cosponsor(proposal, request.actor.stakeholder)
    if request.method != "POST" and not asks_to_withdraw(step, slot):
        return redirect(proposal)
    verbs: dict[str, Callable[..., Any]] = {
        "accept": actions.accept_cosponsorship,
        "decline": actions.decline_cosponsorship,
        "withdraw": actions.withdraw_cosponsorship,
    }
    name = proposal.symbol or proposal.name
    back = proposal.get_absolute_url()
    # A draft is no longer read by who does not stand beside it.
    leaves = proposal.is_draft and step in ("decline", "withdraw")
    # Whoever signs, signs words.
    words = words_of(proposal) if step in SIGNING else Words()
    form = SponsorForm(request, shown=words.shown)
    page = page_of(step, name, OF_TEXT, back)
    if step in SIGNING and slot is not None and slot.is_earlier:
        page = replace(page, button=_("Confirm co-sponsorship"))
    return act_page(
        request, proposal, page, form,
        lambda: act_of(
            request, step, slot, verbs, actions.cosponsor_proposal, proposal, **form.cleaned_data
        ),
        proposal.group.get_absolute_url() if leaves else back,
        said=told(request, step, name),
        template="proposals/sponsoring.html",
        context={"words": words},
        **permission_of(step, slot, "proposals.withdraw_sponsorship"),
    )  # fmt: skip


@require_http_methods(METHODS)
@signed_in
def cosponsor_amendment(request: Request, pk: UUID, number: int) -> HttpResponse:
    """The same about an amendment; what was done is told on its own page."""
    amendment = visible_amendment(request, pk, number)
    step = request.GET.get(STEP, "")
    slot = own_amendment_cosponsor(amendment, request.actor.stakeholder)
    if request.method != "POST" and not asks_to_withdraw(step, slot):
        return redirect(amendment)
    verbs: dict[str, Callable[..., Any]] = {
        "accept": actions.accept_amendment_cosponsorship,
        "decline": actions.decline_amendment_cosponsorship,
        "withdraw": actions.withdraw_amendment_cosponsorship,
    }
    back = amendment.get_absolute_url()
    card = card_of(request, amendment)
    form = AmendmentSponsorForm(request, shown={"wording": card.version.number})

    def carry_out() -> Any:
        # Whoever signs, signs words.
        said = form.cleaned_data if step in SIGNING else {}
        return act_of(request, step, slot, verbs, actions.cosponsor_amendment, amendment, **said)

    return act_page(
        request, amendment.proposal, page_of(step, amendment.name, OF_AMENDMENT, back), form,
        carry_out, back,
        said=told(request, step, amendment.name),
        template="proposals/acceptance.html",
        context={"card": card, "amendment": amendment},
        **permission_of(step, slot, "proposals.withdraw_amendment_sponsorship"),
    )  # fmt: skip


@dataclass(frozen=True)
class Words:
    """The words of a text that are co-sponsored: their rows, and how a form names them."""

    name: str = ""
    rows: Sequence[Row] = ()
    shown: Mapping[str, Any] = field(default_factory=dict)


def words_of(proposal: Proposal) -> Words:
    """The draft as it was saved last; once it is tabled, the latest revision."""
    draft = draft_of(proposal) if proposal.is_draft else None
    if draft is not None:
        rows = plain_rows(text_of(draft), proposal.language)
        return Words(_("Draft"), rows, {"seen_version": draft.version})
    revision = last_issued(proposal)
    if revision is None:
        return Words()
    rows = plain_rows(paragraphs_of(revision), proposal.language)
    return Words(named(revision), rows, {"revision": revision.pk})


type Slot = CoSponsor | AmendmentCoSponsor

OF_TEXT = gettext_lazy("Co-sponsors stand beside the main sponsor on the text and on the record.")
OF_AMENDMENT = gettext_lazy("Co-sponsors stand beside the mover, on the words as they are now.")


def asks_to_withdraw(step: str, slot: Slot | None) -> bool:
    said = slot.latest.act if slot and slot.latest else ""
    return step == "withdraw" and said == SponsorAct.ACCEPTED


def act_of(
    request: Request,
    step: str,
    slot: Slot | None,
    verbs: dict[str, Callable[..., Any]],
    offer: Callable[..., Any],
    subject: Proposal | Amendment,
    **said: Any,
) -> Any:
    if not step:
        return offer(request.actor, subject, **said)
    return verbs.get(step, refuse)(request.actor, slot, **said) if slot else refuse()


def page_of(step: str, name: str, lead: Any, back: str) -> ActPage:
    if step != "withdraw":
        words = _("Co-sponsor %(text)s") % {"text": name}
        return ActPage(words, str(lead), str(LABELS.get(step, LABELS[""])), back)
    return ActPage(
        _("Withdraw the co-sponsorship of %(text)s") % {"text": name},
        _(
            "Your delegation is no longer named among the co-sponsors. That it was, and that it "
            "withdrew, stays on the record; its positions stay as they are."
        ),
        str(LABELS[step]),
        back,
        "bad",
    )


def permission_of(step: str, slot: Slot | None, withdraw: str) -> dict[str, Any]:
    """What the page of the act asks of who opens it."""
    if asks_to_withdraw(step, slot):
        return {"permission": withdraw, "subject": slot}
    return {"permission": "proposals.read"}


def told(request: Request, step: str, name: str) -> str:
    """What was done, for the head of the page that follows."""
    words = {
        "decline": _("%(delegation)s declined to co-sponsor %(text)s."),
        "withdraw": _("%(delegation)s no longer co-sponsors %(text)s."),
    }.get(step, _("%(delegation)s co-sponsors %(text)s now."))
    return words % {"delegation": request.actor.stakeholder, "text": name}


LABELS = {
    "": gettext_lazy("Co-sponsor"),
    "accept": gettext_lazy("Accept"),
    "decline": gettext_lazy("Decline"),
    "withdraw": gettext_lazy("Withdraw co-sponsorship"),
}


def refuse(*_arguments: Any, **_said: Any) -> None:
    raise Refusal("not_invited", _("No invitation to co-sponsor waits for your stakeholder here."))


@require_http_methods(METHODS)
@signed_in
def invite(request: Request, pk: UUID) -> HttpResponse:
    proposal = visible_proposal(request, pk)
    form = InviteForm(request, stakeholders=eligible(without=[request.actor.stakeholder]))
    back = proposal.get_absolute_url()
    if proposal.is_draft:
        back = reverse("draft", args=[pk]) + "#sponsors"
    page = ActPage(
        _("Ask a stakeholder to co-sponsor"),
        _("Its home page asks it, and it answers there. Until then nothing is added."),
        _("Ask to co-sponsor"),
        back,
    )
    return act_page(
        request, proposal, page, form,
        lambda: actions.invite_cosponsor(request.actor, proposal, form.cleaned_data["stakeholder"]),
        back,
        said=asked(form),
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
        said=asked(form),
        permission="proposals.invite_amendment_sponsor",
        subject=amendment,
    )  # fmt: skip


def asked(form: InviteForm) -> str:
    if not form.is_valid():
        return ""
    return _("%(name)s is asked to co-sponsor.") % {"name": form.cleaned_data["stakeholder"]}
