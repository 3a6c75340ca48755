"""The rows of the acts that events name, fetched once: they know reasons, meetings and days."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models
from django.db.models.functions import Cast

from proposals.models import (
    Adoption,
    AmendmentWithdrawal,
    Deferral,
    Outcome,
    OutcomeReversal,
    Position,
    Proposal,
    ProposalWithdrawal,
    TakeOver,
)
from proposals.reads.objections import Objection
from proposals.reads.releasing import released_in
from record.lookups import rows_of
from record.models import Event

NOTHING: tuple[str, date | None] = ("", None)


def told_texts() -> models.QuerySet[Proposal]:
    """Texts with what a sentence may say of them: their group, take-over and adoption."""
    return Proposal.objects.select_related("group", "takeover", "adoption")


class Rows:
    """Each table is read when the first sentence asks for it, for all events together."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events

    def outcome(self, event: Event) -> Outcome | None:
        return self._outcomes.get(key_of(event.data.get("outcome")))

    def referral(self, event: Event) -> Outcome | None:
        """The outcome that had referred the amendment before this one was recorded."""
        return self._outcomes.get(key_of(event.data.get("referral")))

    def takeover(self, event: Event) -> TakeOver | None:
        text = self._proposals.get(key_of(event.data.get("proposal")))
        return getattr(text, "takeover", None)

    def until(self, event: Event) -> date | None:
        """The day to which a text was deferred, where one was named."""
        return self._explained.get(_explainer(event), NOTHING)[1]

    def adoption(self, event: Event) -> Adoption | None:
        text = self._proposals.get(key_of(event.data.get("proposal")))
        return getattr(text, "adoption", None)

    def released_at(self, event: Event) -> list[Objection]:
        """The objections that an adoption records as not maintained, placed as its page does."""
        adoption = self.adoption(event)
        return self._released.get(adoption.pk, []) if adoption else []

    def reason(self, event: Event) -> str:
        """Why it was done, in the words of who did it; "" where nothing was said."""
        return self._explained.get(_explainer(event), NOTHING)[0]

    @cached_property
    def _proposals(self) -> dict[Any, Proposal]:
        return self._found(told_texts(), self._said("proposal"))

    @cached_property
    def _released(self) -> dict[UUID, list[Objection]]:
        found = (self.adoption(event) for event in self.events if released(event))
        return released_in({one for one in found if one is not None})

    @cached_property
    def _outcomes(self) -> dict[Any, Outcome]:
        rows = Outcome.objects.select_related("overtaken_by")
        return self._found(rows, self._said("outcome") + self._said("referral"))

    @cached_property
    def _explained(self) -> dict[Any, tuple[str, date | None]]:
        """Reasons, and the days to which texts were deferred, by what `_explainer` names: the
        tables of all acts that give a reason, read as one."""
        named: dict[str, set[UUID]] = {}
        for event in self.events:
            key = _explainer(event)
            if key is not None:
                named.setdefault(_act(event), set()).add(key)
        rows = [EXPLAINED[act].query(keys) for act, keys in named.items()]
        found = rows[0].union(*rows[1:]).order_by() if rows else ()
        return {key: (reason, until) for key, reason, until in found}

    def _said(self, name: str) -> list[UUID | None]:
        return [key_of(event.data.get(name)) for event in self.events]

    def _found[M: models.Model](
        self, rows: models.QuerySet[M], keys: Iterable[UUID | None]
    ) -> dict[Any, M]:
        return rows_of(rows, keys)


def _act(event: Event) -> str:
    return event.kind.partition(".")[2]


def _explainer(event: Event) -> UUID | None:
    """By what the row of an act that gives a reason is found; None for other acts."""
    explained = EXPLAINED.get(_act(event))
    if explained is None:
        return None
    return key_of(event.data.get(explained.named)) if explained.named else event.subject_id


def _reasons(acts: type[models.Model], by: str) -> Callable[[Collection[UUID]], Any]:
    """A query for what is found by `by`, its reason, and no day."""
    no_day = Cast(models.Value(None), models.DateField())
    rows = acts._default_manager.order_by()
    return lambda keys: rows.filter(**{f"{by}__in": keys}).values_list(by, "reason", no_day)


def _deferrals(keys: Collection[UUID]) -> Any:
    return Deferral.objects.order_by().filter(pk__in=keys).values_list("pk", "reason", "until")


class Explained(NamedTuple):
    """Under which name an act says by what its row is found ("": its subject), and the query."""

    named: str
    query: Callable[[Collection[UUID]], Any]


EXPLAINED = {
    "proposal_deferred": Explained("deferral", _deferrals),
    "proposal_withdrawn": Explained("proposal", _reasons(ProposalWithdrawal, "proposal")),
    "amendment_withdrawn": Explained("", _reasons(AmendmentWithdrawal, "amendment")),
    "outcome_taken_back": Explained("outcome", _reasons(OutcomeReversal, "outcome")),
    "position_taken": Explained("position", _reasons(Position, "pk")),
}


def key_of(key: object) -> UUID | None:
    return key if isinstance(key, UUID) or key is None else UUID(str(key))


def released(event: Event) -> list[str]:
    """Who did not maintain an objection, where the event says so."""
    holders = event.data.get("not_maintained", ())
    return [one if isinstance(one, str) else one[0] for one in holders]
