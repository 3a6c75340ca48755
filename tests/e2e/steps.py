"""What delegates do on the pages, step by step, found by the roles and labels that they see."""

import hmac
import re
import time
from base64 import b32decode
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from tests.live import Stack

SMALL_STATE = "Act for Vailuku"
NGO = "Act for Open Relay Foundation"
CO_CHAIR = "Act as co-chair of Group 4"
ZONE_OF_CO_CHAIR = "America/Montevideo"
SECRETARIAT = "Act as secretariat"

PASTED = """{title}

The Working Group,

Recalling that clinics depend on lines that nobody sees,

Concerned that outages [on small islands] last for days,

Underlining the part of engineers

1. Calls upon all States to keep the lines of hospitals out of any operation;

2. Invites companies to answer requests for help within hours:

(a) by naming a person who can be reached;

(b) by publishing how long an answer took;

3. Decides to take stock of this in two years.
"""


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def chairs_minute() -> str:
    """This minute, as the clock of the co-chair's own time zone tells it."""
    return f"{datetime.now(ZoneInfo(ZONE_OF_CO_CHAIR)):%Y-%m-%dT%H:%M}"


def chairs_day() -> str:
    return chairs_minute()[:10]


def enter(page: Page, stack: Stack, door: str) -> None:
    """Through one of the demonstration's doors, to home."""
    page.goto(stack.url)
    page.get_by_role("button", name=door).click()
    expect(page).to_have_url(f"{stack.url}/home/")


def sign_in(page: Page, stack: Stack, email: str, password: str) -> None:
    give_password(page, stack, email, password)
    expect(page).to_have_url(f"{stack.url}/home/")


def give_password(page: Page, stack: Stack, email: str, password: str) -> None:
    page.goto(f"{stack.url}/accounts/login/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    press(page, "Sign in")


def set_up_app(page: Page, password: str) -> None:
    """From the page to which a seat over others leads: an app on the telephone, read by eye."""
    page.get_by_role("link", name="Set up an app").click()
    page.get_by_label("Password").fill(password)
    press(page, "Go on")
    secret = page.get_by_label("Secret of the app").input_value()
    page.get_by_label("Code that the app shows").fill(code_of(secret))
    press(page, "Use the app")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def code_of(secret: str) -> str:
    """What an authenticator app shows at this moment (RFC 6238)."""
    mac = hmac.new(b32decode(secret), int(time.time() // 30).to_bytes(8), "sha1").digest()
    start = mac[-1] & 0x0F
    number = int.from_bytes(mac[start : start + 4]) & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def press(page: Page, name: str, *, within: Locator | None = None) -> None:
    (within or page.get_by_role("main")).get_by_role("button", name=name, exact=True).click()


def draft(page: Page, stack: Stack, title: str, *, group: int = 4) -> None:
    """A pasted text, split, with one kind corrected, kept as a draft."""
    page.goto(f"{stack.url}/groups/{group}/draft/")
    page.get_by_label("The whole text, pasted").fill(PASTED.format(title=title))
    press(page, "Split into paragraphs")
    expect(page.get_by_label("Words of paragraph 4")).to_have_value(
        "Concerned that outages [on small islands] last for days,"
    )
    expect(page.get_by_label("Title", exact=True)).to_have_value(title)
    page.get_by_label("Kind of paragraph 5").select_option("Section heading")
    press(page, "Keep as draft")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_label("Kind of paragraph 5")).to_have_value("heading")


def table(page: Page, stakeholder: str) -> str:
    """From the page of the draft to the tabled text; returns its symbol."""
    press(page, f"Table in the name of {stakeholder}")
    expect(page.get_by_role("heading", name="The words that are tabled")).to_be_visible()
    page.get_by_label("Everyone").check()
    press(page, f"Table in the name of {stakeholder}")
    head = page.get_by_role("region", name="This text")
    expect(head.get_by_text("Under negotiation")).to_be_visible()
    return symbol_of(page)


def symbol_of(page: Page) -> str:
    found = page.get_by_role("region", name="This text").get_by_text(
        re.compile(r"/WG\d+/\d{4}/L\.")
    )
    return found.first.inner_text().split()[0]


def paragraph(page: Page, label: str) -> Locator:
    return page.get_by_role("region", name=label, exact=True)


def open_rail(page: Page, label: str) -> Locator:
    """Put a paragraph in focus; returns its rail."""
    paragraph(page, label).get_by_role("link", name=label, exact=True).click()
    rail = page.get_by_role("complementary", name=f"{label}: amendments and discussion")
    expect(rail).to_be_visible()
    return rail


def begin_amendment(page: Page, label: str) -> None:
    open_rail(page, label)
    paragraph(page, label).get_by_role("link", name=re.compile(r"^Amend( a)?$")).click()
    expect(page.get_by_role("heading", name=f"Amend {label}")).to_be_visible()
    # What is typed before the scripts are here is not previewed until more is typed.
    page.wait_for_load_state()


def preview(page: Page) -> Locator:
    return page.get_by_role("group", name="As others will read it")


def take_position(page: Page, rail: Locator, stance: str, reason: str = "") -> None:
    rail.get_by_text("Take a position", exact=True).click()
    rail.get_by_role("radio", name=stance).check()
    if reason:
        rail.get_by_label("Reason").fill(reason)
    press(page, "Take this position", within=rail)
