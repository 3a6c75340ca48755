"""Amendments with their words, their movers and what became of them."""

from dataclasses import dataclass, field

from proposals.models import AmendmentStatus, Operation, Result
from proposals.reads.texts import TAKEN_IN
from reports.compile.contents.positions import Position

OPEN, WITHDRAWN = AmendmentStatus.OPEN.value, AmendmentStatus.WITHDRAWN.value
BRACKET = Operation.BRACKET.value


@dataclass(frozen=True, slots=True)
class Change:
    """`kind` is equal, insert, delete, replace or bracket; `old` and `new` are the words on either
    side, the same where they are kept or put in brackets."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph is to stand: behind a sibling ("": first), under a parent ("": none)."""

    kind: str
    parent: str
    parent_label: str
    after: str
    after_label: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A recorded outcome and the basis of it; `revision` names the one that it went into.

    `not_maintained`: whose objections were recorded as not maintained in the meeting; `referral`:
    where the amendment came back from, if it had been referred.
    """

    result: str
    basis: str
    meeting: str
    basis_date: str
    note: str
    recorded_at: str
    recorded_in_period: bool
    overtaken_by: str
    revision: str
    recorded_by: str
    not_maintained: tuple[str, ...] = ()
    referral: "Referral | None" = None


@dataclass(frozen=True, slots=True)
class Referral:
    """That an amendment was referred before, on what basis, and where to as far as was noted."""

    basis: str
    meeting: str
    basis_date: str
    note: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """`status` is open, withdrawn or the outcome's result; `counts` are positions by stance.

    `cosponsors` accepted the wording that is printed, `earlier_cosponsors` an earlier one. `place`
    is where an insertion or a move puts its paragraph. `referral`: where it had been referred
    before it was withdrawn, which then has no outcome. `left_out`: it was referred when its text
    was adopted, and is not part of that. `base_label` is how its paragraph was cited
    on `base`, where that is another label than `label`, the one of now; `label` is "" where the
    paragraph is not in the text, and the number of it may be another's now. `delegation` moved it
    in the name of `coalition`.
    """

    id: str
    symbol: str
    number: int
    operation: str
    paragraph: str
    label: str
    attributed: bool
    imported: bool
    mover: str
    mover_kind: str
    coalition: str
    cosponsors: tuple[str, ...]
    earlier_cosponsors: tuple[str, ...]
    base: str
    base_text: str
    new_text: str
    changes: tuple[Change, ...]
    place: Place | None
    bracket_reason: str
    rationale: str
    tabled_at: str
    tabled_in_period: bool
    status: str
    withdrawn_at: str
    withdrawal_reason: str
    outcome: Outcome | None
    base_label: str = ""
    delegation: str = ""
    referral: Referral | None = None
    left_out: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    positions: tuple[Position, ...] = ()

    @property
    def name(self) -> str:
        return f"Amd.{self.number}"

    @property
    def came_back_from(self) -> Referral | None:
        """Where it had been referred before what became of it last."""
        return self.outcome.referral if self.outcome else self.referral

    @property
    def is_open(self) -> bool:
        return self.status == OPEN

    @property
    def is_brackets(self) -> bool:
        """Words put in brackets; none of them changes."""
        return self.operation == Operation.BRACKET

    @property
    def is_insertion(self) -> bool:
        return self.operation == Operation.INSERT

    @property
    def is_agreed(self) -> bool:
        return self.status in TAKEN_IN

    @property
    def waits_for_revision(self) -> bool:
        """Agreed, and in no revision yet."""
        return self.is_agreed and (self.outcome is None or not self.outcome.revision)

    @property
    def is_referred(self) -> bool:
        return self.status == Result.REFERRED

    @property
    def bracketed(self) -> str:
        """The words between the brackets."""
        return "".join(one.new for one in self.changes if one.kind == BRACKET)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An outcome that was taken back in the period, of which amendment, by whom and why;
    `not_maintained`: whose objections it had recorded as not maintained."""

    amendment: str
    result: str
    is_brackets: bool
    taken_back_by: str
    taken_back_at: str
    reason: str
    not_maintained: tuple[str, ...] = ()
