"""A document from a word processor becomes a tabled text, on a desk and on a telephone."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser import assert_accessible
from tests.e2e import people, steps
from tests.live import Stack

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload

pytestmark = pytest.mark.e2e

LINES = (
    "The Working Group,",
    "Recalling the importance of [critical] infrastructure,",
    "Noting with concern that backups are often attacked,",
    "1. Calls upon States to refrain from attacking backups:",
    "(a) In hospitals;",
    "(b) In schools;",
    "2. Invites the private sector to assist recovery.",
)


def document(title: str) -> FilePayload:
    written = BytesIO()
    made = Document()
    made.add_heading(title, 0)
    for line in LINES:
        made.add_paragraph(line)
    made.save(written)
    return {
        "name": "draft.docx",
        "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "buffer": written.getvalue(),
    }


def broken() -> FilePayload:
    return {"name": "draft.docx", "mimeType": "application/octet-stream", "buffer": b"not one"}


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.usefixtures("small_text")
def test_a_document_is_read_corrected_kept_and_tabled(
    width: int, bare_stack: Stack, page_at: Callable[..., Page]
) -> None:
    title = f"Keeping backups safe, {width}"
    page = page_at(width)
    steps.sign_in(page, bare_stack, people.MEMBER, people.PASS_PHRASE)
    page.goto(f"{bare_stack.url}/groups/4/draft/")
    page.get_by_label("Or a file").set_input_files(broken())
    steps.press(page, "Split into paragraphs")
    expect(page.get_by_role("alert")).to_contain_text("This file is not what its name says.")
    assert_accessible(page)

    page.get_by_label("Or a file").set_input_files(document(title))
    steps.press(page, "Split into paragraphs")
    expect(page.get_by_label("Title", exact=True)).to_have_value(title)
    expect(page.get_by_label("Words of paragraph 6")).to_have_value("In hospitals;")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert_accessible(page)

    page.get_by_label("Words of paragraph 4").fill("Noting with concern attacks on backups,")
    steps.press(page, "Keep as draft")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_label("Words of paragraph 4")).to_have_value(
        "Noting with concern attacks on backups,"
    )
    assert "/L." in steps.table(page, "Marlonia")
    expect(page.get_by_role("main")).to_contain_text("Noting with concern attacks on backups,")


@pytest.mark.parametrize("width", [1280, 390])
def test_anybody_may_see_what_becomes_of_a_document(
    width: int, bare_stack: Stack, page_at: Callable[..., Page]
) -> None:
    page = page_at(width)
    page.goto(f"{bare_stack.url}/try/")
    page.get_by_label("Or a file").set_input_files(document("Keeping backups safe"))
    steps.press(page, "Show it as a negotiated text")
    expect(page.get_by_role("region", name="Your text")).to_contain_text("In schools;")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert_accessible(page)
