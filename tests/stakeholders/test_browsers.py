"""Browsers are told by the names that people know them by."""

import pytest

from stakeholders.reads.browsers import browser_words

KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
WINDOWS = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {KIT}"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
            "Firefox on Linux",
        ),
        (
            "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0",
            "Firefox on Android",
        ),
        (f"{WINDOWS} Chrome/129.0 Safari/537.36", "Chrome on Windows"),
        (f"{WINDOWS} Chrome/129.0 Safari/537.36 Edg/129.0", "Edge on Windows"),
        (f"{WINDOWS} Chrome/129.0 Safari/537.36 OPR/114.0", "Opera on Windows"),
        (
            f"Mozilla/5.0 (X11; CrOS x86_64 14541) {KIT} Chrome/129.0 Safari/537.36",
            "Chrome on ChromeOS",
        ),
        (
            f"Mozilla/5.0 (Linux; Android 14) {KIT} SamsungBrowser/26.0 Chrome/122.0 Safari/537.36",
            "Samsung Internet on Android",
        ),
        (
            f"{IPHONE} (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            f"{IPHONE} (KHTML, like Gecko) CriOS/129.0 Mobile/15E148 Safari/604.1",
            "Chrome on iPhone",
        ),
        (
            f"{IPHONE} (KHTML, like Gecko) FxiOS/130.0 Mobile/15E148 Safari/605.1",
            "Firefox on iPhone",
        ),
        (f"Mozilla/5.0 (X11; Linux x86_64) {KIT} Version/17.0 Safari/605.1", "A browser on Linux"),
        ("Lynx/2.9.0 libwww-FM/2.14", "Lynx/2.9.0 libwww-FM/2.14"),
        ("", "A browser that does not say what it is"),
    ],
)
def test_a_browser_and_its_system_are_named(agent: str, words: str) -> None:
    assert browser_words(agent) == words


def test_what_no_table_knows_is_cut_where_it_is_long() -> None:
    assert len(browser_words("x" * 500)) == 80
