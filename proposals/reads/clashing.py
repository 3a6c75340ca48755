"""Why two amendments cannot stand together, as a phrase behind their names."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from proposals.models import Operation
from proposals.text import Reason


def clash_phrase(operations: Collection[str], words: str, reason: Reason) -> str:
    """What both do, by the operations of the two (or more) that meet, and the words they meet at.

    Words that only one of them adds are not in the text, and are not said to be changed.
    """
    kinds = {Operation(one) for one in operations}
    if kinds == {Operation.REPLACE} and reason is Reason.SAME_PLACE:
        return _("both add words at the same place")
    if kinds == {Operation.REPLACE} and reason is Reason.BESIDE:
        return _("one changes “%(words)s”, and the other adds words there") % {"words": words}
    if kinds == {Operation.REPLACE} and words:
        return _("both change “%(words)s”") % {"words": words}
    if kinds == {Operation.DELETE, Operation.REPLACE}:
        return _("one deletes what the other changes")
    if kinds == {Operation.DELETE, Operation.MOVE}:
        return _("one deletes what the other moves")
    if kinds == {Operation.DELETE, Operation.INSERT}:
        return _("one deletes the paragraph that the other adds to")
    if kinds == {Operation.MOVE}:
        return _("both move the same paragraph")
    if kinds == {Operation.INSERT}:
        return _("both insert nearly the same paragraph")
    if words:
        return _("over the words “%(words)s”") % {"words": words}
    return _("they cannot stand together")
