"""The steps of which a demonstration's story is told; each becomes one act through the actions.

`day` counts from the day on which the demonstration is loaded (0), so past days are negative;
`hour` is UTC. Paragraphs are named by their label in the latest revision at that moment ("OP3",
"PP1", "" for the whole text); amendments by a key of the story's own.
"""

from dataclasses import dataclass
from typing import Literal

type Stance = Literal["support", "accept", "awaiting", "concern", "object", "abstain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    day: int
    hour: int = 9
    minute: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Step):
    """The author tables the text; circulates it, where it is a non-paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite(Step):
    """The main sponsor invites co-sponsors; `accepted` say yes at once, `declined` no."""

    accepted: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOver(Step):
    meeting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend(Step):
    """`old` and `new` are words inside the paragraph; for an insertion `new` is the paragraph."""

    key: str
    by: str
    at: str
    operation: Literal["replace", "insert", "delete", "move", "bracket"] = "replace"
    old: str = ""
    new: str = ""
    kind: str = "op"
    reason: str = "substance"
    rationale: str = ""
    coalition: str = ""
    cosponsors: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Step):
    """A comment on a paragraph, on an amendment (`amendment` its key) or on the whole text.

    `key` lets later comments answer it by `to`.
    """

    by: str
    text: str
    at: str = ""
    amendment: str = ""
    key: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take(Step):
    """Positions of several stakeholders on one subject; `reason` is required for some stances."""

    by: tuple[str, ...]
    stance: Stance
    at: str = ""
    amendment: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept(Step):
    """The main sponsor accepts an amendment."""

    amendment: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Step):
    """A co-chair records an outcome with its basis."""

    amendment: str
    result: Literal["agreed", "not_agreed", "not_put", "referred"]
    meeting: str = ""
    note: str = ""
    overtaken_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAmendment(Step):
    amendment: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Step):
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Step):
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Defer(Step):
    reason: str
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopt(Step):
    meeting: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOutcome(Step):
    """A coalition's preferred outcome (by number) is mapped to a paragraph of this text."""

    coalition: str
    outcome: int
    at: str = ""


@dataclass(frozen=True, slots=True)
class TextStory:
    """One text and all that happened to it; `source` is pasted as its author would paste it."""

    key: str
    group: int
    document_type: Literal["non_paper", "zero_draft", "draft_norm", "chairs_text"]
    by: str
    short_title: str
    source: str
    drafted: int
    steps: tuple[Step, ...]
    visibility: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class CoalitionStory:
    """A coalition: who founded it, its charter and outcomes, who joined when (by day)."""

    name: str
    founder: str
    charter: str
    outcomes: tuple[str, ...]
    founded: int
    joined: tuple[tuple[str, int], ...]
    aligned: tuple[tuple[str, int], ...] = ()
    asking: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    spokesperson: str = ""
