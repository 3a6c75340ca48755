"""Markdown: its paragraphs, lists, emphasis and footnotes as a source text."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from proposals.documents.writing import Writer

_DEFINITION = re.compile(r"^\[\^([^\]\s]{1,40})\]:[ \t]*(.*(?:\n(?:[ \t]{2,}.*))*)", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,40})\]")
# Links and pictures give their words. The parser looks for the end of one behind every bracket, to
# the end of the text each time; here nothing is read twice.
_LINK = re.compile(
    r"""(?<!\\)!?\[((?:[^\[\]\n]|\n(?![ \t]*\n))*+)\]"""
    r"""\((?:[^()\s]|\([^()\s]*+\))*+(?:\s++"[^"]*+")?\)"""
)
# What it says is shorter than how it is written, and a draft has at most two thirds of it.
LONGEST = 300_000


def read_markdown(source: str) -> Writer:
    """The words of a Markdown text; nothing of it is ever rendered.

    One that is longer than any draft is given as it is: it is refused for that, and to parse it
    may take minutes.
    """
    writer = Writer()
    if len(source) > LONGEST:
        writer.paragraphs.append(source)
        return writer
    notes = dict(_DEFINITION.findall(source))
    source = _DEFINITION.sub("", source)
    given: dict[str, str] = {}

    def marked(found: re.Match[str]) -> str:
        key = found.group(1)
        if key not in notes:
            return found.group()
        if key not in given:
            given[key] = writer.note(notes[key])
        return given[key]

    parser = MarkdownIt("commonmark", {"maxNesting": 40}).disable(["link", "image", "reference"])
    tokens = parser.parse(_LINK.sub(r"\1", _REFERENCE.sub(marked, source)))
    for key, words in notes.items():
        if key not in given:
            writer.note(words)
    _write(tokens, writer)
    return writer


def _write(tokens: list[Token], writer: Writer) -> None:
    counts: list[int | None] = []
    mark, heading = "", False
    for token in tokens:
        if token.type == "ordered_list_open":
            counts.append(int(str(token.attrs.get("start", 1))) - 1)
        elif token.type == "bullet_list_open":
            counts.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            counts.pop()
        elif token.type == "list_item_open":
            count = counts[-1]
            if count is None:
                mark = "\u2022"
            else:
                counts[-1] = count + 1
                mark = f"{count + 1}{token.markup or '.'}"
        elif token.type == "list_item_close":
            # An item without words gives its mark to nothing behind it.
            mark = ""
        elif token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type == "inline":
            words = "".join(_inline(one) for one in token.children or [])
            writer.add([(words, False)], mark, heading=heading)
            mark = ""
        elif token.type in ("fence", "code_block", "html_block"):
            writer.add([(token.content, False)], mark)
            mark = ""


def _inline(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type in ("em_open", "em_close", "strong_open", "strong_close"):
        return token.markup
    return token.content
