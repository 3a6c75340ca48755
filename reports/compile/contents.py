"""What a report says, as plain facts: the one source of every format, and the JSON's schema.

Identifiers are strings, days and moments ISO 8601 (moments in UTC). Lists are in a fixed order:
texts by symbol, paragraphs as in the text, amendments by number, names in English alphabetical
order, kinds and stances in the order of the vocabulary. A name that the audience may not read is
empty and `attributed` is false.
"""

from dataclasses import dataclass, field

SCHEMA = "norms-forum-report/1"

KINDS = ("state", "regional", "igo", "private", "civil", "technical", "academia")
STANCES = ("support", "accept", "awaiting", "concern", "object", "abstain")
# Beside the stances: a position on words that have changed since.
STALE = "stale"
SIGNS = (*STANCES, STALE)


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
class Outcome:
    """A recorded outcome and the basis of it; `revision` names the one that it went into."""

    result: str
    basis: str
    meeting: str
    basis_date: str
    note: str
    recorded_at: str
    recorded_in_period: bool
    overtaken_by: str
    revision: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """`status` is open, withdrawn or the outcome's result; `counts` are positions by stance."""

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
    base: str
    base_text: str
    new_text: str
    changes: tuple[Change, ...]
    bracket_reason: str
    rationale: str
    tabled_at: str
    tabled_in_period: bool
    status: str
    withdrawn_at: str
    outcome: Outcome | None
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        return self.status == "open"

    @property
    def is_brackets(self) -> bool:
        """Words put in brackets; none of them changes."""
        return self.operation == "bracket"

    @property
    def is_agreed(self) -> bool:
        return self.status in ("agreed", "accepted")


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


@dataclass(frozen=True, slots=True)
class Tally:
    """Positions on one paragraph: numbers by kind and sign, and who objects or is concerned."""

    paragraph: str
    label: str
    counts: dict[str, dict[str, int]]
    named: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A preferred outcome of a coalition that is mapped to this text ("" for all of it)."""

    coalition: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Adoption:
    symbol: str
    meeting: str
    place: str
    held_at: str


@dataclass(frozen=True, slots=True)
class Text:
    """One text before the group, as it stood at the end of the period or at the snapshot."""

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
    adoption: Adoption | None
    deferred_until: str
    concluding_reason: str

    @property
    def is_non_paper(self) -> bool:
        return self.document_type == "non_paper"

    @property
    def open_amendments(self) -> tuple[Amendment, ...]:
        return tuple(one for one in self.amendments if one.is_open)


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
