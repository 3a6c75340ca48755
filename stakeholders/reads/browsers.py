"""What a browser says that it is, in the words that people know it by.

Every browser claims to be several others, for the sake of old servers: the first mark of a table
that is found is the one that holds. An iPad that asks for pages as a desktop does is told as one.
"""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

BROWSERS = (
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("OPT/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("YaBrowser/", "Yandex Browser"),
    ("Vivaldi/", "Vivaldi"),
    ("DuckDuckGo/", "DuckDuckGo"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
)
# Where Safari runs; elsewhere its mark says only what a browser is made of.
APPLE = ("iPhone", "iPad", "macOS")
LONGEST = 80


def browser_words(agent: str) -> str:
    """ "Firefox on Android"; what no table knows says for itself what it is."""
    browser, system = _first(BROWSERS, agent), _first(SYSTEMS, agent)
    if not browser and system in APPLE and "Version/" in agent and "Safari/" in agent:
        browser = "Safari"
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    if browser or (system and agent.startswith("Mozilla/")):
        return browser or _("A browser on %(system)s") % {"system": system}
    return Truncator(agent).chars(LONGEST) or _("A browser that does not say what it is")


def _first(table: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for mark, name in table if mark in agent), "")
