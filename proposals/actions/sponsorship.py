"""Co-sponsors of proposals: invited, accepting, declining, withdrawing, on the words they saw."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from proposals.actions.aggregate import (
    enter,
    enter_aside,
    lock_proposal,
    refuse_stale,
    refuse_unless_open,
)
from proposals.actions.drafts import draft_of, refuse_other_draft
from proposals.models import CoSponsor, CoSponsorAct, Proposal, Revision, SponsorAct, Stage
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
def accept_cosponsorship(
    actor: Actor,
    cosponsor: CoSponsor,
    *,
    revision: Revision | UUID | None = None,
    seen_version: int | None = None,
) -> CoSponsor:
    """Accept an invitation, or confirm it after the words of the draft have changed.

    `revision`, or of a draft `seen_version`, says which words were read: those are co-sponsored,
    or nothing is. None of both for a program that knows that nobody has changed them.
    """
    proposal, slot = _locked(cosponsor)
    if not proposal.is_draft:
        refuse_unless_open(proposal)
    require(actor, "proposals.answer_invitation", slot)
    if not slot.is_earlier:
        refuse_uninvited(slot)
    _refuse_other_words(proposal, revision, seen_version)
    return _step(actor, proposal, slot, SponsorAct.ACCEPTED, confirms=slot.is_earlier)


@transaction.atomic
def decline_cosponsorship(actor: Actor, cosponsor: CoSponsor) -> CoSponsor:
    proposal, slot = _locked(cosponsor)
    if not proposal.is_draft:
        refuse_unless_open(proposal)
    require(actor, "proposals.answer_invitation", slot)
    refuse_uninvited(slot)
    return _step(actor, proposal, slot, SponsorAct.DECLINED)


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
def cosponsor_proposal(
    actor: Actor,
    proposal: Proposal,
    *,
    revision: Revision | UUID | None = None,
    seen_version: int | None = None,
) -> CoSponsor:
    """Join the sponsors of a tabled text, which is open to all whose kind may sponsor, or confirm
    what was accepted on an earlier draft.

    `revision` and `seen_version` as in `accept_cosponsorship`.
    """
    proposal = lock_proposal(proposal)
    refuse_unless_open(proposal)
    require(actor, "proposals.sponsor", proposal)
    slot = CoSponsor.objects.get_or_create(proposal=proposal, stakeholder=actor.stakeholder)[0]
    confirms = said(slot) == SponsorAct.ACCEPTED
    if confirms and not slot.is_earlier:
        raise Refusal("already_sponsor", _("Your delegation sponsors this text already."))
    _refuse_other_words(proposal, revision, seen_version)
    return _step(actor, proposal, slot, SponsorAct.ACCEPTED, confirms=confirms)


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


def _refuse_other_words(
    proposal: Proposal, revision: Revision | UUID | None, seen_version: int | None
) -> None:
    if proposal.is_draft:
        refuse_other_draft(draft_of(proposal), seen_version)
    elif revision is not None:
        refuse_stale(issued_revision(proposal), revision)
    elif seen_version is not None:
        message = _(
            "This draft was tabled in the meantime. Nothing was done. Read the words as they stand "
            "now and send it again."
        )
        raise Refusal("stale_draft", message)


def _locked(cosponsor: CoSponsor) -> tuple[Proposal, CoSponsor]:
    proposal = lock_proposal(cosponsor.proposal_id)
    slots = CoSponsor.objects.with_words().select_related("latest", "stakeholder")
    slot = slots.get(pk=cosponsor.pk)
    slot.proposal = proposal
    return proposal, slot


def _step(
    actor: Actor, proposal: Proposal, slot: CoSponsor, act: SponsorAct, *, confirms: bool = False
) -> CoSponsor:
    slot.latest = CoSponsorAct.objects.create(
        cosponsor=slot,
        act=act,
        revision=None if proposal.is_draft else issued_revision(proposal),
        draft_version=draft_of(proposal).version if proposal.is_draft else None,
        **actor.signature,
    )
    slot.save(update_fields=["latest"])
    slot.__dict__.pop("on_earlier_draft", None)
    told = "cosponsor_confirmed" if confirms else f"cosponsor_{act}"
    if proposal.is_draft:
        enter_aside(told, actor, proposal, [proposal.author, slot.stakeholder])
    else:
        enter(told, actor, proposal, cosponsor=slot.stakeholder_id)
    return slot
