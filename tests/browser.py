"""A real Chromium for the journeys, and the check that a page can be used by everybody."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ON_MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
WITHOUT_BROWSER = (
    "No Chromium was found, so the journeys in a browser did not run: "
    "apt-get install chromium (Debian) or brew install --cask chromium (macOS)."
)
# How patient a journey is with one step, on a machine with other work to do.
PATIENCE_MS = 15_000
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def executable() -> str | None:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (ON_MACOS if Path(ON_MACOS).exists() else None)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Closed after each module: while it is open, an event loop runs in this thread, which tests
    that bring their own would trip over.
    """
    path = executable()
    if path is None:
        pytest.skip(WITHOUT_BROWSER)
    from playwright.sync_api import sync_playwright

    # Playwright's event loop runs in this thread; Django would refuse its database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path)
        yield chromium
        chromium.close()


@pytest.fixture
def context_of(browser: "Browser") -> "Iterator[Callable[..., BrowserContext]]":
    """`context_of(width=390, java_script_enabled=False)`: a browser of one more person."""
    contexts: list[BrowserContext] = []

    def opened(width: int = 1280, height: int = 900, **options: Any) -> "BrowserContext":
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="en-GB", **options
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        return context

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page_at(
    context_of: "Callable[..., BrowserContext]",
) -> "Iterator[Callable[..., Page]]":
    """`page_at(1280)`: a fresh person's page. At the end no page may have met a script error."""
    problems: list[str] = []

    def opened(width: int = 1280, **options: Any) -> "Page":
        page = context_of(width, **options).new_page()
        page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda said: (
                problems.append(f"{page.url}: {said.text}")
                if "Content Security Policy" in said.text
                else None
            ),
        )
        return page

    yield opened
    assert not problems, "Scripts failed or were refused:\n" + "\n".join(problems)


@contextmanager
def _seen_whole(page: "Page") -> Iterator[None]:
    """A link that a bar which stays in sight half covers at this moment is too small to axe."""
    size = page.viewport_size
    assert size is not None
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    try:
        yield
    finally:
        page.set_viewport_size(size)


def assert_accessible(page: "Page") -> None:
    """No violation of WCAG 2.2 AA that axe can find; each one is told with its place."""
    import axe_playwright_python

    source = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()
    # Through the debugger, not as a script tag: the page's own security policy stays in force.
    page.evaluate(source)
    with _seen_whole(page):
        found = page.evaluate(
            "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
        )
    told = [
        f"{violation['id']} ({violation['impact']}): {violation['help']}\n"
        + "\n".join(f"    {json.dumps(node['target'])} {node['html'][:160]}" for node in nodes)
        for violation in found["violations"]
        if (nodes := violation["nodes"][:5])
    ]
    assert not told, f"{page.url} shuts people out:\n" + "\n".join(told)
