"""Outcomes in words: an amendment of words is agreed or not, brackets are lifted; their basis."""

from datetime import date

from django.utils.translation import gettext as _

from interface.bidi import isolated
from interface.listing import listed
from interface.times import day_words
from proposals.models.amendments import AmendmentStatus
from proposals.models.outcomes import Basis, Result


def result_word(result: str, *, brackets: bool = False) -> str:
    """A result in the middle of a sentence."""
    if brackets:
        if result == Result.ACCEPTED:
            return _("brackets lifted by the sponsors")
        if result == Result.AGREED:
            return _("brackets lifted")
        if result == Result.NOT_AGREED:
            return _("brackets not kept")
    return str(Result(result).label)


def standing_word(status: str, *, brackets: bool = False) -> str:
    """Where an amendment stands: open, withdrawn, or its outcome."""
    if status in Result.values:
        return result_word(status, brackets=brackets)
    return str(AmendmentStatus(status).label)


def basis_words(basis: str, meeting: str, day: date | None, result: str = "") -> str:
    """On what ground an outcome was recorded: "First meeting, 5 January 2026".

    Of a result that leaves the text as it is the words say to what nobody objected, and to what
    the sponsors consented: not to the amendment.
    """
    when = day_words(day) if day else ""
    if result in (Result.NOT_AGREED, Result.NOT_PUT, Result.REFERRED):
        if basis == Basis.NO_OBJECTION and when:
            return _("nobody objected to that by %(date)s") % {"date": when}
        if basis == Basis.SPONSORS:
            return listed([_("the sponsors consented to that"), when])
    if basis == Basis.NO_OBJECTION and when:
        return _("no objection by %(date)s") % {"date": when}
    ground = (meeting if basis == Basis.MEETING else "") or str(Basis(basis).label)
    # The name of a meeting would draw the number of the day to its own side.
    return listed([isolated(ground), when])
