"""What a file has beside its text is told as it is, and what only looks like a number is none."""

import pytest

from proposals.documents import read_document
from tests.proposals.documents import files


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def test_comments_are_counted_one_by_one_whatever_they_say() -> None:
    said = [run("Agreed."), run("Agreed."), f"{run('No.')}</w:p><w:p>{run('See above.')}"]
    comments = "".join(f"<w:comment><w:p>{words}</w:p></w:comment>" for words in said)
    data = files.docx_of(
        f"<w:p>{run('Decides.')}</w:p>",
        comments=f"<w:comments {files.W}>{comments}</w:comments>",
    )
    told = ["Agreed.", "Agreed.", "No. See above."]
    assert read_document("n.docx", data).aside["comment"] == told
    agreed = "<office:annotation><text:p>Agreed.</text:p></office:annotation>"
    data = files.odt_of(f"<text:p>Decides{agreed} to act{agreed}.</text:p>")
    assert read_document("n.odt", data).aside["comment"] == ["Agreed.", "Agreed."]


def test_words_that_were_moved_stand_where_they_were_moved_to() -> None:
    moved = run("to act")
    body = (
        f"<w:p>{run('Decides ')}<w:moveFrom>{moved}</w:moveFrom>{run('today ')}"
        f"<w:moveTo>{moved}</w:moveTo></w:p>"
    )
    found = read_document("n.docx", files.docx_of(body, header1=f"<w:hdr {files.W}>{body}</w:hdr>"))
    assert found.text == "Decides today to act"
    assert found.aside == {"header": ["Decides today to act"]}


def test_words_that_were_deleted_are_told() -> None:
    deleted = "<w:del><w:r><w:delText>to act</w:delText></w:r></w:del>"
    found = read_document("n.docx", files.docx_of(f"<w:p>{run('Decides.')}{deleted}</w:p>"))
    assert (found.text, found.aside) == ("Decides.", {"deleted": ["to act"]})


@pytest.mark.parametrize("words", ["%1.", "(%1)"])
def test_a_number_of_an_unknown_shape_leaves_no_full_stop_behind(words: str) -> None:
    numbering = (
        f'<w:numbering {files.W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
        f'<w:numFmt w:val="chicago"/><w:lvlText w:val="{words}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    body = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        f"{run('Decides.')}</w:p>"
    )
    data = files.docx_of(body, numbering=numbering)
    assert read_document("n.docx", data).text == "Decides."
