"""What waits for a seat: each app says what it asks, derived at every reading and never stored."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to do: what, why, where, and by when.

    `key` is stable ("proposals.reconfirm:<id>"); `text` says what to do and `why` the reason;
    `act` is the label of its button; `deadline` and `since` are aware moments. Where it is due on a
    day and at no hour, `day` says which, and `deadline` is when that day begins in UTC. Of needs
    without a deadline, those of a lower `rank` come first, then the older ones. What is `personal`
    waits for the person alone; all else for everybody of the delegation.
    """

    key: str
    text: "_StrOrPromise"
    url: str
    why: "_StrOrPromise" = ""
    act: "_StrOrPromise" = ""
    reference: str = ""
    deadline: datetime | None = None
    since: datetime | None = None
    day: date | None = None
    rank: int = 5
    personal: bool = False


type Source = Callable[[Any], Iterable[Need]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a source: a function of the actor, of a constant number of queries."""
    if source not in _sources:
        _sources.append(source)


def needs_of(actor: Any) -> list[Need]:
    """Everything that waits for the actor: by deadline, then by rank, then the oldest first."""
    found = [need for source in _sources for need in source(actor)]
    return sorted(found, key=_urgency)


def _urgency(need: Need) -> tuple[bool, float, int, float]:
    return (
        need.deadline is None,
        need.deadline.timestamp() if need.deadline else 0.0,
        need.rank,
        need.since.timestamp() if need.since else 0.0,
    )
