"""What a file writes out is bounded by what a draft can be, not by what its package unpacks to."""

import tracemalloc

import pytest

from proposals.documents import Unreadable, read_document
from proposals.documents.writing import Writer
from tests.proposals.documents import files

REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NUMBERED = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr></w:pPr>'
    "<w:r><w:t>Act.</w:t></w:r></w:p>"
)


def refused(name: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as problem:
        read_document(name, data)
    return problem.value.code


def test_one_footnote_that_is_asked_for_again_and_again_is_a_bomb() -> None:
    notes = files.FOOTNOTES.replace("para. 4.", "words " * 2_000)
    body = f"<w:p>{REFERENCE * 2_000}</w:p>"
    assert refused("n.docx", files.docx_of(body, footnotes=notes)) == "bomb"


def test_a_long_mark_of_a_list_is_cut() -> None:
    numbering = files.NUMBERING.replace("%1.", "%1." + "x" * 50_000)
    body = NUMBERED.format(level=0) * 100
    assert len(read_document("n.docx", files.docx_of(body, numbering=numbering)).text) < 10_000
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        f'style:num-format="1" style:num-suffix="{"x" * 50_000}"/></text:list-style>'
    )
    item = "<text:list-item><text:p>Act.</text:p></text:list-item>"
    listed = f'<text:list text:style-name="L">{item * 100}</text:list>'
    assert len(read_document("n.odt", files.odt_of(listed, style)).text) < 10_000


def test_levels_that_no_list_has_are_not_kept_for_every_list() -> None:
    levels = "".join(f'<w:lvl w:ilvl="{depth}"/>' for depth in range(1_000))
    lists = "".join(
        f'<w:num w:numId="{one}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="900">'
        "<w:lvl/></w:lvlOverride></w:num>"
        for one in range(1_000)
    )
    numbering = (
        f'<w:numbering {files.W}><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        f"{lists}</w:numbering>"
    )
    data = files.docx_of(NUMBERED.format(level=900), numbering=numbering)
    tracemalloc.start()
    try:
        assert read_document("n.docx", data).text == "Act."
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10_000_000


def test_a_level_of_a_list_that_is_no_number_of_one_is_passed_over() -> None:
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number '
        f'text:level="{"9" * 5_000}" style:num-format="1"/></text:list-style>'
    )
    assert read_document("n.odt", files.odt_of("<text:p>Act.</text:p>", style)).text == "Act."


def test_what_is_left_aside_is_told_once_and_looked_up_at_once() -> None:
    writer = Writer()
    compared = 0

    class Told(list[str]):
        def __contains__(self, words: object) -> bool:
            nonlocal compared
            compared += len(self)
            return super().__contains__(words)

    writer.aside["deleted"] = Told()
    for number in (*range(100), *range(100)):
        writer.leave("deleted", f"Remark {number}.")
    assert len(writer.aside["deleted"]) == 100
    assert not compared


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Calls   upon ", "States", "*Calls upon* States"),
        (" ", "States", "States"),
        ("Calls", "  upon", "*Calls* upon"),
    ],
)
def test_italics_that_open_end_where_they_do_whatever_the_white_space(
    first: str, second: str, told: str
) -> None:
    writer = Writer()
    writer.add([(first, True), (second, False)])
    assert writer.text() == told
