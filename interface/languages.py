"""The languages in which pages speak: English, and each that has a catalogue.

A text may be in any of the six; a person may ask for any of them, and is answered in English until
its catalogue is there: half a page in one language and half in another helps nobody.
"""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language_info, to_locale

# As the United Nations spell it, where Django adds a mark.
OWN = {"ar": "العربية"}


@cache
def spoken() -> tuple[str, ...]:
    """Codes of the languages of the interface, in the order of the settings."""
    return tuple(code for code, _ in settings.LANGUAGES if code == "en" or _has_catalogue(code))


def page_language(wanted: str) -> str:
    """The one asked for, if pages speak it; English otherwise."""
    return wanted if wanted in spoken() else settings.LANGUAGE_CODE


def own_names() -> list[tuple[str, str]]:
    """Each language under its own name, for whoever reads no other."""
    return [(code, OWN.get(code) or get_language_info(code)["name_local"]) for code in spoken()]


def _has_catalogue(code: str) -> bool:
    # The compiled file: one that only translators can read speaks to nobody.
    at = Path(to_locale(code)) / "LC_MESSAGES" / "django.mo"
    return any((Path(root) / at).exists() for root in settings.LOCALE_PATHS)
