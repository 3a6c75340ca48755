"""How long words may be, said in the same words wherever they are refused."""

from collections.abc import Mapping

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from interface.characters import UNPRINTABLE, visible_words
from interface.refusal import Refusal


def grouped(number: int) -> str:
    """A number as people read it: 20,000."""
    return number_format(number, force_grouping=True)


def too_long(length: int, limit: int) -> str:
    return _("%(length)s characters are too many; at most %(limit)s fit here.") % {
        "length": grouped(length),
        "limit": grouped(limit),
    }


def refuse_unprintable(words: object, *, field: str, where: str = "") -> None:
    """What is no text holds no characters: an act asks this of all that it is given."""
    if isinstance(words, str) and UNPRINTABLE.search(words):
        message = _("The text holds characters that cannot be printed. Take them out.")
        raise Refusal("unprintable", where + message, field=field)


def refuse_unprintable_in(given: Mapping[str, object]) -> None:
    """The same of all that an act is given, each under the name of its field."""
    for field, words in given.items():
        refuse_unprintable(words, field=field)


def words_within(words: str, *, field: str, limit: int, where: str = "") -> str:
    """The words without white space around them; refused if unprintable or too long.

    `where` goes before the refusal, where one field holds several pieces of text.
    """
    words = visible_words(words)
    refuse_unprintable(words, field=field, where=where)
    if len(words) > limit:
        raise Refusal("too_long", where + too_long(len(words), limit), field=field)
    return words
