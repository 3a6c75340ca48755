"""Invitations to co-sponsor that wait for an answer: of texts and of amendments."""

from django.db.models import Q
from django.utils.translation import gettext as _

from interface.needs import Need
from proposals.models import Amendment, AmendmentCoSponsor, CoSponsor, Proposal, SponsorAct
from proposals.rules.texts import OPEN
from stakeholders.models import Stakeholder
from workinggroups.models import Visibility


def invitations(own: Stakeholder) -> list[Need]:
    """Invitations to co-sponsor a draft or an open text, and answers that were given to earlier
    words of it."""
    slots = (
        CoSponsor.objects.with_words()
        .filter(
            Q(proposal__visibility=Visibility.DRAFT)
            | Q(proposal__in=Proposal.objects.at_stage(*OPEN).values("pk")),
            Q(latest__act=SponsorAct.INVITED) | Q(on_earlier_draft=True),
            stakeholder=own,
        )
        .select_related("proposal", "latest__stakeholder")
    )
    return [_confirm(slot) if slot.is_earlier else _answer(slot) for slot in slots]


def _answer(slot: CoSponsor) -> Need:
    return Need(
        key=f"proposals.cosponsor_invitation:{slot.pk}",
        text=_("Answer the invitation to co-sponsor %(title)s") % {"title": slot.proposal.name},
        why=_("%(name)s invites your delegation.") % {"name": slot.last_act.stakeholder},
        url=slot.proposal.get_absolute_url(),
        act=_("Answer"),
        reference=slot.proposal.symbol or "",
        since=slot.last_act.at,
        rank=3,
    )


def _confirm(slot: CoSponsor) -> Need:
    return Need(
        key=f"proposals.confirm_cosponsorship:{slot.pk}",
        text=_("Confirm the co-sponsorship of %(title)s") % {"title": slot.proposal.name},
        why=_("The words have changed since your delegation accepted to co-sponsor them."),
        url=slot.proposal.get_absolute_url(),
        act=_("Confirm"),
        reference=slot.proposal.symbol or "",
        since=slot.last_act.at,
        rank=3,
    )


def amendment_invitations(own: Stakeholder) -> list[Need]:
    slots = AmendmentCoSponsor.objects.filter(
        stakeholder=own,
        latest__act=SponsorAct.INVITED,
        amendment__in=Amendment.objects.open().values("pk"),
        amendment__proposal__in=Proposal.objects.at_stage(*OPEN).values("pk"),
    ).select_related("amendment__proposal", "latest__stakeholder")
    return [
        Need(
            key=f"proposals.amendment_invitation:{slot.pk}",
            text=_("Answer the invitation to co-sponsor %(amendment)s to %(title)s")
            % {"amendment": slot.amendment.name, "title": slot.amendment.proposal.name},
            why=_("%(name)s invites your delegation.") % {"name": slot.last_act.stakeholder},
            url=slot.amendment.get_absolute_url(),
            act=_("Answer"),
            reference=slot.amendment.symbol,
            since=slot.last_act.at,
            rank=3,
        )
        for slot in slots
    ]
