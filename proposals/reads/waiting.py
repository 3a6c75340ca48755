"""What waits on texts: their open amendments and brackets, and wordings to hold against words."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

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
from stakeholders.models import CoalitionMembership, Stakeholder, Standing


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


def own_wordings(own: Stakeholder) -> list[Any]:
    """The last wording of each open amendment of a stakeholder and of the coalitions that it is a
    member of, with the revision issued last of its text: its `latest_number`, when it was
    `issued_at`, and what it says in those paragraphs that the wording names, as pairs `stands`.
    In one query."""
    joined = CoalitionMembership.objects.current().filter(member=own, standing=Standing.MEMBER)
    moved = Q(mover=own) | Q(coalition__in=joined.values("coalition"))
    newest = Revision.objects.filter(proposal=OuterRef("amendment__proposal")).order_by("-number")
    named = Q(paragraph=OuterRef("amendment__paragraph"))
    named |= Q(paragraph=OuterRef("parent")) | Q(paragraph=OuterRef("after"))
    rows = RevisionParagraph.objects.filter(named, revision=OuterRef("latest"))
    pairs = rows.order_by().values(pair=JSONObject(paragraph="paragraph", text="text"))
    return list(
        AmendmentVersion.objects.latest_wordings()
        .filter(
            amendment__in=Amendment.objects.open().filter(moved).values("pk"),
            amendment__proposal__in=Proposal.objects.at_stage(*OPEN).values("pk"),
        )
        .annotate(
            latest=Subquery(newest.values("pk")[:1]),
            latest_number=Subquery(newest.values("number")[:1]),
            issued_at=Subquery(newest.values("at")[:1]),
            stands=ArraySubquery(pairs),
        )
        .select_related("amendment__proposal")
    )
