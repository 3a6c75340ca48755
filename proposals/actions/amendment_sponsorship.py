"""Co-sponsors of amendments: the same steps as for proposals, tied to the wording."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from proposals.actions.aggregate import (
    enter,
    lock_amendment,
    refuse_unless_open,
    refuse_unless_unsettled,
    wording_read,
)
from proposals.actions.sponsorship import refuse_twice, refuse_unfit, refuse_uninvited, said
from proposals.models import (
    Amendment,
    AmendmentCoSponsor,
    AmendmentCoSponsorAct,
    AmendmentVersion,
    SponsorAct,
)
from proposals.reads.wordings import latest_wording
from record.keys import Subject
from stakeholders.actors import Actor
from stakeholders.models import Stakeholder
from stakeholders.permits import require


@transaction.atomic
def invite_amendment_cosponsor(
    actor: Actor, amendment: Amendment, stakeholder: Stakeholder
) -> AmendmentCoSponsor:
    """The mover asks another stakeholder to sponsor its amendment."""
    amendment = _lock(amendment)
    require(actor, "proposals.invite_amendment_sponsor", amendment)
    refuse_unfit(amendment.proposal, stakeholder, amendment.mover)
    slot = _slot(amendment, stakeholder)
    refuse_twice(slot)
    return _step(actor, latest_wording(amendment), slot, SponsorAct.INVITED)


@transaction.atomic
def accept_amendment_cosponsorship(
    actor: Actor, cosponsor: AmendmentCoSponsor, *, wording: int | None = None
) -> AmendmentCoSponsor:
    """`wording` is the number of the one that was read: it is signed, or nothing is."""
    return _answer(actor, cosponsor, SponsorAct.ACCEPTED, wording)


@transaction.atomic
def decline_amendment_cosponsorship(
    actor: Actor, cosponsor: AmendmentCoSponsor
) -> AmendmentCoSponsor:
    return _answer(actor, cosponsor, SponsorAct.DECLINED)


@transaction.atomic
def withdraw_amendment_cosponsorship(
    actor: Actor, cosponsor: AmendmentCoSponsor
) -> AmendmentCoSponsor:
    amendment, slot = _locked(cosponsor)
    require(actor, "proposals.withdraw_amendment_sponsorship", slot)
    if said(slot) != SponsorAct.ACCEPTED:
        raise Refusal("not_a_sponsor", _("Your delegation does not sponsor this amendment."))
    return _step(actor, latest_wording(amendment), slot, SponsorAct.WITHDRAWN)


@transaction.atomic
def cosponsor_amendment(
    actor: Actor, amendment: Amendment, *, wording: int | None = None
) -> AmendmentCoSponsor:
    """Join the sponsors of an open amendment, or confirm it after the wording has changed.

    `wording` as in `accept_amendment_cosponsorship`.
    """
    amendment = _lock(amendment)
    require(actor, "proposals.sponsor_amendment", amendment)
    assert actor.stakeholder is not None  # the rule has seen it
    version = wording_read(amendment, wording)
    slot = _slot(amendment, actor.stakeholder)
    if said(slot) == SponsorAct.ACCEPTED and slot.last_act.version_id == version.pk:
        raise Refusal("already_sponsor", _("Your delegation sponsors this amendment already."))
    return _step(actor, version, slot, SponsorAct.ACCEPTED)


def invite_all(
    actor: Actor, version: AmendmentVersion, stakeholders: Iterable[Stakeholder]
) -> list[Stakeholder]:
    """Invitations that go out with an amendment; they belong to its own event."""
    amendment = version.amendment
    invited = list(dict.fromkeys(stakeholders))
    for stakeholder in invited:
        refuse_unfit(amendment.proposal, stakeholder, amendment.mover)
    for stakeholder in invited:
        _write(actor, _slot(amendment, stakeholder), SponsorAct.INVITED, version)
    return invited


def _lock(amendment: Amendment) -> Amendment:
    amendment = lock_amendment(amendment)
    refuse_unless_open(amendment.proposal)
    refuse_unless_unsettled(amendment)
    return amendment


def _locked(cosponsor: AmendmentCoSponsor) -> tuple[Amendment, AmendmentCoSponsor]:
    amendment = _lock(cosponsor.amendment)
    slots = AmendmentCoSponsor.objects.select_related("latest", "stakeholder")
    slot = slots.get(pk=cosponsor.pk)
    slot.amendment = amendment
    return amendment, slot


def _answer(
    actor: Actor, cosponsor: AmendmentCoSponsor, act: SponsorAct, wording: int | None = None
) -> AmendmentCoSponsor:
    amendment, slot = _locked(cosponsor)
    require(actor, "proposals.answer_amendment_invitation", slot)
    refuse_uninvited(slot)
    return _step(actor, wording_read(amendment, wording), slot, act)


def _slot(amendment: Amendment, stakeholder: Stakeholder) -> AmendmentCoSponsor:
    return AmendmentCoSponsor.objects.get_or_create(amendment=amendment, stakeholder=stakeholder)[0]


def _step(
    actor: Actor, version: AmendmentVersion, slot: AmendmentCoSponsor, act: SponsorAct
) -> AmendmentCoSponsor:
    amendment = version.amendment
    _write(actor, slot, act, version)
    enter(
        f"amendment_cosponsor_{act}",
        actor,
        amendment.proposal,
        Subject("amendment", amendment.pk),
        cosponsor=slot.stakeholder_id,
    )
    return slot


def _write(
    actor: Actor, slot: AmendmentCoSponsor, act: SponsorAct, version: AmendmentVersion
) -> None:
    slot.latest = AmendmentCoSponsorAct.objects.create(
        cosponsor=slot, act=act, version=version, **actor.signature
    )
    slot.save(update_fields=["latest"])
