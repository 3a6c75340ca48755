"""What a drafter may want to look at in a text: openings and closing marks; it never blocks.

A text is one long sentence: preambular paragraphs close with a comma, operative ones with a
semicolon, the last with a full stop; one that has sub-paragraphs with a colon. A verb that follows
itself takes "Also", then "Further" (United Nations practice).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from proposals.text.opening import opening_verb, word_lists
from proposals.text.paragraphs import Kind, Paragraph

COMMAS = ",\uff0c\u060c\u3001"
SEMICOLONS = ";\uff1b\u061b"
COLONS = ":\uff1a"
STOPS = ".\u3002\u06d4"
QUOTES = "\"'\u201d\u2019\u00bb)]\u300d"
MARKS = {",": COMMAS, ";": SEMICOLONS, ":": COLONS, ".": STOPS}


@dataclass(frozen=True, slots=True)
class StructureWarning:
    """One remark: a code that pages translate, the paragraph, and what the sentence needs.

    Codes: `empty`; `opening_unknown`; `opening_of_pp` and `opening_of_op` (a verb form of the
    other part, `opening`); `opening_repeated` (`opening`); `closing` (`expected`: one mark).
    """

    code: str
    paragraph: UUID
    parameters: Mapping[str, str] = field(default_factory=dict)


def structure_warnings(
    paragraphs: Sequence[Paragraph], language: str = "en"
) -> list[StructureWarning]:
    """Remarks on a whole text in document order; openings only where the language has a list."""
    found: list[StructureWarning] = []
    expected = _closings(paragraphs)
    before: dict[Kind, str] = {}
    for paragraph in paragraphs:
        if not paragraph.text.strip():
            found.append(StructureWarning("empty", paragraph.id))
            continue
        if paragraph.kind in (Kind.PP, Kind.OP):
            found += _opening(paragraph, language, before)
        mark = expected.get(paragraph.id, "")
        if mark and not _closes_with(paragraph.text, mark):
            found.append(StructureWarning("closing", paragraph.id, {"expected": mark}))
    return found


def _opening(
    paragraph: Paragraph, language: str, before: dict[Kind, str]
) -> list[StructureWarning]:
    kind = paragraph.kind
    if not word_lists(language):
        return []
    opening = opening_verb(paragraph.text, kind, language)
    previous = before.get(kind, "")
    before[kind] = opening.casefold()
    if opening:
        if opening.casefold() == previous:
            given = {"opening": opening}
            return [StructureWarning("opening_repeated", paragraph.id, given)]
        return []
    other = Kind.OP if kind is Kind.PP else Kind.PP
    misplaced = opening_verb(paragraph.text, other, language)
    if misplaced:
        code = f"opening_of_{other.value}"
        return [StructureWarning(code, paragraph.id, {"opening": misplaced})]
    return [StructureWarning("opening_unknown", paragraph.id)]


def _closings(paragraphs: Sequence[Paragraph]) -> dict[UUID, str]:
    """The mark each paragraph should close with; nothing for title, headings and enacting line."""
    parents = {paragraph.parent for paragraph in paragraphs}
    words = [p for p in paragraphs if p.kind in (Kind.PP, Kind.OP, Kind.SUB)]
    found: dict[UUID, str] = {}
    in_preamble = True
    for index, paragraph in enumerate(words):
        if paragraph.kind in (Kind.PP, Kind.OP):
            in_preamble = paragraph.kind is Kind.PP
        following = words[index + 1] if index + 1 < len(words) else None
        if paragraph.id in parents:
            found[paragraph.id] = ":"
        elif following is None:
            found[paragraph.id] = "," if in_preamble else "."
        elif in_preamble and following.kind is not Kind.SUB:
            found[paragraph.id] = ","
        else:
            found[paragraph.id] = ";"
    return found


def _closes_with(text: str, mark: str) -> bool:
    """Whether a text closes with a mark, quotation marks and a final "and" or "or" aside."""
    bare = text.rstrip().rstrip(QUOTES).rstrip()
    if bare[-1:] in MARKS[mark] and bare:
        return True
    body, _, last = bare.rpartition(" ")
    return mark in ";," and len(last) <= 3 and last.isalpha() and body[-1:] in MARKS[mark]
