"""Takes the brackets out of parsed paragraphs; one may open in one and close in another."""

from collections.abc import Sequence
from dataclasses import replace

from proposals.text.brackets import BracketSpan, has_brackets, strip_brackets
from proposals.text.parsed import ParsedParagraph


def unbracketed(
    paragraphs: Sequence[ParsedParagraph],
) -> tuple[list[ParsedParagraph], list[int]]:
    """The paragraphs with brackets as spans of their words, and the lines of unbalanced signs.

    A bracket that opens in one paragraph and closes further on becomes a span in each of them.
    """
    found: list[ParsedParagraph] = []
    waiting: list[tuple[int, int]] = []
    unbalanced: list[int] = []
    for index, one in enumerate(paragraphs):
        if not has_brackets(one.text):
            found.append(one)
            continue
        bare, spans = strip_brackets(one.text)
        lead = len(bare) - len(bare.lstrip())
        bare = bare.strip()
        kept: list[BracketSpan] = []
        for span in spans:
            start = min(len(bare), max(0, span.start - lead))
            end = min(len(bare), max(start, span.end - lead))
            if span.balanced:
                kept.append(BracketSpan(start, end, span.depth, True, bare[start:end]))
            elif span.opens:
                waiting.append((index, start))
            elif waiting:
                kept.append(_run_on(found, waiting.pop(), index, bare, end))
            else:
                unbalanced.append(one.line)
        found.append(replace(one, text=bare, brackets=tuple(_ordered(kept))))
    unbalanced += [paragraphs[index].line for index, _ in waiting]
    return found, sorted(unbalanced)


def _run_on(
    found: list[ParsedParagraph], begun: tuple[int, int], last: int, bare: str, end: int
) -> BracketSpan:
    """Put a bracket into every paragraph from where it begun; gives its span in the last."""
    first, start = begun
    if first == last:
        return BracketSpan(start, max(start, end), 0, True, bare[start:end])
    for index in range(first, last):
        one = found[index]
        begin = start if index == first else 0
        span = BracketSpan(begin, len(one.text), 0, True, one.text[begin:])
        found[index] = replace(one, brackets=tuple(_ordered([*one.brackets, span])))
    return BracketSpan(0, end, 0, True, bare[:end])


def _ordered(spans: Sequence[BracketSpan]) -> list[BracketSpan]:
    return sorted(spans, key=lambda span: (span.start, -span.end))
