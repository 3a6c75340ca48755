"""Files as people and attackers send them, made in the test."""

import io
import zipfile
from functools import lru_cache
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from proposals.documents.unpacking import OLD_OFFICE

W = nsdecls("w")
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="77">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>
<w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum><w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num></w:numbering>"""
FOOTNOTES = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>See DEMO/WG4/2026/3, para. 4.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
ODT_NS = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible")
    )
)  # fmt: skip


def norm_docx() -> bytes:
    """A norm as an office drafts it: automatic numbers, italic verbs, a footnote, brackets."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "DEMO/WG4/2026/CRP.1"
    made.add_paragraph("Integrity of update channels", style="Title")
    made.add_paragraph("The Working Group,")
    first = made.add_paragraph()
    first.add_run("Recalling").italic = True
    noted = first.add_run(" its mandate")
    noted._r.append(parse_xml(f'<w:footnoteReference {W} w:id="2"/>'))
    first.add_run(",")
    second = made.add_paragraph()
    second.add_run("Noting with concern").italic = True
    second.add_run(" the misuse of [update] channels,")
    for level, verb, words in (
        (0, "Calls upon", " States:"),
        (1, "", "To sign every update;"),
        (1, "", "To publish:"),
        (2, "", "The keys;"),
        (2, "", "The incidents;"),
        (1, "", "To keep records;"),
        (0, "Decides", " to remain seized of the matter."),
    ):
        row = made.add_paragraph()
        if verb:
            row.add_run(verb).italic = True
        row.add_run(words)
        row._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
    saved = io.BytesIO()
    made.save(saved)
    return with_members(
        saved.getvalue(), {"word/numbering.xml": NUMBERING, "word/footnotes.xml": FOOTNOTES}
    )


def norm_odt() -> bytes:
    def item(words: str, inner: str = "") -> str:
        return f"<text:list-item><text:p>{words}</text:p>{inner}</text:list-item>"

    nested = (
        "<text:list>" + item("To sign every update;") + item("To keep records;") + "</text:list>"
    )
    body = (
        "<text:h>Integrity of update channels</text:h><text:p>The Working Group,</text:p>"
        '<text:p><text:span text:style-name="T1">Recalling</text:span> its mandate<text:note>'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>See DEMO/WG4/2026/3, "
        "para. 4.</text:p></text:note-body></text:note>,</text:p>"
        '<text:list text:style-name="L1">'
        + item('<text:span text:style-name="T1">Calls upon</text:span> States:', nested)
        + item("Decides to remain seized of the matter.")
        + "</text:list>"
    )
    content = f"""<office:document-content {ODT_NS}><office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/>
</style:style><text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("
 style:num-suffix=")"/></text:list-style></office:automatic-styles>
<office:body><office:text>{body}</office:text></office:body></office:document-content>"""
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def docx_of(body: str, **members: str) -> bytes:
    """A Word document with this body, and other members of its folder by name."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    parts = {f"word/{name}.xml": content for name, content in members.items()}
    return packed({"word/document.xml": document, **parts})


def odt_of(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with this body."""
    return packed(
        {
            "content.xml": f"<office:document-content {ODT_NS}><office:automatic-styles>"
            f"{styles}</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>"
        }
    )


def packed(members: dict[str, Any]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return saved.getvalue()


def with_members(data: bytes, members: dict[str, Any]) -> bytes:
    """The same archive with some members put in or replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    return packed({**held, **members})


def locked(data: bytes) -> bytes:
    """The archive with every member marked as encrypted."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(signature)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(signature, at + 4)
    return bytes(changed)


ENTITIES = f"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">
<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<w:document {W}><w:body><w:p><w:r><w:t>&x;&b;</w:t></w:r></w:p></w:body></w:document>"""


@lru_cache(maxsize=1)
def hostile() -> dict[str, tuple[str, bytes, str]]:
    """By what they are: the name, the content, and the code they are refused with."""
    norm = norm_docx()
    bomb = b"<a>" + b" " * 40_000_000 + b"</a>"
    return {
        "empty": ("norm.docx", b"", "empty"),
        "large": ("norm.docx", norm + b"0" * 10_000_000, "too_large"),
        "bomb": ("norm.docx", with_members(norm, {"word/document.xml": bomb}), "bomb"),
        "many members": ("norm.odt", packed({f"{n}.xml": "" for n in range(3_000)}), "bomb"),
        "entities": ("norm.docx", with_members(norm, {"word/document.xml": ENTITIES}), "entities"),
        "macros": ("norm.docx", with_members(norm, {"word/vbaProject.bin": b"1"}), "macros"),
        "macros by name": ("norm.docm", norm, "macros"),
        "program": ("norm.docx", b"MZ\x90\x00" + b"\x00" * 500, "not_that_format"),
        "program as text": ("norm.txt", b"MZ\x90\x00" + b"\x00" * 500, "not_text"),
        "archive as text": ("norm.md", norm, "not_text"),
        "other archive": ("norm.docx", packed({"a.txt": "a"}), "not_that_format"),
        "odt as docx": ("norm.docx", norm_odt(), "not_that_format"),
        "password of Word": ("norm.docx", OLD_OFFICE + b"\x00" * 600, "locked"),
        "password of zip": ("norm.docx", locked(norm), "locked"),
        "cut short": ("norm.docx", norm[: len(norm) // 2], "damaged"),
        "not XML": ("norm.docx", with_members(norm, {"word/document.xml": "<w"}), "damaged"),
        "deep": ("norm.docx", with_members(norm, {"word/document.xml": "<a>" * 5_000}), "damaged"),
        "pdf": ("norm.pdf", b"%PDF-1.7", "pdf"),
        "old Word": ("norm.doc", b"\xd0\xcf\x11\xe0", "old_format"),
        "picture": ("norm.png", b"\x89PNG", "unknown_format"),
        "no name": ("norm", b"words", "unknown_format"),
        "blank": ("norm.txt", b" \n ", "no_words"),
    }  # fmt: skip
