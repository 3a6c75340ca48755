"""What waits on texts: their open amendments and brackets, and wordings to hold against words."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q

from proposals.models import (
    Amendment,
    AmendmentVersion,
    Operation,
    Proposal,
    Revision,
    RevisionParagraph,
    TakeOver,
)
from proposals.rules.texts import OPEN
from stakeholders.models import Stakeholder


def with_open_amendments(terms: Q) -> Any:
    """Open texts with how many amendments `waiting`, how many `brackets`, and since when the
    `oldest`."""
    still_open = Q(amendments__in=Amendment.objects.open().values("pk"))
    bracketing = Q(amendments__operation=Operation.BRACKET)
    return (
        Proposal.objects.at_stage(*OPEN)
        .filter(terms)
        .annotate(
            waiting=Count("amendments", filter=still_open & ~bracketing),
            brackets=Count("amendments", filter=still_open & bracketing),
            oldest=Min("amendments__at", filter=still_open),
            taken_over=Exists(TakeOver.objects.filter(proposal=OuterRef("pk"))),
        )
        .filter(oldest__isnull=False)
        .order_by("oldest")
    )


def latest_words(texts: set[UUID]) -> Iterable[RevisionParagraph]:
    """The paragraphs of the revision issued last of each text, in one query."""
    if not texts:
        return []
    newest = Revision.objects.filter(proposal__in=texts).order_by("proposal_id", "-number")
    rows = RevisionParagraph.objects.filter(
        revision__in=newest.distinct("proposal_id").values("pk")
    )
    return rows.order_by().select_related("revision")


def latest_wordings(own: Stakeholder) -> list[AmendmentVersion]:
    later = AmendmentVersion.objects.filter(
        amendment=OuterRef("amendment"), number__gt=OuterRef("number")
    )
    return list(
        AmendmentVersion.objects.filter(
            ~Exists(later),
            amendment__in=Amendment.objects.open().filter(mover=own).values("pk"),
            amendment__proposal__in=Proposal.objects.at_stage(*OPEN).values("pk"),
        ).select_related("amendment__proposal")
    )
