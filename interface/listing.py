"""Words put one beside another, as the reader's language does."""

from collections.abc import Iterable

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext


def listed(items: Iterable[object]) -> str:
    """ "Kisimba, Ostvarn": the items that say something, with the comma of the language."""
    return comma().join(said for said in map(str, items) if said)


def listed_html(items: Iterable[object]) -> SafeString:
    """The same on a page; what is not markup already is escaped."""
    return format_html_join(comma(), "{}", ((item,) for item in items))


def comma() -> str:
    """With the space behind it."""
    return pgettext("between the items of a list", ", ")
