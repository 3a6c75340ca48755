"""Texts in negotiation, as the front page and the home page list them."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from proposals.models import Amendment, Proposal, Stage
from stakeholders.models import Seat

MOVING = (Stage.NEGOTIATION, Stage.TABLED)


def texts_in_negotiation(seat: Seat | None) -> QuerySet[Proposal]:
    """Tabled texts and texts under negotiation, those with the most open amendments first."""
    counted = (
        Amendment.objects.open()
        .filter(proposal=OuterRef("pk"))
        .order_by()
        .values("proposal")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return (
        Proposal.objects.visible_to(seat)
        .at_stage(*MOVING)
        .annotate(open_count=Coalesce(Subquery(counted), 0))
        .select_related("group", "main_sponsor")
        .order_by("-open_count", "-pk")
    )
