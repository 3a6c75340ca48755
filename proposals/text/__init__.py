"""The text engine: everything that is computed from norm texts, in pure Python."""

from proposals.text.canonical import canonical, sha256
from proposals.text.paragraphs import Kind, Paragraph, depth, label_of, labels, numbers
from proposals.text.tokens import Token, tokenize

__all__ = [
    "Kind",
    "Paragraph",
    "Token",
    "canonical",
    "depth",
    "label_of",
    "labels",
    "numbers",
    "sha256",
    "tokenize",
]
