"""What somebody has typed stands until it is sent or thrown away, whatever happens meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from normsforum.embedded.processes import wait_until
from tests.e2e import people, steps
from tests.live import Stack

pytestmark = pytest.mark.e2e

TYPED = "Calls upon all States and cities to refrain from operations against health services;"
WHY = "Cities run hospitals."


def begin(page: Page, label: str = "OP1", words: str = TYPED) -> None:
    steps.begin_amendment(page, label)
    page.get_by_label("Words", exact=True).fill(words)
    page.get_by_label("Rationale").fill(WHY)


def assert_typed(page: Page, words: str = TYPED) -> None:
    expect(page.get_by_label("Words", exact=True)).to_have_value(words)
    expect(page.get_by_label("Rationale")).to_have_value(WHY)


def amendments(stack: Stack) -> int:
    return int(stack.sql("SELECT count(*) FROM proposals_amendment")[0][0])


def expire(stack: Stack) -> None:
    """What the end of the sign-in's time does."""
    stack.sql("DELETE FROM django_session")


def sign_in_again(page: Page) -> None:
    expect(page.get_by_text("What you typed is kept for 24 hours")).to_be_visible()
    page.get_by_label("E-mail address").fill(people.MEMBER)
    page.get_by_label("Password").fill(people.PASS_PHRASE)
    steps.press(page, "Sign in")


def wait_until_kept(page: Page, words: str) -> None:
    """Autosave writes a moment after the last key; the page itself may not be made to wait."""
    kept = "words => Object.values(localStorage).some(kept => kept.includes(words))"
    assert wait_until(lambda: bool(page.evaluate(kept, words)), seconds=15)


def test_a_reload_in_the_middle_of_a_form_restores_it(member_page: Callable[..., Page]) -> None:
    page = member_page()
    begin(page)
    wait_until_kept(page, WHY)
    page.reload()
    assert_typed(page)
    expect(page.get_by_text("Restored what you had not sent")).to_be_visible()
    steps.press(page, "Discard")
    expect(page.get_by_label("Rationale")).to_have_value("")


def test_words_that_the_browser_brings_back_are_previewed_again(
    bare_stack: Stack, member_page: Callable[..., Page]
) -> None:
    page = member_page()
    begin(page)
    expect(steps.preview(page).get_by_role("insertion").first).to_contain_text("cities")
    wait_until_kept(page, WHY)
    page.goto(f"{bare_stack.url}/groups/")
    page.go_back()
    assert_typed(page)
    expect(steps.preview(page).get_by_role("insertion").first).to_contain_text("cities")


@pytest.mark.parametrize("script", [True, False])
def test_an_expired_sign_in_gives_the_text_back(
    bare_stack: Stack, member_page: Callable[..., Page], script: bool
) -> None:
    words = TYPED if script else TYPED.replace("cities", "towns")
    page = member_page(java_script_enabled=script)
    begin(page, words=words)
    before = amendments(bare_stack)
    expire(bare_stack)
    # The preview does not lead away in the middle of a sentence.
    page.get_by_label("Rationale").press_sequentially(" They do.")
    page.get_by_label("Rationale").fill(WHY)
    steps.press(page, "Table amendment")
    sign_in_again(page)
    assert_typed(page, words)
    assert amendments(bare_stack) == before
    steps.press(page, "Table amendment")
    expect(page.get_by_role("complementary", name=re.compile("^OP1"))).to_be_visible()
    assert amendments(bare_stack) == before + 1


@pytest.mark.parametrize("script", [True, False])
def test_words_that_were_refused_come_back_after_the_sign_in_has_expired(
    bare_stack: Stack, member_page: Callable[..., Page], script: bool
) -> None:
    page = member_page(java_script_enabled=script)
    begin(page, words="Calls upon [all] States;")
    steps.press(page, "Table amendment")
    page.get_by_label("Words", exact=True).fill(TYPED)
    expire(bare_stack)
    steps.press(page, "Table amendment")
    sign_in_again(page)
    assert_typed(page)


@pytest.mark.parametrize("script", [True, False])
def test_a_comment_survives_the_end_of_the_sign_in(
    bare_stack: Stack, member_page: Callable[..., Page], script: bool
) -> None:
    page = member_page(java_script_enabled=script)
    rail = steps.open_rail(page, "OP2")
    words = f"A long thought, {script}."
    rail.get_by_label("Comment for Marlonia").fill(words)
    expire(bare_stack)
    steps.press(page, "Post comment", within=rail)
    sign_in_again(page)
    expect(page.get_by_label("Comment for Marlonia")).to_have_value(words)
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_role("listitem").filter(has_text=words)).to_be_visible()


def test_a_reply_survives_the_end_of_the_sign_in_as_a_reply(
    bare_stack: Stack, member_page: Callable[..., Page]
) -> None:
    page = member_page()
    rail = steps.open_rail(page, "OP2")
    box = page.get_by_label("Comment for Marlonia")
    box.fill("Who answers this?")
    steps.press(page, "Post comment", within=rail)
    asked = page.get_by_role("listitem").filter(has_text="Who answers this?")
    expect(asked).to_be_in_viewport()
    asked.get_by_role("link", name="Reply").click()
    box.fill("I do, late.")
    expire(bare_stack)
    steps.press(page, "Post comment", within=rail)
    sign_in_again(page)
    expect(box).to_have_value("I do, late.")
    expect(box).to_be_in_viewport()
    expect(page.get_by_text("In reply to")).to_be_visible()
    expect(page.get_by_role("button", name="Not as a reply")).to_be_visible()
    page.get_by_role("button", name="Post comment").click()
    expect(asked.get_by_role("listitem")).to_contain_text("I do, late.")
    expect(asked.get_by_role("listitem")).to_be_in_viewport()


@pytest.mark.parametrize("on_this_device_only", [False, True])
def test_corrections_of_a_split_text_come_back(
    bare_stack: Stack, member_page: Callable[..., Page], on_this_device_only: bool
) -> None:
    page = member_page()
    page.goto(f"{bare_stack.url}/groups/4/draft/")
    page.get_by_label("The whole text, pasted").fill(steps.PASTED.format(title="Quiet lines"))
    steps.press(page, "Split into paragraphs")
    page.get_by_label("Words of paragraph 3").fill("Recalling that I corrected this,")
    page.get_by_label("Words of paragraph 3").press_sequentially(" twice")
    wait_until_kept(page, "I corrected this, twice")
    if on_this_device_only:
        bare_stack.sql("DELETE FROM interface_keptform")
    page.goto(f"{bare_stack.url}/home/")
    page.goto(f"{bare_stack.url}/groups/4/draft/")
    expect(page.get_by_label("Words of paragraph 3")).to_have_value(
        "Recalling that I corrected this, twice"
    )
    expect(page.locator(".prow")).to_have_count(10)
    restored = page.get_by_text("Restored what you had not sent")
    expect(restored.filter(visible=True)).to_have_count(1)
    expect(page.locator("[data-title]")).to_have_text("Quiet lines")
    steps.press(page, "Keep as draft")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quiet lines")
    expect(page.get_by_label("Words of paragraph 10")).to_have_value(
        "Decides to take stock of this in two years."
    )


def test_words_that_gave_way_to_those_issued_can_be_taken_back(
    member_page: Callable[..., Page],
) -> None:
    page = member_page()
    begin(page)
    page.get_by_role("button", name="Back to the words of").click()
    expect(page.get_by_label("Words", exact=True)).not_to_have_value(TYPED)
    page.get_by_role("button", name="Take them back").click()
    assert_typed(page)


def test_words_pasted_beyond_the_limit_are_refused_whole_and_stay(
    member_page: Callable[..., Page],
) -> None:
    """A browser that knows a limit cuts what is pasted there, in the middle of a word."""
    page = member_page()
    begin(page)
    pasted = "Calls upon " + "x" * 24_980 + " the end."
    box = page.get_by_label("Words", exact=True)
    box.select_text()
    page.keyboard.insert_text(pasted)
    expect(box).to_have_value(pasted)
    steps.press(page, "Table amendment")
    refused = page.get_by_text("25,000 characters are too many; at most 20,000 fit")
    expect(refused.first).to_be_visible()
    assert_typed(page, pasted)


def test_a_comment_from_a_box_made_larger_breaks_no_rule_of_the_page(
    member_page: Callable[..., Page],
) -> None:
    """A browser sizes a box by a style of its own, which may not be copied into the answer."""
    page = member_page()
    rail = steps.open_rail(page, "OP2")
    box = rail.get_by_label("Comment for Marlonia")
    box.evaluate("box => { box.style.height = '200px' }")
    box.fill("From a large box.")
    steps.press(page, "Post comment", within=rail)
    expect(rail.get_by_text("From a large box.", exact=True)).to_be_visible()


def test_a_form_sent_offline_stays_with_its_words(
    bare_stack: Stack, member_page: Callable[..., Page]
) -> None:
    page = member_page()
    begin(page)
    before = amendments(bare_stack)
    page.context.set_offline(True)
    steps.press(page, "Table amendment")
    expect(page.get_by_text("Not sent: the forum did not answer")).to_be_in_viewport()
    assert_typed(page)
    page.context.set_offline(False)
    assert amendments(bare_stack) == before


def test_a_refusal_keeps_every_field(member_page: Callable[..., Page]) -> None:
    page = member_page()
    begin(page, words=TYPED.replace("cities", "[cities]"))
    page.get_by_label("Ask to co-sponsor").fill("Nobody of this name")
    steps.press(page, "Table amendment")
    expect(page.get_by_role("alert").first).to_be_visible()
    assert_typed(page, TYPED.replace("cities", "[cities]"))
    expect(page.get_by_label("Ask to co-sponsor")).to_have_value("Nobody of this name")


def test_a_seat_changed_in_another_tab_is_told_and_the_text_kept(
    bare_stack: Stack, member_page: Callable[..., Page]
) -> None:
    page = member_page()
    speak_as(page, "Marlonia")
    page.goto(page.url)
    begin(page)
    before = amendments(bare_stack)
    other = page.context.new_page()
    other.goto(f"{bare_stack.url}/groups/")
    speak_as(other, "Kesimba")
    steps.press(page, "Table amendment")
    expect(page.get_by_role("alert").first).to_contain_text(
        "opened for Marlonia, you now speak as Kesimba"
    )
    assert_typed(page)
    speak_as(other, "Marlonia")
    assert amendments(bare_stack) == before


def speak_as(page: Page, name: str) -> None:
    seat = page.get_by_role("group").filter(has_text="Speaking as").first
    seat.get_by_text("Speaking as").click()
    page.get_by_role("button", name=re.compile(f"^{name}")).click()
    expect(page.get_by_text("Speaking as").locator("..")).to_contain_text(name)


@pytest.mark.parametrize("script", [True, False])
def test_every_button_pressed_twice_acts_once(
    bare_stack: Stack, member_page: Callable[..., Page], small_text: str, script: bool
) -> None:
    page = member_page(java_script_enabled=script)
    counted = {
        "proposals_amendment": lambda: twice(page, "Table amendment"),
        "threads_comment": lambda: comment_twice(page, f"Twice, {script}."),
        "proposals_position": lambda: position_twice(page),
        "proposals_cosponsoract": lambda: sponsor_twice(page),
    }
    begin(page, "OP2", f"Invites companies to answer within {'minutes' if script else 'days'}.")
    for table, act in counted.items():
        before = bare_stack.sql(f"SELECT count(*) FROM {table}")[0][0]
        act()
        page.goto(small_text)
        assert bare_stack.sql(f"SELECT count(*) FROM {table}")[0][0] == before + 1, table


def twice(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).dblclick()
    expect(page).to_have_url(re.compile(r"focus=|#comment-"))


def comment_twice(page: Page, words: str) -> None:
    rail = steps.open_rail(page, "OP2")
    rail.get_by_label("Comment for Marlonia").fill(words)
    rail.get_by_role("button", name="Post comment").dblclick()
    expect(rail.get_by_text(words)).to_have_count(1)


def position_twice(page: Page) -> None:
    rail = steps.open_rail(page, "OP2")
    rail.get_by_text(re.compile("^(Take a|Change the) position$")).click()
    rail.get_by_label("Support").check()
    rail.get_by_role("button", name="Take this position").dblclick()
    expect(rail.get_by_text("Marlonia: support, taken on")).to_be_visible()


def sponsor_twice(page: Page) -> None:
    """In, or out again, which is asked on a page of its own."""
    offer = page.get_by_role("button", name="Co-sponsor for Marlonia")
    withdraw = page.get_by_role("link", name="Withdraw co-sponsorship")
    if withdraw.is_visible():
        withdraw.click()
        page.get_by_role("button", name="Withdraw co-sponsorship").dblclick()
        expect(offer).to_be_visible()
    else:
        offer.dblclick()
        expect(withdraw).to_be_visible()


def test_going_back_and_sending_again_does_not_act_again(
    bare_stack: Stack, member_page: Callable[..., Page]
) -> None:
    page = member_page()
    begin(page, "PP1", "Recalling that care depends on systems that few see,")
    steps.press(page, "Table amendment")
    expect(page.get_by_role("complementary", name=re.compile("^PP1"))).to_be_visible()
    before = amendments(bare_stack)
    page.go_back()
    expect(page.get_by_role("heading", name="Amend PP1")).to_be_visible()
    page.get_by_label("Words", exact=True).fill("Recalling that care depends on quiet systems,")
    steps.press(page, "Table amendment")
    expect(page.get_by_role("complementary", name=re.compile("^PP1"))).to_be_visible()
    assert amendments(bare_stack) == before + 1, "other words are another act"


def test_a_draft_written_offline_says_so_and_is_tabled_as_typed(
    bare_stack: Stack, member_page: Callable[..., Page]
) -> None:
    page = member_page()
    steps.draft(page, bare_stack, "Quiet harbours")
    page.context.set_offline(True)
    last = page.get_by_label("Words of paragraph 10")
    last.fill("Decides to take stock in three years.")
    failed = page.get_by_text("Not saved since")
    expect(failed).to_be_visible()
    page.context.set_offline(False)
    expect(failed).to_have_count(0)
    stored = "SELECT string_agg(paragraphs::text, '') FROM proposals_draft"
    assert "in three years" in bare_stack.sql(stored)[0][0]
    last.fill("Decides to take stock in four years.")
    steps.press(page, "Table in the name of Marlonia")
    expect(page.get_by_text("Decides to take stock in four years.")).to_be_visible()
    expect(page.get_by_text("This device holds words")).to_be_hidden()


def test_a_draft_that_cannot_be_sent_is_told_in_one_place(
    bare_stack: Stack, member_page: Callable[..., Page]
) -> None:
    page = member_page()
    steps.draft(page, bare_stack, "Quiet straits")
    kept = page.get_by_text("The text is kept as a draft of your delegation")
    expect(kept).to_be_visible()
    line, notice = page.locator("#saved-line"), page.locator("#not-sent")
    page.context.set_offline(True)
    page.get_by_label("Words of paragraph 10").fill("Decides to take stock in five years.")
    expect(line).to_contain_text("Not saved since")
    expect(kept).to_be_hidden()
    expect(notice).to_be_hidden()
    steps.press(page, "Save the draft")
    expect(notice).to_contain_text("Your words are kept on this device and saved as soon as")
    expect(notice).to_be_in_viewport()
    expect(line).to_be_empty()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(line).to_contain_text("Not saved since")
    expect(notice).to_be_hidden()
    page.context.set_offline(False)
    expect(line).to_contain_text("Saved")
    expect(notice).to_be_hidden()
    stored = "SELECT string_agg(paragraphs::text, '') FROM proposals_draft"
    assert "in five years" in bare_stack.sql(stored)[0][0]
