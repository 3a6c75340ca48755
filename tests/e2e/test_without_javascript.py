"""Every main act as plain forms, on a phone whose browser runs no scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.live import Stack

pytestmark = pytest.mark.e2e


def test_a_text_is_negotiated_without_javascript(
    live_stack: Stack, page_at: Callable[..., Page]
) -> None:
    author, chair = (page_at(390, java_script_enabled=False) for _ in range(2))
    steps.enter(author, live_stack, steps.SMALL_STATE)
    steps.draft(author, live_stack, "Lines without scripts")
    steps.press(author, "Save the draft")
    steps.table(author, "Vailuku")
    text = author.url

    steps.enter(chair, live_stack, steps.CO_CHAIR)
    chair.goto(text)
    steps.begin_amendment(chair, "OP1")
    chair.get_by_label("Words", exact=True).fill("Calls upon all States to keep out of clinics;")
    chair.get_by_label("Rationale").fill("Shorter is stronger.")
    steps.press(chair, "Preview")
    expect(steps.preview(chair).get_by_role("insertion").last).to_contain_text("clinics")
    expect(chair.get_by_label("Rationale")).to_have_value("Shorter is stronger.")
    steps.press(chair, "Table amendment")

    author.goto(text)
    rail = steps.open_rail(author, "OP1")
    expect(rail.get_by_text("San Aurelio").first).to_be_visible()
    rail.get_by_label("Comment for Vailuku").fill("Said without a script.")
    steps.press(author, "Post comment", within=rail)
    expect(rail.get_by_text("Said without a script.")).to_be_in_viewport()
    expect(author.get_by_text("Your comment is posted.")).to_be_in_viewport()
    steps.take_position(author, rail, "Can accept")
    expect(rail.get_by_text("Vailuku: can accept, taken on")).to_be_visible()

    chair.goto(f"{text}takeover/")
    chair.get_by_label("Meeting").fill("Third meeting")
    chair.get_by_label("Date").fill(steps.chairs_day())
    steps.press(chair, "Record the take-over")
    entry = chair.get_by_role("listitem").filter(has_text="San Aurelio")
    entry.get_by_role("link", name=re.compile("Record outcome")).click()
    form = chair.get_by_role("form", name=re.compile(r"Outcome of Amd\.\d+"))
    form.get_by_label("Agreed by the group").check()
    form.get_by_role("radio", name="A meeting").check()
    form.get_by_role("textbox", name="Meeting").fill("Fourth meeting")
    form.get_by_role("textbox", name="Date").fill(steps.chairs_day())
    form.get_by_role("button", name=re.compile("Record the outcome")).click()
    settled = chair.get_by_role("region", name="With an outcome")
    expect(settled.get_by_text("Fourth meeting")).to_be_visible()
