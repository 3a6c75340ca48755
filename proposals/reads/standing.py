"""Whether words that somebody moved or took a position on still stand as they were seen."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from proposals import text
from proposals.text.amending import AmendmentText, Operation


def is_behind(wording: AmendmentText, latest: Sequence[text.Paragraph]) -> bool:
    """Whether the paragraph has changed since the wording was made on it, or its place is gone."""
    return is_behind_words(wording, {paragraph.id: paragraph.text for paragraph in latest})


def is_behind_words(wording: AmendmentText, words: Mapping[UUID, str]) -> bool:
    """The same for many wordings of one text, given as words by paragraph."""
    places = [one for one in (wording.parent, wording.after) if one is not None]
    if any(place not in words for place in places):
        return True
    if wording.operation is Operation.INSERT:
        return False
    return words.get(wording.paragraph) != wording.base_text
