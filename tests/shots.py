"""`make shots`: the pictures of the README, taken of the running demonstration in Chromium."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.demo_start import running
from tests.browser import executable

TEXT = "International standards free of political discrimination"
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
    page.get_by_role("button", name="Act for Vailuku").click()
    shot(page, page.url, "home")
    page.goto(f"{url}/groups/4/")
    shot(page, page.url, "group")
    page.get_by_role("link", name=TEXT).first.click()
    label = page.locator(".para__label", has_text="OP3").first
    address = page.url.split("?")[0] + str(label.get_attribute("href"))
    page.set_viewport_size({"width": 1280, "height": 2700})
    shot(page, address.split("#")[0], "proposal")
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    shot(phone, address.split("?")[0], "proposal-phone")


def shot(page: Page, url: str, name: str) -> None:
    if page.url != url:
        page.goto(url)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
