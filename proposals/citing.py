"""How the parts of a text are cited on pages, in the reader's language: "OP2 (a)", "Title".

What is stored, addresses, anchors and the API keep the labels of the text engine as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from proposals import text
from proposals.text.paragraphs import mark_of

TOP = re.compile(r"(PP|OP|Heading|Title|Enacting line)(?: ?(\d+))?")
SIGN = re.compile(r"[a-z]+")
# Degrees of sub-paragraphs that are counted by numerals; the others have letters.
BY_NUMERALS = (2, 4)


def cited(label: str) -> str:
    """A label of the text engine in words; "" stays ""."""
    top = TOP.match(label)
    marks = label[top.end() if top else 0 :].split()
    said = [_mark(mark, degree) for degree, mark in enumerate(marks, 1)]
    return " ".join([_top(top[1], top[2] or ""), *said] if top else said)


def anchor_of(label: str) -> str:
    """A label as an anchor, the same in every language: "OP2 (a)" is #OP2(a)."""
    return label.replace(" ", "")


def cited_in(paragraphs: Sequence[text.Paragraph]) -> dict[UUID, str]:
    """How pages cite each paragraph of a text."""
    return {key: cited(label) for key, label in text.labels(paragraphs).items()}


def _top(kind: str, number: str) -> str:
    match kind:
        case "PP":
            words = _("PP%(number)s")
        case "OP":
            words = _("OP%(number)s")
        case "Heading":
            words = _("Heading %(number)s")
        case "Title":
            words = _("Title %(number)s") if number else _("Title")
        case _kind:
            words = _("Enacting line %(number)s") if number else _("Enacting line")
    return words % {"number": number} if number else words


def _mark(mark: str, degree: int) -> str:
    """ "(b)" or "(ii)" with the letter or numeral that the language has in its place."""
    if degree in BY_NUMERALS:
        numerals = pgettext(
            "sub-paragraphs (i) to (xx)",
            "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx",
        )
        own = dict(zip(_latin(degree), numerals.split(), strict=False))
        return SIGN.sub(lambda found: own.get(found[0], found[0]), mark)
    letters = pgettext(
        "sub-paragraphs (a) to (z)", "a b c d e f g h i j k l m n o p q r s t u v w x y z"
    )
    own = dict(zip(_latin(degree), letters.split(), strict=False))
    # After (z) comes (aa): the same letter twice.
    return SIGN.sub(lambda found: own.get(found[0][0], found[0][0]) * len(found[0]), mark)


@cache
def _latin(degree: int) -> tuple[str, ...]:
    """The first signs of a degree, without what stands around them."""
    marks = (mark_of(degree, position) for position in range(1, 27))
    return tuple(mark.strip("().") for mark in marks)
