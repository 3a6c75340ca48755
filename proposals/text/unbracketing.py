"""Takes the brackets out of parsed paragraphs; one may open in one and close in another."""

from collections.abc import Sequence
from dataclasses import replace

from proposals.text.brackets import DEEPEST, BracketSpan, has_brackets, strip_brackets
from proposals.text.parsed import ParsedParagraph


def unbracketed(
    paragraphs: Sequence[ParsedParagraph],
) -> tuple[list[ParsedParagraph], list[int]]:
    """The paragraphs with brackets as spans of their words, and the lines of unbalanced signs.

    A bracket that opens in one paragraph and closes further on becomes a span in each of them.
    """
    words: list[str] = []
    spans: list[list[BracketSpan]] = []
    waiting: list[tuple[int, int]] = []
    unbalanced: list[int] = []
    for index, one in enumerate(paragraphs):
        bare, found = strip_brackets(one.text) if has_brackets(one.text) else (one.text, ())
        lead = len(bare) - len(bare.lstrip())
        bare = bare.strip()
        words.append(bare)
        spans.append([])
        for span in found:
            start = min(len(bare), max(0, span.start - lead))
            end = min(len(bare), max(start, span.end - lead))
            if span.balanced:
                spans[index].append(BracketSpan(start, end, span.depth, True, bare[start:end]))
            elif span.opens and len(waiting) < DEEPEST:
                waiting.append((index, start))
            elif not span.opens and waiting and waiting[-1][0] < index:
                _run_on(words, spans, waiting.pop(), end)
            else:
                unbalanced.append(one.line)
    unbalanced += [paragraphs[index].line for index, _ in waiting]
    told = [
        replace(one, text=bare, brackets=tuple(sorted(inside, key=_place)))
        for one, bare, inside in zip(paragraphs, words, spans, strict=True)
    ]
    return told, sorted(unbalanced)


def _run_on(
    words: Sequence[str], spans: Sequence[list[BracketSpan]], begun: tuple[int, int], end: int
) -> None:
    """Put a bracket into every paragraph from where it begun up to the last one so far."""
    first, start = begun
    for index in range(first, len(words)):
        begin = start if index == first else 0
        stop = end if index == len(words) - 1 else len(words[index])
        spans[index].append(BracketSpan(begin, stop, 0, True, words[index][begin:stop]))


def _place(span: BracketSpan) -> tuple[int, int]:
    return span.start, -span.end
