"""What became of amendments: their outcomes, each with its basis and what overtook it."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from proposals.models import Amendment, Outcome


def standing_outcomes(amendments: Sequence[Amendment]) -> Mapping[UUID, Outcome]:
    """By amendment the outcome that stands, with its amendment at hand."""
    if not amendments:
        return {}
    own = {one.pk: one for one in amendments}
    found = Outcome.objects.standing().filter(amendment__in=amendments)
    told_of = found.select_related("overtaken_by", "stakeholder")
    told_of = told_of.prefetch_related("not_maintained__stakeholder")
    standing = chained(told_of)
    for one in standing.values():
        one.amendment = own[one.amendment_id]
    return standing


def chained(outcomes: Iterable[Outcome]) -> dict[UUID, Outcome]:
    """By amendment the last of outcomes that were not taken back, in the order recorded; each knows
    the one before it, which had referred the amendment."""
    standing: dict[UUID, Outcome] = {}
    for one in outcomes:
        one.referral = standing.get(one.amendment_id)
        standing[one.amendment_id] = one
    return standing


def standing_outcome(amendment: Amendment) -> Outcome | None:
    """What became of one amendment last: earlier ones referred it. None while it is open."""
    found = Outcome.objects.standing().filter(amendment=amendment).last()
    if found is not None:
        found.amendment = amendment
    return found


def outcomes_of(amendment: Amendment) -> list[Outcome]:
    found = Outcome.objects.filter(amendment=amendment).order_by("at", "pk")
    found = found.select_related("reversal", "overtaken_by", "stakeholder")
    return list(found.prefetch_related("not_maintained__stakeholder"))


def standing_of(outcomes: Sequence[Outcome]) -> Outcome | None:
    """The one that stands among all of an amendment, in the order recorded."""
    left = chained(one for one in outcomes if not hasattr(one, "reversal"))
    return next(iter(left.values()), None)
