"""The same pages to be edited: a DOCX with real styles, headings, tables and languages."""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from lxml.etree import SubElement

from reports.compile.blocks import (
    Amendment,
    Block,
    Bullets,
    Document,
    Heading,
    Norm,
    Paragraph,
    Run,
    Table,
)
from reports.compile.printable import printable

QUIET = RGBColor(0x5A, 0x5A, 0x55)
COLOURS = {"ins": "1D4484", "del": "8C1D18", "meta": "5A5A55"}
MARKS = {"strong": "w:b", "emph": "w:i", "del": "w:strike"}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# In twentieths of a point.
NORM_INDENT, STEP_INDENT = 1247, 397
LANGUAGES = {"zh-hans": "zh-CN", "ar": "ar-SA", "en": "en-GB"}


def render(document: Document, *, author: str, moment: datetime) -> bytes:
    word = docx.Document()
    _prepare(word, document, author, moment)
    body = Body(word)
    body.paragraph("Title", [Run(document.title)])
    body.paragraph("Subtitle", [Run(document.subtitle)])
    for block in document.blocks:
        body.add(block)
    body.close()
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _prepare(word: Word, document: Document, author: str, moment: datetime) -> None:
    properties = word.core_properties
    properties.title = printable(f"{document.title}, {document.subtitle}")[:255]
    properties.author = printable(author)[:255]
    properties.language = document.language
    properties.created = properties.modified = moment.replace(tzinfo=None, microsecond=0)
    properties.comments = ""
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Cambria", Pt(10.5)
    _set_language(normal.element.get_or_add_rPr(), document.language)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    for name, size, indent, hanging in (
        ("Quiet", 9, 0, 0),
        ("Norm", 11, 2.2, 2.2),
        ("Amendment", 9.5, 2.6, 0),
        ("Cell", 8, 0, 0),
    ):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size = Pt(size)
        style.paragraph_format.left_indent = Cm(indent)
        style.paragraph_format.first_line_indent = Cm(-hanging)
        style.paragraph_format.space_after = Pt(5)
    word.styles["Quiet"].font.color.rgb = QUIET
    word.styles["Caption"].paragraph_format.keep_with_next = True
    word.styles["Caption"].font.color.rgb = None
    _furnish(word, document)


def _furnish(word: Word, document: Document) -> None:
    """On every page: the banner and what this is at the head, the page's number at the foot."""
    section = word.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.style = foot.style = word.styles["Quiet"]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if document.banner:
        head.add_run(printable(document.banner))
        head = section.header.add_paragraph(style="Quiet")
    head.add_run(printable(f"{document.title}, {document.subtitle}"))
    _field(foot, "PAGE")
    foot.add_run(" / ")
    _field(foot, "NUMPAGES")


def _field(paragraph: WordParagraph, code: str) -> None:
    """A number that the word processor works out; 1 until it has."""
    field = SubElement(paragraph._p, qn("w:fldSimple"))
    field.set(qn("w:instr"), code)
    _write(field, Run("1"))


class Body:
    """The body of a document, written element by element.

    Asking python-docx for each paragraph searches the whole body every time, which is quadratic.
    """

    def __init__(self, word: Word) -> None:
        self._body = word.element.body
        self._styles = {style.name: style.style_id for style in word.styles}
        # The properties of the section stand last: they are put back at the end.
        self._section = self._body.sectPr
        self._body.remove(self._section)

    def close(self) -> None:
        self._body.append(self._section)

    def add(self, block: Block) -> None:
        match block:
            case Heading(level, text):
                self.paragraph(f"Heading {level}", [Run(text)])
            case Paragraph(runs, style):
                self.paragraph("Quiet" if style == "meta" else "Normal", runs)
            case Norm():
                self._norm(block)
            case Amendment():
                self._amendment(block)
            case Bullets(items):
                for item in items:
                    self.paragraph("List Bullet", item)
            case Table():
                self._table(block)

    def paragraph(
        self, style: str, runs: Iterable[Run], language: str = "", direction: str = ""
    ) -> Any:
        found = self._made(style, direction)
        for run in runs:
            _write(found, run, language, direction)
        self._body.append(found)
        return found

    def _made(self, style: str, direction: str = "", *, keep: bool = False) -> Any:
        """A paragraph without words; `keep`: on one page with the next."""
        found = OxmlElement("w:p")
        properties = SubElement(found, qn("w:pPr"))
        SubElement(properties, qn("w:pStyle")).set(qn("w:val"), self._styles[style])
        if keep:
            SubElement(properties, qn("w:keepNext"))
        if direction == "rtl":
            SubElement(properties, qn("w:bidi"))
        return found

    def _norm(self, block: Norm) -> None:
        found = self._made("Norm")
        if block.depth:
            indent = SubElement(found[0], qn("w:ind"))
            indent.set(qn("w:start"), str(NORM_INDENT + block.depth * STEP_INDENT))
            indent.set(qn("w:hanging"), str(NORM_INDENT))
        number = f"{block.number} " if block.number else ""
        _write(found, Run(f"{block.label}\t", "meta"))
        for run in (Run(number), *block.runs):
            _write(found, run, block.language, block.direction)
        self._body.append(found)

    def _amendment(self, block: Amendment) -> None:
        self.paragraph("Amendment", block.head)
        if block.words:
            self.paragraph("Amendment", block.words, block.language, block.direction)
        for note in block.notes:
            self.paragraph("Amendment", note)

    def _table(self, block: Table) -> None:
        self.paragraph("Caption", [Run(block.caption)])
        table = SubElement(self._body, qn("w:tbl"))
        properties = SubElement(table, qn("w:tblPr"))
        SubElement(properties, qn("w:tblStyle")).set(qn("w:val"), self._styles["Table Grid"])
        width = SubElement(properties, qn("w:tblW"))
        width.set(qn("w:type"), "pct")
        width.set(qn("w:w"), "5000")
        grid = SubElement(table, qn("w:tblGrid"))
        for _column in block.header:
            SubElement(grid, qn("w:gridCol"))
        self._row(table, block.header, header=True, keep=True)
        for place, row in enumerate(block.rows, start=1):
            self._row(table, row, keep=block.is_short and place < len(block.rows))
        self._body.append(OxmlElement("w:p"))

    def _row(
        self, table: Any, cells: Iterable[str], *, header: bool = False, keep: bool = False
    ) -> None:
        row = SubElement(table, qn("w:tr"))
        properties = SubElement(row, qn("w:trPr"))
        SubElement(properties, qn("w:cantSplit"))
        if header:
            SubElement(properties, qn("w:tblHeader"))
        for text in cells:
            found = self._made("Cell", keep=keep)
            _write(found, Run(text, "strong" if header else ""))
            SubElement(row, qn("w:tc")).append(found)


def _write(paragraph: Any, run: Run, language: str = "", direction: str = "") -> None:
    """Append one run; properties in the order that the schema demands."""
    if not run.text:
        return
    found = SubElement(paragraph, qn("w:r"))
    properties = SubElement(found, qn("w:rPr"))
    if run.style in MARKS:
        SubElement(properties, qn(MARKS[run.style]))
    if run.style in COLOURS:
        SubElement(properties, qn("w:color")).set(qn("w:val"), COLOURS[run.style])
    if run.style == "ins":
        SubElement(properties, qn("w:u")).set(qn("w:val"), "single")
    if direction == "rtl":
        SubElement(properties, qn("w:rtl"))
    if language:
        _set_language(properties, language)
    _write_text(found, printable(run.text))


def _write_text(run: Any, text: str) -> None:
    """Words, tabs and line breaks, each as the element that it is."""
    for place, line in enumerate(text.split("\n")):
        if place:
            SubElement(run, qn("w:br"))
        for turn, words in enumerate(line.split("\t")):
            if turn:
                SubElement(run, qn("w:tab"))
            if words:
                element = SubElement(run, qn("w:t"))
                element.text = words
                element.set(SPACE, "preserve")


def _set_language(properties: Any, language: str) -> None:
    """The language of words, also for scripts that run from right to left and for Chinese."""
    code = LANGUAGES.get(language, language)
    found = properties.find(qn("w:lang"))
    element = SubElement(properties, qn("w:lang")) if found is None else found
    element.set(qn("w:val"), code)
    if language == "ar":
        element.set(qn("w:bidi"), code)
    if language == "zh-hans":
        element.set(qn("w:eastAsia"), code)
