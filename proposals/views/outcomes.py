"""What becomes of amendments: accepted by the sponsor, recorded by co-chairs, taken back."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from interface.access import signed_in
from interface.listing import listed
from proposals import actions
from proposals.forms.outcomes import AcceptForm, RecordForm, TakeBackForm
from proposals.models import Amendment, Operation, Outcome
from proposals.reads.finality import why_closed, why_final
from proposals.reads.objections import objections_on, objections_to, told
from proposals.reads.outcomes import standing_outcomes
from proposals.reads.overtaking import overtaken_by
from proposals.reads.results import result_word
from proposals.rules.texts import OPEN
from proposals.views.brackets import lifting
from proposals.views.cards import card_of
from proposals.views.desk import desk_page, record_form
from proposals.views.frame import ActPage, act_page, back_to, visible_amendment
from stakeholders.requests import Request

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@signed_in
def accept(request: Request, pk: UUID, number: int) -> HttpResponse:
    amendment = visible_amendment(request, pk, number)
    card = card_of(request, amendment)
    form = AcceptForm(request, shown={"wording": card.version.number})
    back = back_to(amendment.proposal, amendment)
    page = ActPage(
        _("Accept %(name)s") % {"name": amendment.name},
        _(
            "As main sponsor you take these words into your text. They go into the next revision; "
            "until it is issued the acceptance can be taken back."
        ),
        _("Accept %(name)s for %(stakeholder)s")
        % {"name": amendment.name, "stakeholder": request.actor.stakeholder or ""},
        back,
    )
    if amendment.operation == Operation.BRACKET:
        page = lifting(request, amendment, back)
    objecting = objections_to(amendment, card.version)
    if objecting:
        warning = _("Objects to it: %(names)s. An adoption will ask what became of that.")
        names = told(objecting, of_a_text=False)
        page = replace(page, lead=f"{page.lead} {warning % {'names': names}}")
    return act_page(
        request, amendment.proposal, page, form,
        lambda: actions.accept_amendment(request.actor, amendment, **form.cleaned_data),
        back,
        permission="proposals.accept_amendment",
        subject=amendment,
        said=accepted(amendment),
        template="proposals/acceptance.html",
        context={"card": card, "amendment": amendment},
    )  # fmt: skip


@require_http_methods(METHODS)
@signed_in
def record(request: Request, pk: UUID, number: int) -> HttpResponse:
    """The form stands open on the desk; it posts here and comes back to the desk."""
    amendment = visible_amendment(request, pk, number)
    desk = reverse("desk", args=[pk])
    if request.method != "POST":
        return HttpResponseRedirect(f"{desk}?record={number}#{amendment.anchor}")
    card = card_of(request, amendment)
    heard = objections_on({amendment: card.version})
    form = record_form(request, card, heard[amendment.pk])
    done = form.perform(
        lambda: actions.record_outcome(request.actor, amendment, **form.act),
        then=f"{desk}#{amendment.anchor}",
        said=recorded(form, amendment),
    )
    if done is not None:
        return done
    return desk_page(request, amendment.proposal, recording=number, form=form)


@require_http_methods(METHODS)
@signed_in
def take_back(request: Request, pk: UUID, number: int) -> HttpResponse:
    amendment = visible_amendment(request, pk, number)
    outcome = standing_outcomes([amendment]).get(amendment.pk)
    if outcome is None:
        raise Http404(_("No outcome of this amendment stands on the record."))
    form = TakeBackForm(request)
    desk = reverse("desk", args=[pk]) + f"#{amendment.anchor}"
    lead = _(
        "The amendment is open again and the working text is exactly as it was before. Both "
        "the outcome and its taking back stay on the record."
    )
    if outcome.referral is not None:
        lead = _(
            "The amendment is referred again and the working text is exactly as it was before. "
            "Both the outcome and its taking back stay on the record."
        )
    page = ActPage(
        _("Take back the outcome of %(name)s") % {"name": amendment.name},
        " ".join([lead, *_reopened_too(amendment)]),
        _("Take back the outcome"),
        desk,
    )
    return act_page(
        request, amendment.proposal, page, form,
        lambda: actions.take_back_outcome(request.actor, outcome, **form.cleaned_data),
        desk,
        permission="proposals.take_back_outcome",
        subject=outcome,
        said=_("The outcome of %(name)s is taken back.") % {"name": amendment.name},
        closed=why_not_undone(amendment, outcome),
    )  # fmt: skip


def why_not_undone(amendment: Amendment, outcome: Outcome) -> str:
    """What stands in the way for everybody; "" where nothing does."""
    if amendment.proposal.stage not in OPEN:
        return why_closed(amendment.proposal)
    final = why_final(amendment, outcome)
    return final[1] if final else ""


def accepted(amendment: Amendment) -> str:
    """What was done, for the head of the page that follows."""
    words = _("%(name)s is accepted: its words go into the next revision.")
    if amendment.operation == Operation.BRACKET:
        words = _("The brackets of %(name)s are lifted.")
    return words % {"name": amendment.name}


def recorded(form: RecordForm, amendment: Amendment) -> str:
    """What was done, for the head of the page that follows; nothing if it is refused."""
    if not form.is_valid():
        return ""
    brackets = amendment.operation == Operation.BRACKET
    return _("%(name)s is recorded as %(result)s.") % {
        "name": amendment.name,
        "result": result_word(form.cleaned_data["result"], brackets=brackets),
    }


def _reopened_too(amendment: Amendment) -> Iterator[str]:
    """What was not put because this one was agreed: some of it had been referred before."""
    others = overtaken_by(amendment)
    standing = standing_outcomes(others)
    opened = [other.name for other in others if standing[other.pk].referral is None]
    referred = [other.name for other in others if standing[other.pk].referral is not None]
    if opened:
        words = ngettext(
            "%(names)s was not put because of it, and is open again too.",
            "%(names)s were not put because of it, and are open again too.",
            len(opened),
        )
        yield words % {"names": listed(opened)}
    if referred:
        words = ngettext(
            "%(names)s was not put because of it, and is referred again.",
            "%(names)s were not put because of it, and are referred again.",
            len(referred),
        )
        yield words % {"names": listed(referred)}
