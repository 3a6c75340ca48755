"""What splitting a pasted text gives: paragraphs, remarks, and what found no place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from proposals.text.brackets import BracketSpan
from proposals.text.paragraphs import Kind


@dataclass(frozen=True, slots=True)
class ParsedParagraph:
    """One paragraph found: its words without brackets, its depth (0 at the top), its brackets.

    `brackets` are spans in `text`; one that ran over several paragraphs is in each of them. `line`
    is where it begins in the source, counted from 1.
    """

    kind: Kind
    text: str
    depth: int
    brackets: tuple[BracketSpan, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """One remark on the source: a code that pages translate, a line from 1 (0: the whole text).

    Codes: `no_title`, `no_enacting_line`, `no_operative`, `opening_unknown`, `pp_after_op`,
    `number_out_of_order` (`found`, `expected`), `mark_out_of_order` (`found`),
    `orphan_subparagraph` (`found`), `unbalanced_bracket`, `second_enacting_line`, `split_word`
    (`found`), `stray_mark` (`found`). `paragraph` is the place of the paragraph that it is about,
    -1 where none is.
    """

    code: str
    line: int
    parameters: Mapping[str, str] = field(default_factory=dict)
    paragraph: int = -1


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words that found no place, such as a document symbol, a date or a page number."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote: its mark, its words, and the words that its mark stood behind, if any."""

    line: int
    mark: str
    text: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What `split_text` found, everything in the order of the source."""

    paragraphs: tuple[ParsedParagraph, ...]
    warnings: tuple[ParseWarning, ...]
    leftovers: tuple[Leftover, ...]
    notes: tuple[Note, ...] = ()
