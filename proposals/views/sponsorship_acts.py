"""What a seat may do about co-sponsoring a text or an amendment, as buttons and links."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from interface.forms import ActForm
from proposals.models import Amendment, AmendmentCoSponsor, CoSponsor, Proposal, SponsorAct
from stakeholders.permits import permits
from stakeholders.requests import Request


@dataclass(frozen=True)
class Act:
    """One thing that this seat may do: a link to its page, or a button with its form."""

    label: str
    url: str
    variant: str = ""
    form: ActForm | None = None


@dataclass(frozen=True)
class Rights:
    """The permissions of one kind of co-sponsoring: the first two are about the slot."""

    answer: str
    withdraw: str
    offer: str


OF_TEXTS = Rights(
    "proposals.answer_invitation", "proposals.withdraw_sponsorship", "proposals.sponsor"
)
OF_AMENDMENTS = Rights(
    "proposals.answer_amendment_invitation",
    "proposals.withdraw_amendment_sponsorship",
    "proposals.sponsor_amendment",
)


def cosponsor_acts(
    request: Request,
    subject: Proposal | Amendment,
    slot: CoSponsor | AmendmentCoSponsor | None,
    rights: Rights,
    form: ActForm,
    confirm: str = "",
) -> list[Act]:
    """Answering, withdrawing or offering, as the own stakeholder's slot stands (None: no slot).

    `confirm` is the query by which it confirms what it accepted on other words, "" where these are
    the ones. Withdrawing leads to a page that asks; the others are done at once, by the button of
    `form`.
    """
    actor, address = request.actor, form.action
    said = slot.latest.act if slot and slot.latest else ""
    if said == SponsorAct.INVITED and permits(actor, rights.answer, slot):
        return [
            Act(_("Accept co-sponsorship"), f"{address}?step=accept", "small primary", form),
            Act(_("Decline"), f"{address}?step=decline", "small", form),
        ]
    if said == SponsorAct.ACCEPTED and permits(actor, rights.withdraw, slot):
        acts = [Act(_("Withdraw co-sponsorship"), f"{address}?step=withdraw", "btn--bad")]
        if confirm and permits(actor, rights.answer, slot):
            words = _("Confirm co-sponsorship")
            acts.insert(0, Act(words, f"{address}{confirm}", "small primary", form))
        return acts
    if permits(actor, rights.offer, subject):
        words = _("Co-sponsor for %(name)s") % {"name": actor.stakeholder}
        return [Act(words, address, "small", form)]
    return []
