"""The text engine: everything that is computed from norm texts, in pure Python."""

from proposals.text.amending import AmendmentText, Clash, Operation, Reason, apply, clashes, subtree
from proposals.text.brackets import BracketSpan, find_brackets, has_brackets, strip_brackets
from proposals.text.canonical import canonical, sha256
from proposals.text.comparing import Fate, ParagraphChange, changes_between
from proposals.text.differences import Change, diff, distance, words_changed
from proposals.text.merging import Conflict, Grade, Merge, merge
from proposals.text.paragraphs import Kind, Paragraph, depth, label_of, labels, numbers
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
    "Merge",
    "Operation",
    "Paragraph",
    "ParagraphChange",
    "Reason",
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
    "numbers",
    "sha256",
    "strip_brackets",
    "subtree",
    "tokenize",
    "words_changed",
]
