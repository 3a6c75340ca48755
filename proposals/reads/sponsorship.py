"""Who stands beside a text or an amendment, is asked to, or has left."""

from proposals.models import Amendment, AmendmentCoSponsor, CoSponsor, Proposal
from stakeholders.models import Stakeholder


def cosponsors_by_name(proposal: Proposal) -> list[CoSponsor]:
    """The slots of all who were ever asked or offered, each with what it said last."""
    return list(CoSponsor.objects.filter(proposal=proposal).by_name())


def amendment_cosponsors_by_name(amendment: Amendment) -> list[AmendmentCoSponsor]:
    found = AmendmentCoSponsor.objects.filter(amendment=amendment, latest__isnull=False)
    return list(found.by_name())


def own_cosponsor(proposal: Proposal, own: Stakeholder | None) -> CoSponsor | None:
    """The slot of one stakeholder on a text, with the text at hand."""
    slots = CoSponsor.objects.filter(proposal=proposal, stakeholder=own)
    slot = slots.select_related("latest").first() if own else None
    if slot:
        slot.proposal = proposal
    return slot


def own_amendment_cosponsor(
    amendment: Amendment, own: Stakeholder | None
) -> AmendmentCoSponsor | None:
    slots = AmendmentCoSponsor.objects.filter(amendment=amendment, stakeholder=own)
    slot = slots.select_related("latest").first() if own else None
    if slot:
        slot.amendment = amendment
    return slot
