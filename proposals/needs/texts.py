"""Whole texts that wait: deferred to a day, or a draft begun."""

from datetime import UTC, datetime, time
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from interface.needs import Need
from proposals.models import Deferral, Draft
from stakeholders.models import Stakeholder

MOST_DRAFTS = 5


def to_resume(own: Stakeholder, chaired: QuerySet[Any]) -> list[Need]:
    """Texts that were deferred to a day: of the co-chair's groups, and of the main sponsor."""
    deferrals = (
        Deferral.objects.filter(
            Q(proposal__group__in=chaired) | Q(proposal__main_sponsor=own),
            until__isnull=False,
            resumption__isnull=True,
            proposal__withdrawal__isnull=True,
        )
        .annotate(chairs=Q(proposal__group__in=chaired))
        .select_related("proposal")
    )
    return [_resume(one) if one.chairs else _return(one) for one in deferrals]


def _resume(deferral: Any) -> Need:
    return _on_the_day(
        deferral,
        f"proposals.resume:{deferral.pk}",
        _("Resume consideration of %(title)s") % {"title": deferral.proposal.name},
        _("It was deferred to this day."),
    )


def _return(deferral: Any) -> Need:
    return _on_the_day(
        deferral,
        f"proposals.return:{deferral.pk}",
        _("Be ready for %(title)s") % {"title": deferral.proposal.name},
        _("Your delegation is the main sponsor; consideration was deferred to this day."),
    )


def _on_the_day(deferral: Any, key: str, words: str, why: str) -> Need:
    return Need(
        key=key,
        text=words,
        why=why,
        url=deferral.proposal.get_absolute_url(),
        act=_("Open the text"),
        reference=deferral.proposal.symbol or "",
        deadline=datetime.combine(deferral.until, time(), UTC),
        day=deferral.until,
        since=deferral.at,
        rank=4,
    )


def own_drafts(own: Stakeholder) -> list[Need]:
    """The drafts that the delegation has begun, the latest first; they wait for nobody else."""
    drafts = Draft.objects.filter(proposal__author=own).select_related("proposal__group")
    return [
        Need(
            key=f"proposals.draft:{draft.pk}",
            text=_("Go on with your draft %(title)s") % {"title": draft.proposal.name},
            why=_("For Working Group %(number)s. Others do not read it yet.")
            % {"number": draft.proposal.group.number},
            url=reverse("draft", args=[draft.pk]),
            act=_("Go on"),
            since=draft.saved_at,
            rank=9,
        )
        for draft in drafts.order_by("-saved_at")[:MOST_DRAFTS]
    ]
