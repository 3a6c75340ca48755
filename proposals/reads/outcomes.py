"""What became of amendments: their outcomes, each with its basis and what overtook it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from proposals.models import Amendment, Outcome


def standing_outcomes(amendments: Sequence[Amendment]) -> Mapping[UUID, Outcome]:
    if not amendments:
        return {}
    found = Outcome.objects.standing().filter(amendment__in=amendments)
    told_of = found.select_related("overtaken_by", "stakeholder")
    told_of = told_of.prefetch_related("not_maintained__stakeholder")
    return {one.amendment_id: one for one in told_of}


def standing_outcome(amendment: Amendment) -> Outcome | None:
    """What became of one amendment; None while it is open or was withdrawn."""
    found = Outcome.objects.standing().filter(amendment=amendment).last()
    if found is not None:
        found.amendment = amendment
    return found


def outcomes_of(amendment: Amendment) -> list[Outcome]:
    found = Outcome.objects.filter(amendment=amendment).order_by("at", "pk")
    found = found.select_related("reversal", "overtaken_by", "stakeholder")
    return list(found.prefetch_related("not_maintained__stakeholder"))


def is_standing(outcome: Outcome) -> bool:
    return not hasattr(outcome, "reversal")
