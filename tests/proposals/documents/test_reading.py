"""Files of four formats say the same norm, with numbers, verbs and notes; hostile ones nothing."""

import io
import random
import zipfile

import pytest

from proposals.documents import Unreadable, read_document
from proposals.text import Parsed, split_text
from tests.proposals.documents import files
from tests.work import work

NORM = [
    ("title", 0, "Integrity of update channels"),
    ("enacting", 0, "The Working Group,"),
    ("pp", 0, "Recalling its mandate,"),
    ("pp", 0, "Noting with concern the misuse of update channels,"),
    ("op", 0, "Calls upon States:"),
    ("sub", 1, "To sign every update;"),
    ("sub", 1, "To publish:"),
    ("sub", 2, "The keys;"),
    ("sub", 2, "The incidents;"),
    ("sub", 1, "To keep records;"),
    ("op", 0, "Decides to remain seized of the matter."),
]
MARKDOWN = """# Integrity of update channels

The Working Group,

*Recalling* its mandate[^m],

*Noting with concern* the misuse of [update] channels,

1. *Calls upon* States:

   (a) To sign every update;

   (b) To publish:

   (i) The keys;

   (ii) The incidents;

   (c) To keep records;

2. *Decides* to remain seized of the matter.

[^m]: See DEMO/WG4/2026/3,
  para. 4.
"""


def rows(parsed: Parsed) -> list[tuple[str, int, str]]:
    return [(one.kind.value, one.depth, one.text) for one in parsed.paragraphs]


def read(name: str, data: bytes) -> Parsed:
    return split_text(read_document(name, data).text)


def test_a_word_document_says_its_automatic_numbers_italics_and_footnotes() -> None:
    parsed = read("norm.docx", files.norm_docx())
    assert rows(parsed) == NORM
    assert [(one.text, one.after) for one in parsed.notes] == [
        ("See DEMO/WG4/2026/3, para. 4.", "Recalling its mandate")
    ]
    assert [one.text for one in parsed.paragraphs[3].brackets] == ["update"]
    assert parsed.warnings == ()
    assert "*Noting with concern*" in read_document("norm.docx", files.norm_docx()).text


def test_what_stands_beside_the_text_of_a_word_document_is_told() -> None:
    assert read_document("n.docx", files.norm_docx()).aside["header"] == ["DEMO/WG4/2026/CRP.1"]


def test_an_opendocument_text_says_its_list_numbers_and_footnotes() -> None:
    parsed = read("norm.odt", files.norm_odt())
    assert rows(parsed) == [NORM[0], NORM[1], NORM[2], NORM[4], NORM[5], NORM[9], NORM[10]]
    assert [one.text for one in parsed.notes] == ["See DEMO/WG4/2026/3, para. 4."]


def test_markdown_says_its_lists_emphasis_and_footnotes() -> None:
    parsed = read("norm.md", MARKDOWN.encode())
    assert rows(parsed) == NORM
    assert [one.text for one in parsed.notes] == ["See DEMO/WG4/2026/3, para. 4."]


def test_an_item_of_markdown_without_words_gives_its_mark_to_nothing() -> None:
    assert read_document("n.md", b"1.\n\nDecides to act.").text == "Decides to act."


def test_markdown_longer_than_any_draft_is_not_parsed() -> None:
    source = "[" * 400_000
    assert work(lambda: read_document("n.md", source.encode())) < 10_000


@pytest.mark.parametrize("words", ["[", "![", "[a](", '[a](b "'])
def test_markdown_full_of_brackets_is_read_at_once(words: str) -> None:
    source = (words * 299_000)[:299_000]
    assert work(lambda: read_document("n.md", source.encode())) < 5_000_000


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("See [the guide](https://example.org/a_(b)).", "See the guide."),
        ('See [*the* guide](guide.html "Its title").', "See *the* guide."),
        ("See ![the map](map.png).", "See the map."),
        ("See [the\nguide](<guide.html>).", "See the\nguide."),
        ("Decides [to act] (see above).", "Decides [to act] (see above)."),
        ("Decides \\[to act](today).", "Decides [to act](today)."),
        ("See [the guide][1].\n\n[1]: guide.html", "See [the guide][1].\n\n[1]: guide.html"),
    ],
)
def test_links_and_pictures_of_markdown_give_their_words(source: str, words: str) -> None:
    assert read_document("n.md", source.encode()).text == words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_plain_text_is_read_in_the_encoding_it_was_saved_in(encoding: str) -> None:
    words = "Рабочая группа,\n\nссылаясь на свой мандат,\n\n1. постановляет действовать."
    assert read_document("норма.txt", words.encode(encoding)).text == words


@pytest.mark.parametrize("what", files.hostile())
def test_what_should_not_be_opened_is_refused_by_name(what: str) -> None:
    name, data, code = files.hostile()[what]
    with pytest.raises(Unreadable) as refused:
        read_document(name, data)
    assert refused.value.code == code


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_packing_that_neither_format_knows_is_refused_whole_or_broken(packing: int) -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", packing) as archive:
        archive.writestr("word/document.xml", "<w/>" * 50)
    whole = saved.getvalue()
    at = whole.index(b"word/document.xml") + len("word/document.xml")
    for data in (whole, whole[:at] + bytes(9) + whole[at + 9 :]):
        with pytest.raises(Unreadable) as refused:
            read_document("norm.docx", data)
        assert refused.value.code == "damaged"


@pytest.mark.parametrize("name", ["norm.docx", "norm.odt"])
def test_a_file_with_flipped_bytes_is_read_or_refused_and_never_more(name: str) -> None:
    whole = files.norm_docx() if name.endswith("docx") else files.norm_odt()
    dice = random.Random(4)
    for _turn in range(60):
        data = bytearray(whole)
        for _flip in range(dice.randint(1, 30)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            read_document(name, bytes(data))
        except Unreadable:
            continue
