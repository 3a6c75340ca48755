"""Word documents (DOCX): paragraphs, automatic numbers, italics that open, footnotes.

Read from the XML itself: python-docx resolves neither automatic numbers nor footnotes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from proposals.documents.unpacking import Package, Unreadable
from proposals.documents.writing import Writer, number_sign

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOVED = f"{W}moveFrom"
# What was moved is read where it was moved to.
_SKIPPED = frozenset(
    {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", _MOVED, f"{W}p"}
)
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
DEEPEST = 9
LONGEST_MARK = 60


@dataclass(slots=True)
class _Level:
    shape: str
    words: str
    start: int


@dataclass(slots=True)
class _Numbers:
    """Automatic numbering: the levels of each list, the styles that number, the counts so far."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    def mark(self, number: str, level: int) -> str:
        """The mark of the next paragraph of a list, written out: "2.", "(b)", a bullet."""
        levels = self.levels.get(number, {})
        if level not in levels:
            return ""
        counts = self.counts.setdefault(self.abstract.get(number, number), [0] * DEEPEST)
        for depth in range(level):
            counts[depth] = counts[depth] or (levels[depth].start if depth in levels else 1)
        counts[level] = counts[level] + 1 if counts[level] else levels[level].start
        counts[level + 1 :] = [0] * (DEEPEST - level - 1)
        own = levels[level]
        if own.shape == "bullet":
            return "\u2022"
        if own.shape == "none":
            return ""
        told = own.words
        for depth in range(DEEPEST):
            if f"%{depth + 1}" in told:
                shape = levels[depth].shape if depth in levels else "decimal"
                told = told.replace(f"%{depth + 1}", number_sign(shape, counts[depth] or 1))
        # Numbers of a shape that is not known leave their full stop or parentheses behind.
        return told if any(map(str.isalnum, told)) else ""


def read_docx(data: bytes) -> Writer:
    """The words of a Word document; Unreadable for what is none or should not be opened."""
    package = Package(data)
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        raise Unreadable("macros")
    types = package.xml("[Content_Types].xml")
    if types is not None and any("macroEnabled" in (one.get("ContentType") or "") for one in types):
        raise Unreadable("macros")
    root = package.xml("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise Unreadable("not_that_format")
    styles = _styles(package.xml("word/styles.xml"))
    numbers = _numbers(package.xml("word/numbering.xml"))
    notes = _notes(package)
    writer = Writer()
    for paragraph in body.iter(f"{W}p"):
        if any(above.tag in _SKIPPED - {f"{W}p"} for above in paragraph.iterancestors()):
            continue
        _read_paragraph(paragraph, styles, numbers, notes, writer)
    for name in sorted(package.names):
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            root = package.xml(name)
            for paragraph in root.iter(f"{W}p") if root is not None else ():
                writer.leave("header", _told(paragraph))
    comments = package.xml("word/comments.xml")
    for comment in comments.iter(f"{W}comment") if comments is not None else ():
        writer.leave("comment", _told(comment), again=True)
    return writer


def _read_paragraph(
    paragraph: etree._Element,
    styles: dict[str, "_Style"],
    numbers: _Numbers,
    notes: dict[tuple[str, str], str],
    writer: Writer,
) -> None:
    properties = paragraph.find(f"{W}pPr")
    style = styles.get(_value(properties, "pStyle"), _Style())
    pieces: list[tuple[str, bool]] = []
    for element, words in _words(paragraph):
        kind = element.tag.removeprefix(W)
        if kind in ("footnoteReference", "endnoteReference"):
            told = notes.get((kind[:-9], element.get(f"{W}id") or ""), "")
            pieces.append((writer.note(told) if told else "", False))
        elif kind == "delText":
            writer.leave("deleted", words)
        else:
            # Where the whole paragraph is italic, nothing in it opens by being so.
            pieces.append((words, not style.italic and _is_italic(element)))
    mark = ""
    if any(words.strip() for words, _italic in pieces):
        number, level = _number_of(properties, style)
        mark = numbers.mark(number, level) if number else ""
    writer.add(pieces, mark, heading=style.heading)


def _words(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The pieces of text of one paragraph, those of text boxes within it aside."""
    for element in paragraph:
        if element.tag in _SKIPPED or not isinstance(element.tag, str):
            continue
        if element.tag in (f"{W}t", f"{W}delText"):
            yield element, element.text or ""
        elif element.tag in _BREAKS:
            yield element, _BREAKS[element.tag]
        elif element.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            yield element, ""
        elif element.tag not in (f"{W}pPr", f"{W}rPr"):
            yield from _words(element)


@dataclass(slots=True)
class _Style:
    heading: bool = False
    italic: bool = False
    number: str = ""
    level: int = 0
    based_on: str = ""


def _styles(root: etree._Element | None) -> dict[str, _Style]:
    """Paragraph styles with what they say of headings, italics and numbers, inherited."""
    if root is None:
        return {}
    own = {one.get(f"{W}styleId") or "": _style(one) for one in root.iter(f"{W}style")}
    found: dict[str, _Style] = {}
    for key, given in own.items():
        style, above = replace(given), given.based_on
        for _step in range(9):
            one = own.get(above)
            if one is None:
                break
            style.heading = style.heading or one.heading
            style.italic = style.italic or one.italic
            if not style.number:
                style.number, style.level = one.number, one.level
            above = one.based_on
        found[key] = style
    return found


def _style(element: etree._Element) -> _Style:
    """What one style says by itself."""
    properties = element.find(f"{W}pPr")
    listed = properties.find(f"{W}numPr") if properties is not None else None
    outlined = properties is not None and properties.find(f"{W}outlineLvl") is not None
    return _Style(
        outlined or _value(element, "name").lower().startswith(("heading", "title")),
        _is_on(element.find(f"{W}rPr"), "i"),
        _value(listed, "numId"),
        _whole(_value(listed, "ilvl")),
        _value(element, "basedOn"),
    )


def _numbers(root: etree._Element | None) -> _Numbers:
    found = _Numbers()
    if root is None:
        return found
    abstract: dict[str, dict[int, _Level]] = {}
    for one in root.iter(f"{W}abstractNum"):
        abstract[one.get(f"{W}abstractNumId") or ""] = {
            depth: _level(level)
            for level in one.iter(f"{W}lvl")
            if (depth := _whole(level.get(f"{W}ilvl") or "0")) < DEEPEST
        }
    for one in root.iter(f"{W}num"):
        key, shared = one.get(f"{W}numId") or "", _value(one, "abstractNumId")
        levels = abstract.get(shared, {})
        overridden = False
        for over in one.iter(f"{W}lvlOverride"):
            depth = _whole(over.get(f"{W}ilvl") or "0")
            if depth >= DEEPEST:
                continue
            levels = dict(levels)
            own, start = over.find(f"{W}lvl"), _value(over, "startOverride")
            if own is not None:
                levels[depth] = _level(own)
            if start and depth in levels:
                levels[depth] = _Level(levels[depth].shape, levels[depth].words, _whole(start))
                overridden = True
        found.levels[key] = levels
        found.abstract[key] = key if overridden else f"abstract {shared}"
    return found


def _level(element: etree._Element) -> _Level:
    start = _value(element, "start")
    return _Level(
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText")[:LONGEST_MARK],
        _whole(start) if start else 1,
    )


def _number_of(properties: etree._Element | None, style: _Style) -> tuple[str, int]:
    """The list and level of a paragraph, its own before its style's; list 0 means none."""
    listed = properties.find(f"{W}numPr") if properties is not None else None
    number, level = style.number, style.level
    if listed is not None:
        number = _value(listed, "numId") or number
        level = _whole(_value(listed, "ilvl")) if _value(listed, "ilvl") else level
    return ("" if number == "0" else number), min(level, DEEPEST - 1)


def _notes(package: Package) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        root = package.xml(f"word/{kind}s.xml")
        for one in root if root is not None else ():
            if one.get(f"{W}type") in (None, "normal"):
                found[kind, one.get(f"{W}id") or ""] = _told(one)
    return found


def _told(element: etree._Element) -> str:
    """All words under an element on one line, those of its paragraphs apart."""
    pieces = (
        " " if one.tag == f"{W}p" else one.text or ""
        for one in element.iter(f"{W}p", f"{W}t")
        if next(one.iterancestors(_MOVED), None) is None
    )
    return " ".join("".join(pieces).split())


def _is_italic(element: etree._Element) -> bool:
    run = element.getparent()
    return run is not None and _is_on(run.find(f"{W}rPr"), "i")


def _is_on(properties: etree._Element | None, name: str) -> bool:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and (found.get(f"{W}val") or "true") not in ("false", "0", "off")


def _value(element: etree._Element | None, name: str) -> str:
    found = element.find(f"{W}{name}") if element is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""


def _whole(given: str) -> int:
    return min(int(given), 10_000) if given.isdecimal() and len(given) < 9 else 0
