"""One norm, negotiated end to end: from a pasted text to a report that tells what became of it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser import assert_accessible
from tests.e2e import steps
from tests.live import Stack

pytestmark = pytest.mark.e2e

TIGHTER = "Calls upon all States to keep the lines of hospitals and clinics out of any operation;"
OPEN = "Invites companies and the open source community to answer requests for help within hours:"
COALITION = "One Internet, One Standard"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_norm_is_negotiated_from_draft_to_report(
    live_stack: Stack, page_at: Callable[..., Page], width: int
) -> None:
    title = f"Quiet lines to hospitals, {width}"
    author, ngo, chair = page_at(width), page_at(width), page_at(width)

    steps.enter(author, live_stack, steps.SMALL_STATE)
    assert_accessible(author)
    steps.draft(author, live_stack, title)
    assert_accessible(author)
    invite_cosponsor(author, "Open Relay Foundation")
    symbol = steps.table(author, "Vailuku")
    assert re.fullmatch(r"DEMO/WG4/\d{4}/L\.\d+", symbol)
    assert_accessible(author)
    text = author.url

    steps.enter(ngo, live_stack, steps.NGO)
    answer_invitation(ngo, text)
    steps.enter(chair, live_stack, steps.CO_CHAIR)
    amend_with_preview(chair, text)
    move_for_the_coalition(ngo, text)
    comment_appears_elsewhere(author, ngo, text)
    take_positions(author, chair, text)
    accept_as_main_sponsor(author, text)

    take_over_and_record(chair, text)
    issue_and_compare(chair, text)
    adoption_is_refused(chair, text)
    read_report(page_at(width), live_stack, symbol)
    history_tells_all(author, text)
    assert not author.evaluate("document.documentElement.scrollWidth > innerWidth")


def invite_cosponsor(page: Page, name: str) -> None:
    sponsors = page.get_by_role("region", name="Co-sponsors")
    sponsors.get_by_label("Ask to co-sponsor").fill(name)
    steps.press(page, "Ask to co-sponsor", within=sponsors)
    expect(sponsors.get_by_role("listitem").filter(has_text=name)).to_be_visible()


def answer_invitation(page: Page, text: str) -> None:
    page.goto(text)
    steps.press(page, "Accept co-sponsorship")
    expect(page.get_by_role("link", name="Withdraw co-sponsorship")).to_be_visible()


def amend_with_preview(page: Page, text: str) -> None:
    """The co-chair's delegation, in its own name: the preview follows what is typed."""
    page.goto(text)
    steps.begin_amendment(page, "OP1")
    page.get_by_label("Words", exact=True).fill(TIGHTER)
    expect(steps.preview(page).get_by_role("insertion")).to_have_text("and clinics")
    page.get_by_label("Rationale").fill("Clinics have no second line.")
    assert_accessible(page)
    steps.press(page, "Table amendment")
    rail = page.get_by_role("complementary", name="OP1: amendments and discussion")
    expect(rail.get_by_text("San Aurelio").first).to_be_visible()


def move_for_the_coalition(page: Page, text: str) -> None:
    page.goto(text)
    steps.begin_amendment(page, "OP2")
    page.get_by_label("Words", exact=True).fill(OPEN)
    expect(steps.preview(page).get_by_role("insertion")).to_contain_text("open source")
    page.get_by_label(f"for the coalition {COALITION}").check()
    steps.press(page, "Table amendment")
    rail = page.get_by_role("complementary", name="OP2: amendments and discussion")
    expect(rail.get_by_text(COALITION).first).to_be_visible()


def comment_appears_elsewhere(speaker: Page, listener: Page, text: str) -> None:
    """Said in one browser, read in the other without a reload."""
    listener.goto(text)
    there = steps.open_rail(listener, "OP1")
    speaker.goto(text)
    here = steps.open_rail(speaker, "OP1")
    here.get_by_label("Comment for Vailuku").fill("We can accept clinics.")
    steps.press(speaker, "Post comment", within=here)
    expect(there.get_by_text("We can accept clinics.")).to_be_visible()
    expect(here.get_by_text("We can accept clinics.")).to_have_count(1)
    assert_accessible(listener)


def take_positions(author: Page, chair: Page, text: str) -> None:
    author.goto(f"{text}?focus=whole")
    whole = author.get_by_role("complementary", name="The whole text: positions and discussion")
    steps.take_position(author, whole, "Support")
    expect(whole.get_by_text("Vailuku: support, taken on")).to_be_visible()
    chair.goto(text)
    rail = steps.open_rail(chair, "OP3")
    steps.take_position(chair, rail, "Objection", "Two years are long.")
    expect(rail.get_by_text("San Aurelio: objection, taken on")).to_be_visible()


def accept_as_main_sponsor(page: Page, text: str) -> None:
    page.goto(text)
    rail = steps.open_rail(page, "OP1")
    rail.get_by_role("link", name="Accept", exact=True).click()
    page.get_by_role("button", name=re.compile(r"^Accept Amd\.\d+ for Vailuku$")).click()
    agreed = steps.paragraph(page, "OP1").get_by_text(re.compile(r"agreed, goes into Rev\.1"))
    expect(agreed).to_be_visible()


def take_over_and_record(page: Page, text: str) -> None:
    page.goto(f"{text}takeover/")
    page.get_by_label("Meeting").fill("Third meeting")
    page.get_by_label("Date").fill(steps.chairs_day())
    steps.press(page, "Record the take-over")
    entry = page.get_by_role("listitem").filter(has_text=COALITION)
    entry.get_by_role("link", name=re.compile("Record outcome")).click()
    form = page.get_by_role("form", name=re.compile(r"Outcome of Amd\.\d+"))
    form.get_by_label("Agreed by the group").check()
    form.get_by_role("radio", name="A meeting").check()
    form.get_by_role("textbox", name="Meeting").fill("Fourth meeting")
    form.get_by_role("textbox", name="Date").fill(steps.chairs_day())
    assert_accessible(page)
    form.get_by_role("button", name=re.compile(r"^Record Amd\.\d+ as agreed by the group$")).click()
    settled = page.get_by_role("region", name="With an outcome")
    expect(settled.get_by_text("Fourth meeting")).to_be_visible()


def issue_and_compare(page: Page, text: str) -> None:
    page.get_by_role("link", name="Issue Rev.1").click()
    page.get_by_label("Summary of changes").fill("Clinics and free software come in.")
    steps.press(page, "Issue Rev.1")
    expect(steps.paragraph(page, "OP1")).to_contain_text("hospitals and clinics")
    page.get_by_role("navigation", name="View").get_by_role("link", name="Compare").click()
    expect(steps.paragraph(page, "OP1").get_by_role("insertion")).to_have_text("and clinics")
    expect(page.get_by_text("2 paragraphs changed")).to_be_visible()
    assert_accessible(page)


def adoption_is_refused(page: Page, text: str) -> None:
    """An amendment and an objection still stand: the page says so before anything is typed."""
    page.goto(f"{text}adoption/")
    assert_accessible(page)
    expect(page.get_by_role("main")).to_contain_text("Amendments without an outcome: Amd.1.")
    expect(page.get_by_role("button", name="Record the adoption")).to_have_count(0)


def read_report(page: Page, stack: Stack, symbol: str) -> None:
    steps.enter(page, stack, steps.SECRETARIAT)
    page.goto(f"{stack.url}/reports/")
    assert_accessible(page)
    group = page.get_by_role("option", name="International industrial standards")
    page.get_by_label("Group").select_option(label=group.inner_text())
    page.get_by_label("From").fill(steps.today())
    page.get_by_label("To", exact=True).fill(steps.today())
    steps.press(page, "Compile the report")
    expect(page.get_by_role("heading", name="Download")).to_be_visible(timeout=60_000)
    assert_accessible(page)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("PDF")).click()
    pages = pypdf.PdfReader(download.value.path()).pages
    # A long symbol may be broken after a stroke.
    words = " ".join(" ".join(page.extract_text() for page in pages).split()).replace("/ ", "/")
    told = words[words.index(f"{symbol}/Rev.1, by constituency") :]
    assert f"Not reconfirmed: Vailuku (support, taken on {symbol})" in told
    assert re.search(r"OP3 [\d ]+ San Aurelio", told), "who objects to a paragraph"
    assert "Agreed by the group: Fourth meeting" in words, "the outcome with its basis"


def history_tells_all(page: Page, text: str) -> None:
    page.goto(text)
    page.get_by_role("navigation", name="View").get_by_role("link", name="History").click()
    told = page.get_by_role("main").inner_text()
    for word in (
        "tabled",
        "joined the sponsors",
        COALITION,
        "took over",
        "Fourth meeting",
        "Rev.1",
    ):
        assert word in told, f"the history does not tell: {word}"
    assert_accessible(page)
