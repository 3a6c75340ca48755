"""What a report says, as plain facts: the one source of every format, and the JSON's schema.

Identifiers are strings, days and moments ISO 8601 (moments in UTC). Lists are in a fixed order:
texts by symbol, paragraphs as in the text, amendments by number, names in English alphabetical
order, kinds and stances in the order of the vocabulary. A name that the audience may not read is
empty and `attributed` is false.
"""

from dataclasses import dataclass, field

from proposals.models import AmendmentStatus, DocumentType, Operation, Result, Stage, Stance
from proposals.reads.positions import STALE
from proposals.reads.texts import TAKEN_IN
from stakeholders.models import CONSTITUENCIES

SCHEMA = "norms-forum-report/3"

KINDS = tuple(kind.value for kind in CONSTITUENCIES)
# The stances and, beside them, a position on words that have changed since.
SIGNS = (*Stance.values, STALE)
OPEN, WITHDRAWN = AmendmentStatus.OPEN.value, AmendmentStatus.WITHDRAWN.value
BRACKET = Operation.BRACKET.value


@dataclass(frozen=True, slots=True)
class Body:
    """A stakeholder under its official short name."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`depth` counts parents; `number` is what is printed before it, `label` how it is cited."""

    id: str
    kind: str
    label: str
    number: str
    depth: int
    text: str


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
class Position:
    """One stakeholder's stance; `lapsed`: its words changed since and it was not reconfirmed."""

    name: str
    kind: str
    stance: str
    lapsed: bool
    decisive: bool
    revision: str
    reason: str
    taken_at: str

    @property
    def sign(self) -> str:
        """What it counts as."""
        return STALE if self.lapsed else self.stance


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
    is where an insertion or a move puts its paragraph. `base_label` is how its paragraph was cited
    on `base`, where that is another label than `label`, the one of now.
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
    counts: dict[str, int] = field(default_factory=dict)
    positions: tuple[Position, ...] = ()

    @property
    def name(self) -> str:
        return f"Amd.{self.number}"

    @property
    def is_open(self) -> bool:
        return self.status == OPEN

    @property
    def is_brackets(self) -> bool:
        """Words put in brackets; none of them changes."""
        return self.operation == Operation.BRACKET

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
class Tally:
    """Positions on one paragraph, and their numbers by kind and sign."""

    paragraph: str
    label: str
    counts: dict[str, dict[str, int]]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is agreed on one paragraph and waits for the next revision.

    `fate` is changed, added, removed or moved; `label` is that of the revision ("" for an added
    one), `new_label` the one to come; `behind` the paragraph before it in the text to come ("" at
    the head); `amendments` are numbers.
    """

    paragraph: str
    fate: str
    label: str
    new_label: str
    kind: str
    number: str
    depth: int
    behind: str
    changes: tuple[Change, ...]
    amendments: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An outcome that was taken back in the period, of which amendment, by whom and why."""

    amendment: str
    result: str
    is_brackets: bool
    taken_back_by: str
    taken_back_at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A preferred outcome of a coalition that is mapped to this text ("" for all of it)."""

    coalition: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """In a meeting without objection; `not_maintained` are those who had objected before.

    `day` is that of the meeting, in the time zone `zone` in which its hour was recorded;
    `issued_afterwards` names the revision where the text was adopted as amended in the meeting.
    """

    symbol: str
    meeting: str
    place: str
    held_at: str
    zone: str
    day: str
    issued_afterwards: str = ""
    not_maintained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeOver:
    """The group made the text its own in a meeting; `held_on` is its day."""

    meeting: str
    held_on: str


@dataclass(frozen=True, slots=True)
class Text:
    """One text before the group, as it stood at the end of the period or at the snapshot.

    `decides` and `advises` are kinds, by the matrix of the text; a kind in neither takes no
    position. `concluded_at` and `concluding_reason` are of a withdrawal or a standing deferral.
    """

    id: str
    symbol: str
    title: str
    document_type: str
    language: str
    direction: str
    stage: str
    visibility: str
    main_sponsor: str
    cosponsors: tuple[str, ...]
    tabled_at: str
    revision: str
    revision_sha256: str
    revisions_in_period: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    amendments: tuple[Amendment, ...]
    positions: tuple[Position, ...]
    tallies: tuple[Tally, ...]
    wanted: tuple[Wanted, ...]
    decides: tuple[str, ...]
    advises: tuple[str, ...]
    next_revision: str
    agreed: tuple[Agreed, ...]
    takeover: TakeOver | None
    adoption: Adoption | None
    deferred_until: str
    concluded_at: str
    concluding_reason: str
    taken_back: tuple[TakenBack, ...] = ()

    @property
    def is_non_paper(self) -> bool:
        return self.document_type == DocumentType.NON_PAPER

    @property
    def is_closed(self) -> bool:
        """Adopted or withdrawn: nothing of it waits any more."""
        return self.stage in (Stage.ADOPTED, Stage.WITHDRAWN)

    @property
    def open_amendments(self) -> tuple[Amendment, ...]:
        """Amendments and brackets without outcome."""
        return tuple(one for one in self.amendments if one.is_open)

    @property
    def waiting(self) -> tuple[Position, ...]:
        """Positions on the whole that wait to be reconfirmed; of a closed text none does."""
        return () if self.is_closed else tuple(one for one in self.positions if one.lapsed)


@dataclass(frozen=True, slots=True)
class Coalition:
    """Members and spokesperson as at the moment of the text; what it moved, by symbol."""

    id: str
    name: str
    spokesperson: str
    members: tuple[Body, ...]
    aligned: tuple[Body, ...]
    moved: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The whole report; `asked_by` is a person and for whom, `as_of` the moment of the texts."""

    group_number: int
    group_title: str
    mandate: str
    first_day: str
    last_day: str
    audience: str
    asked_by: str
    asked_at: str
    taken_at: str
    as_of: str
    site: str
    demonstration: bool
    members: tuple[Body, ...]
    texts: tuple[Text, ...]
    coalitions: tuple[Coalition, ...]
    schema: str = SCHEMA
