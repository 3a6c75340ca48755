"""The text engine: everything that is computed from norm texts, in pure Python."""

from proposals.text.amending import (
    AmendmentText,
    Clash,
    Operation,
    apply,
    clashes,
    met_at,
    subtree,
)
from proposals.text.brackets import BracketSpan, find_brackets, has_brackets, strip_brackets
from proposals.text.canonical import canonical, sha256
from proposals.text.comparing import Fate, ParagraphChange, changes_between
from proposals.text.differences import Change, diff, distance, words_changed
from proposals.text.drafting import Reason
from proposals.text.merging import Conflict, Grade, Merge, merge
from proposals.text.opening import opening_verb
from proposals.text.paragraphs import Kind, Paragraph, depth, label_of, labels, numbers
from proposals.text.parsed import Leftover, Note, Parsed, ParsedParagraph, ParseWarning
from proposals.text.parsing import split_text, to_paragraphs
from proposals.text.structure import StructureWarning, structure_warnings
from proposals.text.tokens import Token, tokenize

__all__ = [
    "AmendmentText",
    "BracketSpan",
    "Change",
    "Clash",
    "Conflict",
    "Fate",
    "Grade",
    "Kind",
    "Leftover",
    "Merge",
    "Note",
    "Operation",
    "Paragraph",
    "ParagraphChange",
    "ParseWarning",
    "Parsed",
    "ParsedParagraph",
    "Reason",
    "StructureWarning",
    "Token",
    "apply",
    "canonical",
    "changes_between",
    "clashes",
    "depth",
    "diff",
    "distance",
    "find_brackets",
    "has_brackets",
    "label_of",
    "labels",
    "merge",
    "met_at",
    "numbers",
    "opening_verb",
    "sha256",
    "split_text",
    "strip_brackets",
    "structure_warnings",
    "subtree",
    "to_paragraphs",
    "tokenize",
    "words_changed",
]
