"""The same pages to be edited: a DOCX with real styles, headings, tables and languages."""

import io
from collections.abc import Iterable
from datetime import datetime

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

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
CAME = RGBColor(0x0B, 0x5A, 0x33)
WENT = RGBColor(0x8C, 0x1D, 0x18)
LANGUAGES = {"zh-hans": "zh-CN", "ar": "ar-SA", "en": "en-GB"}


def render(document: Document, *, author: str, moment: datetime) -> bytes:
    word = docx.Document()
    _prepare(word, document, author, moment)
    word.add_paragraph(printable(document.title), style="Title")
    word.add_paragraph(printable(document.subtitle), style="Subtitle")
    if document.banner:
        word.add_paragraph(printable(document.banner), style="Quiet")
    for block in document.blocks:
        _add(word, block)
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
    ):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size = Pt(size)
        style.paragraph_format.left_indent = Cm(indent)
        style.paragraph_format.first_line_indent = Cm(-hanging)
        style.paragraph_format.space_after = Pt(5)
    word.styles["Quiet"].font.color.rgb = QUIET


def _add(word: Word, block: Block) -> None:
    match block:
        case Heading(level, text):
            word.add_paragraph(printable(text), style=f"Heading {level}")
        case Paragraph(runs, style):
            _runs(word.add_paragraph(style="Quiet" if style == "meta" else None), runs)
        case Norm():
            _norm(word, block)
        case Amendment():
            _amendment(word, block)
        case Bullets(items):
            for item in items:
                _runs(word.add_paragraph(style="List Bullet"), item)
        case Table():
            _table(word, block)


def _norm(word: Word, block: Norm) -> None:
    paragraph = word.add_paragraph(style="Norm")
    paragraph.paragraph_format.left_indent = Cm(2.2 + 0.7 * block.depth)
    label = paragraph.add_run(f"{printable(block.label)}\t")
    label.font.size, label.font.color.rgb = Pt(8), QUIET
    if block.number:
        paragraph.add_run(f"{printable(block.number)} ")
    _runs(paragraph, block.runs, block.language, block.direction)


def _amendment(word: Word, block: Amendment) -> None:
    _runs(word.add_paragraph(style="Amendment"), block.head)
    paragraph = word.add_paragraph(style="Amendment")
    paragraph.add_run("[")
    _runs(paragraph, block.words, block.language, block.direction)
    paragraph.add_run("]")
    for note in block.notes:
        _runs(word.add_paragraph(style="Amendment"), note)


def _table(word: Word, block: Table) -> None:
    caption = word.add_paragraph(style="Caption")
    caption.add_run(printable(block.caption))
    caption.paragraph_format.keep_with_next = True
    table = word.add_table(rows=len(block.rows) + 1, cols=len(block.header), style="Table Grid")
    # Cells are read once: asking a table for each of them is quadratic.
    for row, cells in zip(table._tbl.tr_lst, (block.header, *block.rows), strict=True):
        for cell, text in zip(row.tc_lst, cells, strict=True):
            WordParagraph(cell.p_lst[0], table).add_run(printable(text)).font.size = Pt(8)
    for run in (run for cell in table.rows[0].cells for p in cell.paragraphs for run in p.runs):
        run.bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    word.add_paragraph()


def _runs(
    paragraph: WordParagraph, runs: Iterable[Run], language: str = "", direction: str = ""
) -> None:
    if direction == "rtl":
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for one in runs:
        run = paragraph.add_run(printable(one.text))
        if one.style == "strong":
            run.bold = True
        elif one.style == "emph":
            run.italic = True
        elif one.style == "ins":
            run.underline, run.font.color.rgb = True, CAME
        elif one.style == "del":
            run.font.strike, run.font.color.rgb = True, WENT
        elif one.style == "meta":
            run.font.color.rgb = QUIET
        if language:
            _set_language(run._r.get_or_add_rPr(), language)
        if direction == "rtl":
            run.font.rtl = True


def _set_language(properties: OxmlElement, language: str) -> None:
    """The language of words, also for scripts that run from right to left and for Chinese."""
    code = LANGUAGES.get(language, language)
    found = properties.find(qn("w:lang"))
    element = OxmlElement("w:lang") if found is None else found
    element.set(qn("w:val"), code)
    if language == "ar":
        element.set(qn("w:bidi"), code)
    if language == "zh-hans":
        element.set(qn("w:eastAsia"), code)
    if found is None:
        properties.append(element)
