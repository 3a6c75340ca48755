"""Splits a pasted text in the style of the United Nations into title, enacting line, PPs, OPs
and sub-paragraphs, for a preview that a person corrects. No word is lost: what cannot be placed
is a leftover and is shown. Labels, numbers and emphasis before a paragraph go, its place and its
opening verb tell them again.
"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from proposals.text.blocks import Block, blocks
from proposals.text.breakage import broken_words
from proposals.text.marks import Mark, Shape
from proposals.text.nesting import Nesting
from proposals.text.opening import opening_verb
from proposals.text.pages import Pages, unpaged
from proposals.text.paragraphs import Kind, Paragraph
from proposals.text.parsed import Leftover, Parsed, ParsedParagraph, ParseWarning
from proposals.text.phrases import closes, enacts, unmarked
from proposals.text.unbracketing import unbracketed

LONGEST_TITLE = 400
MOST_HEADING_WORDS = 12


def split_text(source: str, language: str = "en") -> Parsed:
    """Split a pasted text; never raises, an empty source gives an empty result."""
    pages = unpaged(source, language)
    reader = _Reader(language, pages)
    found = blocks(pages, language)
    for index, block in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        reader.read(block, following)
    return reader.parsed()


def to_paragraphs(
    parsed: Sequence[ParsedParagraph], mint: Callable[[], UUID]
) -> tuple[Paragraph, ...]:
    """The paragraphs of a text with fresh identifiers, sub-paragraphs tied to their parents."""
    found: list[Paragraph] = []
    above: list[UUID] = []
    for one in parsed:
        depth = min(one.depth, len(above))
        parent = above[depth - 1] if depth else None
        kind = Kind.OP if one.kind is Kind.SUB and parent is None else one.kind
        paragraph = Paragraph(mint(), kind, one.text, parent)
        above = [*above[:depth], paragraph.id]
        found.append(paragraph)
    return tuple(found)


class _Reader:
    """Places one block after another, remembering how far in the text it is."""

    def __init__(self, language: str, pages: Pages) -> None:
        self._language = language
        self._notes = pages.notes
        self._found: list[ParsedParagraph] = []
        self._warnings: list[ParseWarning] = []
        self._leftovers = list(pages.leftovers)
        self._seen: set[Kind] = set()
        self._nesting = Nesting()
        self._expected = {Kind.PP: 1, Kind.OP: 1}
        self._chapeau = ""

    def read(self, block: Block, following: Block | None) -> None:
        """Place one block; `following` helps to tell (i) the numeral from (i) the letter."""
        text = unmarked(block.words)
        if not any(character.isalpha() for character in text) and not block.marks:
            self._leave(block, text)
        elif not text:
            self._leave(block, "".join(mark.written for mark in block.marks))
        elif block.marks:
            self._read_marked(block, text, following)
        elif self._stands_over_enacting_line(text, following):
            self._add(Kind.TITLE, block, text)
        else:
            self._read_plain(block, text)

    def parsed(self) -> Parsed:
        """Everything found, brackets taken out of the words."""
        for kind, code in (
            (Kind.TITLE, "no_title"),
            (Kind.ENACTING, "no_enacting_line"),
            (Kind.OP, "no_operative"),
        ):
            if kind not in self._seen and self._found:
                self._warnings.append(ParseWarning(code, 0))
        paragraphs, unbalanced = unbracketed(self._found)
        for line in unbalanced:
            self._warnings.append(ParseWarning("unbalanced_bracket", line))
        self._warnings += broken_words(paragraphs, self._language)
        leftovers = sorted(self._leftovers, key=lambda one: one.line)
        return Parsed(
            tuple(paragraphs), tuple(self._warnings), tuple(leftovers), tuple(self._notes)
        )

    def _read_marked(self, block: Block, text: str, following: Block | None) -> None:
        mark, *inner = block.marks
        if mark.shape is Shape.HEADING:
            self._add(Kind.HEADING if self._seen else Kind.TITLE, block, text)
        elif mark.shape in (Shape.PP, Shape.OP, Shape.ARABIC):
            kind = self._kind_of_numbered(mark, text)
            if inner and mark.number == self._expected[kind] - 1 and kind in self._seen:
                self._add_under(block, inner, text, following)
                return
            if mark.number != self._expected[kind] and not mark.is_extra:
                given = {"found": str(mark.number), "expected": str(self._expected[kind])}
                self._warn("number_out_of_order", block.line, given)
            self._expected[kind] = mark.number + 1
            self._add(kind, block, text)
        elif self._seen & {Kind.PP, Kind.OP}:
            if mark.shape is Shape.BULLET and not self._nesting and not closes_open(self._chapeau):
                self._read_plain(block, text)
            else:
                self._add_under(block, block.marks, text, following)
        elif mark.shape is Shape.BULLET:
            self._read_plain(block, text)
        else:
            self._warn("orphan_subparagraph", block.line, {"found": mark.written.strip()})
            self._add(Kind.OP, block, text)

    def _kind_of_numbered(self, mark: Mark, text: str) -> Kind:
        if mark.shape is Shape.PP:
            return Kind.PP
        if mark.shape is Shape.ARABIC and Kind.OP not in self._seen:
            bare = text.lstrip("[ ")
            preambular = opening_verb(bare, Kind.PP, self._language)
            if preambular and not opening_verb(bare, Kind.OP, self._language):
                return Kind.PP
        return Kind.OP

    def _add_under(
        self, block: Block, marks: Sequence[Mark], text: str, following: Block | None
    ) -> None:
        """A sub-paragraph under the last PP or OP; of several marks the last tells its depth."""
        after = following.marks[-1] if following and following.marks else None
        for position, mark in enumerate(marks):
            last = position == len(marks) - 1
            in_order = self._nesting.enter(mark, after if last else marks[position + 1])
            if not in_order and last:
                self._warn("mark_out_of_order", block.line, {"found": mark.written.strip()})
        self._found.append(ParsedParagraph(Kind.SUB, text, self._nesting.depth, (), block.line))
        self._seen.add(Kind.SUB)

    def _stands_over_enacting_line(self, text: str, following: Block | None) -> bool:
        """A first line may begin like a verb ("Pledges, and ...") and be a title all the same."""
        if following is None or self._seen or closes(text) or enacts(text, self._language):
            return False
        below = unmarked(following.words).lstrip("[ ")
        return len(text) <= LONGEST_TITLE and enacts(below, self._language)

    def _read_plain(self, block: Block, text: str) -> None:
        bare = text.lstrip("[ ")
        if enacts(bare, self._language):
            if Kind.ENACTING not in self._seen and Kind.OP not in self._seen:
                self._add(Kind.ENACTING, block, text)
                return
            self._warn("second_enacting_line", block.line)
        kind = self._kind_by_opening(bare)
        if kind is not None:
            if kind is Kind.PP and Kind.OP in self._seen:
                self._warn("pp_after_op", block.line)
            self._expected[kind] += 1
            self._add(kind, block, text)
        elif not closes(text) and self._reads_like_heading(text):
            self._place_line(block, text)
        else:
            self._warn("opening_unknown", block.line)
            in_preamble = Kind.OP not in self._seen and Kind.ENACTING in self._seen
            ends = text.rstrip("]\"'\u201d\u2019\u00bb ")[-1:]
            in_preamble = in_preamble or (Kind.PP in self._seen and Kind.OP not in self._seen)
            kind = Kind.PP if in_preamble and ends in ",\uff0c\u060c:" else Kind.OP
            self._expected[kind] += 1
            self._add(kind, block, text)

    def _kind_by_opening(self, bare: str) -> Kind | None:
        """PP or OP by the opening verb; in languages that use one form for both, by the place."""
        as_pp = opening_verb(bare, Kind.PP, self._language)
        as_op = opening_verb(bare, Kind.OP, self._language)
        if as_pp and as_op and len(as_pp) == len(as_op):
            ends = bare.rstrip("]\"'\u201d\u2019\u00bb ")[-1:]
            after = Kind.OP in self._seen or ends in ";.\uff1b\u3002\u061b"
            return Kind.OP if after else Kind.PP
        if as_pp or as_op:
            return Kind.PP if len(as_pp) > len(as_op) else Kind.OP
        return None

    def _reads_like_heading(self, text: str) -> bool:
        if not self._seen & {Kind.TITLE, Kind.ENACTING, Kind.PP, Kind.OP}:
            return len(text) <= LONGEST_TITLE
        return len(text.split()) <= MOST_HEADING_WORDS and len(text) <= 120

    def _place_line(self, block: Block, text: str) -> None:
        """A line without opening or closing mark: symbol or date, title, or section heading."""
        started = self._seen & {Kind.TITLE, Kind.ENACTING, Kind.PP, Kind.OP}
        if not started and _is_furniture(text):
            self._leave(block, text)
        else:
            self._add(Kind.HEADING if started else Kind.TITLE, block, text)

    def _add(self, kind: Kind, block: Block, text: str) -> None:
        self._found.append(ParsedParagraph(kind, text, 0, (), block.line))
        self._seen.add(kind)
        self._nesting = Nesting()
        self._chapeau = text

    def _leave(self, block: Block, text: str) -> None:
        self._leftovers.append(Leftover(block.line, text))

    def _warn(self, code: str, line: int, parameters: Mapping[str, str] | None = None) -> None:
        """A remark on the paragraph that is about to be added."""
        self._warnings.append(ParseWarning(code, line, parameters or {}, len(self._found)))


def closes_open(text: str) -> bool:
    """Whether words end as a chapeau does, with a colon."""
    return text.rstrip("]\"'\u201d\u2019\u00bb )")[-1:] in (":", "\uff1a")


def _is_furniture(text: str) -> bool:
    """Whether a first line is a symbol such as AB/WG1/2026/L.3, a date or a distribution note."""
    words = text.split()
    symbol = len(words) == 1 and text.count("/") >= 2
    label = words[0].rstrip(".:").lower() in ("original", "distr", "date", "language")
    return (
        symbol
        or label
        or (
            all(not w.isalpha() or len(words) == 3 for w in words)
            and any(w.isdigit() and len(w) == 4 for w in words)
        )
    )
