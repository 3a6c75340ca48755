"""OpenDocument texts (ODT): paragraphs, list numbers, italics that open, footnotes."""

from dataclasses import dataclass, field

from lxml import etree

from proposals.documents.unpacking import Package, Unreadable
from proposals.documents.writing import Writer, number_sign

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, STYLE, OFFICE = _NS % "text", _NS % "style", _NS % "office"
FORMAT = _NS % "xsl-fo-compatible"
MANIFEST = _NS % "manifest"
_SIGNS = {f"{TEXT}line-break": "\n", f"{TEXT}tab": " ", f"{TEXT}s": " "}
DEEPEST = 10
LONGEST_MARK = 60


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is marked; one that does not count has a bullet or a picture."""

    shape: str
    before: str
    after: str
    start: int
    counts: bool


@dataclass(slots=True)
class _Reader:
    writer: Writer = field(default_factory=Writer)
    italics: set[str] = field(default_factory=set)
    lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    def read(
        self, element: etree._Element, style: str = "", level: int = 0, mark: str = ""
    ) -> None:
        """Everything under one element, lists counted on the way."""
        for child in element:
            if child.tag == f"{TEXT}tracked-changes":
                self.writer.leave("deleted", told(child))
            elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, mark)
                mark = ""
            elif child.tag == f"{TEXT}list":
                self._list(child, child.get(f"{TEXT}style-name") or style, level)
            elif isinstance(child.tag, str):
                self.read(child, style, level, mark)

    def _list(self, element: etree._Element, style: str, level: int) -> None:
        if level >= DEEPEST:
            raise Unreadable("damaged")
        counts = self.counts.setdefault(style, [0] * (DEEPEST + 1))
        if not level and element.get(f"{TEXT}continue-numbering") != "true":
            counts[:] = [0] * (DEEPEST + 1)
        for item in element:
            if item.tag == f"{TEXT}list-item":
                self.read(item, style, level + 1, self._mark(style, level, counts, item))
            elif item.tag == f"{TEXT}list-header":
                self.read(item, style, level + 1)

    def _mark(self, style: str, level: int, counts: list[int], item: etree._Element) -> str:
        """The mark of an item that begins with words; one that only holds a list has none."""
        first = next((one for one in item if isinstance(one.tag, str)), None)
        if first is None or first.tag == f"{TEXT}list":
            return ""
        given = self.lists.get(style, {}).get(level + 1)
        own = item.get(f"{TEXT}start-value")
        if own and own.isdecimal():
            counts[level] = int(own[:5])
        else:
            begun = given.start if given is not None else 1
            counts[level] = counts[level] + 1 if counts[level] else begun
        counts[level + 1 :] = [0] * (DEEPEST - level)
        if given is None:
            return f"{counts[level]}."
        if not given.counts:
            return "\u2022"
        sign = number_sign(given.shape, counts[level])
        return f"{given.before}{sign}{given.after}" if sign else ""

    def _paragraph(self, element: etree._Element, mark: str) -> None:
        pieces: list[tuple[str, bool]] = []
        self._words(element, pieces, slanted=False)
        self.writer.add(pieces, mark, heading=element.tag == f"{TEXT}h")

    def _words(
        self, element: etree._Element, pieces: list[tuple[str, bool]], *, slanted: bool
    ) -> None:
        pieces.append((element.text or "", slanted))
        for child in element:
            if child.tag == f"{TEXT}note":
                body = child.find(f"{TEXT}note-body")
                words = told(body) if body is not None else ""
                pieces.append((self.writer.note(words) if words else "", False))
            elif child.tag == f"{OFFICE}annotation":
                self.writer.leave("comment", told(child), again=True)
            elif child.tag in _SIGNS:
                pieces.append((_SIGNS[child.tag], slanted))
            elif isinstance(child.tag, str):
                own = child.get(f"{TEXT}style-name") in self.italics
                self._words(child, pieces, slanted=slanted or own)
            pieces.append((child.tail or "", slanted))


def told(element: etree._Element) -> str:
    """All words under an element, on one line."""
    return " ".join("".join(str(words) for words in element.itertext()).split())


def read_odt(data: bytes) -> Writer:
    """The words of an OpenDocument text; Unreadable for what is none or should not be opened."""
    package = Package(data)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(f"{MANIFEST}encryption-data"), None) is not None:
        raise Unreadable("locked")
    if any(name.startswith(("Basic/", "Scripts/")) and name[-1] != "/" for name in package.names):
        raise Unreadable("macros")
    root = package.xml("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise Unreadable("not_that_format")
    reader = _Reader()
    for part in (package.xml("styles.xml"), root):
        _take_styles(part, reader)
    try:
        reader.read(body)
    except RecursionError as problem:
        raise Unreadable("damaged") from problem
    return reader.writer


def _take_styles(root: etree._Element | None, reader: _Reader) -> None:
    if root is None:
        return
    for one in root.iter(f"{STYLE}style"):
        said = one.find(f"{STYLE}text-properties")
        italic = said is not None and said.get(f"{FORMAT}font-style") == "italic"
        if one.get(f"{STYLE}family") == "text" and italic:
            reader.italics.add(one.get(f"{STYLE}name") or "")
    for one in root.iter(f"{TEXT}list-style"):
        levels = {}
        for level in one:
            depth = level.get(f"{TEXT}level") or ""
            if depth.isdecimal() and len(depth) <= 2:
                levels[int(depth)] = _level(level)
        reader.lists[one.get(f"{STYLE}name") or ""] = levels


def _level(element: etree._Element) -> _Level:
    start = element.get(f"{TEXT}start-value") or ""
    return _Level(
        element.get(f"{STYLE}num-format") or "",
        (element.get(f"{STYLE}num-prefix") or "")[:LONGEST_MARK],
        (element.get(f"{STYLE}num-suffix") or "")[:LONGEST_MARK],
        int(start[:5]) if start.isdecimal() else 1,
        element.tag == f"{TEXT}list-level-style-number",
    )
