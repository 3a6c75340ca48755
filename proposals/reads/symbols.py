"""What bears a symbol, as it is cited: a revision, as issued or as adopted, or an amendment."""

from proposals.models import Adoption, Amendment, Proposal, Revision
from stakeholders.models import Seat


def bearer_of(seat: Seat | None, symbol: str) -> Revision | Amendment | None:
    """Among what this seat may read."""
    visible = Proposal.objects.visible_to(seat)
    revision = Revision.objects.filter(symbol=symbol, proposal__in=visible).first()
    if revision is not None:
        return revision
    adoptions = Adoption.objects.filter(symbol=symbol, proposal__in=visible)
    adoption = adoptions.select_related("revision").first()
    if adoption is not None:
        return adoption.revision
    return Amendment.objects.filter(symbol=symbol, proposal__in=visible).first()
