"""Outcomes in words: an amendment of words is agreed or not, brackets are lifted."""

from django.utils.translation import gettext as _

from proposals.models.outcomes import Result

# Brackets stand as long as they are open: whatever settles them takes them away.
LIFTED = (Result.ACCEPTED, Result.AGREED)


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
    return _("withdrawn") if status == "withdrawn" else _("open")
