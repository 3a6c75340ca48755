"""Texts as they stood, with all that was said and done on them."""

from dataclasses import dataclass

from proposals.models import DocumentType, Stage, Stance
from reports.compile.contents.amendments import Amendment, Change, TakenBack
from reports.compile.contents.positions import Objection, Position, Tally


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
    earlier_cosponsors: tuple[str, ...]
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
    objections: tuple[Objection, ...] = ()

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

    def on_paragraph_of(self, amendment: Amendment) -> tuple[Position, ...]:
        """Positions on a paragraph that is not in the text, taken through its insertion."""
        if not amendment.is_insertion or any(
            one.id == amendment.paragraph for one in self.paragraphs
        ):
            return ()
        found = (one for one in self.tallies if one.paragraph == amendment.paragraph)
        return next((one.positions for one in found), ())

    @property
    def objections_to_open(self) -> tuple[tuple[str, str], ...]:
        """Who decides and objects to which amendment without outcome, or to its paragraph."""
        return tuple(
            pair
            for amendment in self.open_amendments
            for pair in dict.fromkeys(
                (one.name, amendment.name)
                for one in (*amendment.positions, *self.on_paragraph_of(amendment))
                if one.stance == Stance.OBJECT and one.decisive
            )
        )

    @property
    def waiting(self) -> tuple[Position, ...]:
        """Positions on the whole that wait to be reconfirmed; of a closed text none does."""
        return () if self.is_closed else tuple(one for one in self.positions if one.lapsed)
