"""The rows of the acts that events name, fetched once: they know reasons, meetings and days."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models

from proposals.models import (
    Adoption,
    Amendment,
    AmendmentWithdrawal,
    Deferral,
    Outcome,
    OutcomeReversal,
    Position,
    Proposal,
    ProposalWithdrawal,
    Result,
    TakeOver,
)
from record.lookups import rows_of
from record.models import Event


def told_texts() -> models.QuerySet[Proposal]:
    """Texts with what a sentence may say of them: their group, take-over and adoption."""
    return Proposal.objects.select_related("group", "takeover", "adoption")


class Rows:
    """Each table is read when the first sentence asks for it, for all events together."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events

    def outcome(self, event: Event) -> Outcome | None:
        return self._outcomes.get(key_of(event.data.get("outcome")))

    def takeover(self, event: Event) -> TakeOver | None:
        text = self._proposals.get(key_of(event.data.get("proposal")))
        return getattr(text, "takeover", None)

    def deferral(self, event: Event) -> Deferral | None:
        return self._deferrals.get(key_of(event.data.get("deferral")))

    def adoption(self, event: Event) -> Adoption | None:
        text = self._proposals.get(key_of(event.data.get("proposal")))
        return getattr(text, "adoption", None)

    def reason(self, event: Event) -> str:
        """Why it was done, in the words of who did it; "" where nothing was said."""
        match event.kind.partition(".")[2]:
            case "proposal_deferred":
                row: Any = self.deferral(event)
            case "proposal_withdrawn":
                row = self._withdrawals.get(key_of(event.data.get("proposal")))
            case "amendment_withdrawn":
                row = self._taken_off.get(event.subject_id)
            case "outcome_taken_back":
                row = self._reversals.get(key_of(event.data.get("outcome")))
            case "position_taken":
                row = self._positions.get(key_of(event.data.get("position")))
            case _:
                row = None
        return row.reason if row else ""

    @cached_property
    def _proposals(self) -> dict[Any, Proposal]:
        return self._found(told_texts(), self._said("proposal"))

    @cached_property
    def _outcomes(self) -> dict[Any, Outcome]:
        rows = Outcome.objects.select_related("overtaken_by")
        return self._found(rows, self._said("outcome"))

    @cached_property
    def _deferrals(self) -> dict[Any, Deferral]:
        return self._found(Deferral.objects.all(), self._said("deferral"))

    @cached_property
    def _positions(self) -> dict[Any, Position]:
        return self._found(Position.objects.all(), self._said("position"))

    @cached_property
    def _withdrawals(self) -> dict[Any, ProposalWithdrawal]:
        ended = [one for one in self.events if one.kind == "proposals.proposal_withdrawn"]
        texts = {key_of(event.data.get("proposal")) for event in ended}
        rows = ProposalWithdrawal.objects.filter(proposal__in=texts)
        return {row.proposal_id: row for row in rows}

    @cached_property
    def _taken_off(self) -> dict[Any, AmendmentWithdrawal]:
        ended = [one for one in self.events if one.kind == "proposals.amendment_withdrawn"]
        rows = AmendmentWithdrawal.objects.filter(amendment__in=[one.subject_id for one in ended])
        return {row.amendment_id: row for row in rows}

    @cached_property
    def _reversals(self) -> dict[Any, OutcomeReversal]:
        rows = OutcomeReversal.objects.filter(outcome__in=filter(None, self._said("outcome")))
        return {row.outcome_id: row for row in rows}

    @cached_property
    def _referred(self) -> dict[Any, list[Amendment]]:
        """By adopted text; nothing is recorded after an adoption, so what stands stood then."""
        ended = [one for one in self.events if one.kind == "proposals.proposal_adopted"]
        texts = {key_of(event.data.get("proposal")) for event in ended}
        rows = Amendment.objects.settled(Result.REFERRED).filter(proposal__in=texts)
        found: dict[UUID, list[Amendment]] = {}
        for row in rows.order_by("number"):
            found.setdefault(row.proposal_id, []).append(row)
        return found

    def _said(self, name: str) -> list[UUID | None]:
        return [key_of(event.data.get(name)) for event in self.events]

    def _found[M: models.Model](
        self, rows: models.QuerySet[M], keys: Iterable[UUID | None]
    ) -> dict[Any, M]:
        return rows_of(rows, keys)


def key_of(key: object) -> UUID | None:
    return key if isinstance(key, UUID) or key is None else UUID(str(key))


def released(event: Event) -> list[tuple[str, str | None]]:
    """Who did not maintain an objection, and to which paragraph, where the event says so."""
    pairs = event.data.get("not_maintained", ())
    return [(one, None) if isinstance(one, str) else (one[0], one[1]) for one in pairs]
