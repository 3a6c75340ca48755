"""What put an end to the consideration of a text, or put it off."""

from proposals.models import Deferral, Proposal


def standing_deferral(proposal: Proposal) -> Deferral | None:
    """The deferral after which consideration was not resumed."""
    return Deferral.objects.filter(proposal=proposal, resumption__isnull=True).order_by("at").last()
