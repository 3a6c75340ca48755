"""`make shots`: the pictures of the README and docs/, of the running demonstration in Chromium."""

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.demo_start import running
from tests.browser import executable

TEXT = "International standards free of political discrimination"
COALITION = "One Internet, One Standard"
PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"


def main() -> int:
    path = executable()
    if path is None:
        print("No Chromium was found. On Debian: apt-get install chromium", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with running() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        take(browser, url)
        browser.close()
    return 0


def take(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    shot(page, f"{url}/", "front")
    enter(page, url, "Act for Vailuku")
    shot(page, page.url, "home")
    page.goto(f"{url}/groups/4/")
    shot(page, page.url, "group")
    page.get_by_role("link", name=TEXT).first.click()
    text = page.url.split("?")[0]
    label = page.locator(".para__label", has_text="OP3").first
    address = text + str(label.get_attribute("href"))
    page.set_viewport_size({"width": 1280, "height": 2700})
    shot(page, address.split("#")[0], "proposal")
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    shot(phone, address.split("?")[0], "proposal-phone")
    amending(page, address)
    enter(page, url, "Act as co-chair of Group 4")
    page.goto(f"{text}desk/")
    shot(page, page.url, "desk")
    enter(page, url, "Act for Open Relay Foundation")
    page.goto(f"{url}/coalitions/")
    page.get_by_role("link", name=COALITION).first.click()
    shot(page, page.url, "coalition")


def enter(page: Page, url: str, door: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{url}/")
    page.get_by_role("button", name=door).click()


def amending(page: Page, address: str) -> None:
    """The editor with words that meet another amendment; nothing of it is sent."""
    page.set_viewport_size({"width": 1280, "height": 1100})
    page.goto(address)
    page.get_by_role("link", name=re.compile("^Amend")).first.click()
    words = page.get_by_label("Words", exact=True)
    words.fill(words.input_value().replace("critical infrastructure", "hospitals and power"))
    page.get_by_text("Both change").first.wait_for()
    page.locator(".editor").evaluate("editor => editor.scrollIntoView()")
    shot(page, page.url, "amend")


def shot(page: Page, url: str, name: str) -> None:
    if page.url != url:
        page.goto(url)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
