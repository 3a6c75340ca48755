"""What the page of a coalition shows of texts: where its outcomes stand, and what it moved."""

from typing import Any

from proposals.reads.amendments import changes_of
from proposals.reads.coalitions import (
    Mapped,
    counted,
    mapped_outcomes,
    moved_by,
)
from proposals.reads.results import standing_word
from proposals.reads.wordings import latest_wording
from stakeholders.models import Coalition, PreferredOutcome
from stakeholders.permits import permits
from stakeholders.requests import Request


def outcome_panel(request: Request, outcome: PreferredOutcome) -> dict[str, Any]:
    """Where one preferred outcome stands; those of the coalition are read all at once."""
    return {
        "outcome": outcome,
        "mapped": mapped_of(request, outcome),
        "may_map": _may_map(request, outcome.coalition),
    }


def moved_panel(request: Request, coalition: Coalition) -> dict[str, Any]:
    """What the coalition moved and what became of it, for its page."""
    amendments = moved_by(coalition, request.actor.seat)
    return {
        "rows": [
            (one, one.status, changes_of(one.operation, latest_wording(one))) for one in amendments
        ],
        "counts": [(standing_word(status), n) for status, n in counted(amendments)],
    }


def mapped_of(request: Request, outcome: PreferredOutcome) -> list[Mapped]:
    read = request.__dict__.setdefault("_mapped_outcomes", {})
    if outcome.coalition_id not in read:
        read[outcome.coalition_id] = mapped_outcomes(outcome.coalition, request.actor.seat)
    return read[outcome.coalition_id].get(outcome.pk, [])


def _may_map(request: Request, coalition: Coalition) -> bool:
    asked = request.__dict__.setdefault("_may_map", {})
    if coalition.pk not in asked:
        asked[coalition.pk] = permits(request.actor, "stakeholders.keep_coalition", coalition)
    return asked[coalition.pk]
