"""Co-sponsors of proposals: invited, accepting, declining, withdrawing, on the words they saw."""

from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from proposals.actions.aggregate import enter, enter_aside, lock_proposal, refuse_unless_open
from proposals.models import CoSponsor, CoSponsorAct, Proposal, SponsorAct, Stage
from proposals.reads.texts import issued_revision
from stakeholders.actors import Actor
from stakeholders.models import Stakeholder
from stakeholders.permits import require

INVITABLE = (None, SponsorAct.DECLINED, SponsorAct.WITHDRAWN)


@transaction.atomic
def invite_cosponsor(actor: Actor, proposal: Proposal, stakeholder: Stakeholder) -> CoSponsor:
    """The author asks another stakeholder to sponsor its text, before or after tabling."""
    proposal = lock_proposal(proposal)
    require(actor, "proposals.invite_sponsor", proposal)
    refuse_unfit(proposal, stakeholder, proposal.author)
    slot = CoSponsor.objects.get_or_create(proposal=proposal, stakeholder=stakeholder)[0]
    refuse_twice(slot)
    return _step(actor, proposal, slot, SponsorAct.INVITED)


@transaction.atomic
def accept_cosponsorship(actor: Actor, cosponsor: CoSponsor) -> CoSponsor:
    return _answer(actor, cosponsor, SponsorAct.ACCEPTED)


@transaction.atomic
def decline_cosponsorship(actor: Actor, cosponsor: CoSponsor) -> CoSponsor:
    return _answer(actor, cosponsor, SponsorAct.DECLINED)


@transaction.atomic
def withdraw_cosponsorship(actor: Actor, cosponsor: CoSponsor) -> CoSponsor:
    """Possible until action is taken on the text."""
    proposal, slot = _locked(cosponsor)
    if not proposal.is_draft and proposal.stage != Stage.DEFERRED:
        refuse_unless_open(proposal)
    require(actor, "proposals.withdraw_sponsorship", slot)
    if said(slot) != SponsorAct.ACCEPTED:
        raise Refusal("not_a_sponsor", _("Your delegation does not sponsor this text."))
    return _step(actor, proposal, slot, SponsorAct.WITHDRAWN)


@transaction.atomic
def cosponsor_proposal(actor: Actor, proposal: Proposal) -> CoSponsor:
    """Join the sponsors of a tabled text, which is open to all whose kind may sponsor."""
    proposal = lock_proposal(proposal)
    refuse_unless_open(proposal)
    require(actor, "proposals.sponsor", proposal)
    slot = CoSponsor.objects.get_or_create(proposal=proposal, stakeholder=actor.stakeholder)[0]
    if said(slot) == SponsorAct.ACCEPTED:
        raise Refusal("already_sponsor", _("Your delegation sponsors this text already."))
    return _step(actor, proposal, slot, SponsorAct.ACCEPTED)


def said(slot: object) -> str | None:
    """What the stakeholder of a slot, or its inviter, said last."""
    latest = getattr(slot, "latest", None)
    return latest.act if latest else None


def refuse_unfit(proposal: Proposal, stakeholder: Stakeholder, inviter: Stakeholder | None) -> None:
    """Whom nobody can ask: the inviter, bodies not accredited, kinds that may not sponsor."""
    if stakeholder == inviter:
        raise Refusal("own_text", _("A delegation does not invite itself."), field="stakeholder")
    line = proposal.matrix.get(stakeholder.kind)
    if line is None or not line.may_sponsor or not hasattr(stakeholder, "accreditation"):
        message = _("%(name)s cannot sponsor texts here.") % {"name": stakeholder}
        raise Refusal("may_not_sponsor", message, field="stakeholder")


def refuse_twice(slot: object) -> None:
    last = said(slot)
    if last not in INVITABLE:
        message = _("It has been invited already and has not answered yet.")
        if last == SponsorAct.ACCEPTED:
            message = _("It is among the sponsors already.")
        raise Refusal("already_invited", message, field="stakeholder")


def refuse_uninvited(slot: object) -> None:
    if said(slot) != SponsorAct.INVITED:
        raise Refusal("no_invitation", _("There is no invitation that waits for an answer."))


def _answer(actor: Actor, cosponsor: CoSponsor, act: SponsorAct) -> CoSponsor:
    proposal, slot = _locked(cosponsor)
    if not proposal.is_draft:
        refuse_unless_open(proposal)
    require(actor, "proposals.answer_invitation", slot)
    refuse_uninvited(slot)
    return _step(actor, proposal, slot, act)


def _locked(cosponsor: CoSponsor) -> tuple[Proposal, CoSponsor]:
    proposal = lock_proposal(cosponsor.proposal_id)
    slot = CoSponsor.objects.select_related("latest", "stakeholder").get(pk=cosponsor.pk)
    slot.proposal = proposal
    return proposal, slot


def _step(actor: Actor, proposal: Proposal, slot: CoSponsor, act: SponsorAct) -> CoSponsor:
    slot.latest = CoSponsorAct.objects.create(
        cosponsor=slot,
        act=act,
        revision=None if proposal.is_draft else issued_revision(proposal),
        **actor.signature,
    )
    slot.save(update_fields=["latest"])
    if proposal.is_draft:
        enter_aside(f"cosponsor_{act}", actor, proposal, [proposal.author, slot.stakeholder])
    else:
        enter(f"cosponsor_{act}", actor, proposal, cosponsor=slot.stakeholder_id)
    return slot
