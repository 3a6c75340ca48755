"""Why two amendments cannot stand together, as a phrase behind their names."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from proposals.models import Operation


def clash_phrase(operations: Collection[str], words: str) -> str:
    """What both do, by the operations of the two (or more) that meet, and the words they meet at.

    `words` is quoted only where both give the same words another wording.
    """
    kinds = {Operation(one) for one in operations}
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
