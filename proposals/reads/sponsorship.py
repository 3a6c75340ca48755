"""Who stands beside a text or an amendment, is asked to, or has left."""

from collections.abc import Iterable

from proposals.models import Amendment, AmendmentCoSponsor, CoSponsor, Proposal, SponsorAct
from stakeholders.models import Stakeholder


def cosponsors_by_name(proposal: Proposal) -> list[CoSponsor]:
    """The slots of all who were ever asked or offered, each with what it said last."""
    return list(CoSponsor.objects.filter(proposal=proposal).with_words().by_name())


def standing(slots: Iterable[CoSponsor]) -> tuple[list[CoSponsor], list[CoSponsor]]:
    """Those who stand beside the words, and those who accepted an earlier draft."""
    accepted = [one for one in slots if one.latest and one.latest.act == SponsorAct.ACCEPTED]
    return [one for one in accepted if not one.is_earlier], [
        one for one in accepted if one.is_earlier
    ]


def amendment_cosponsors_by_name(amendment: Amendment) -> list[AmendmentCoSponsor]:
    found = AmendmentCoSponsor.objects.filter(amendment=amendment, latest__isnull=False)
    return list(found.by_name())


def own_cosponsor(proposal: Proposal, own: Stakeholder | None) -> CoSponsor | None:
    """The slot of one stakeholder on a text, with the text at hand."""
    slots = CoSponsor.objects.with_words().filter(proposal=proposal, stakeholder=own)
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
