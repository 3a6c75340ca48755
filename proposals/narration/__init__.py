"""How the record tells acts on texts: one plain sentence each, in the active language, in bulk."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString

from proposals.narration.known import Known
from proposals.narration.sentences import sentence
from record.models import Event

__all__ = ["narrate"]


def narrate(events: Sequence[Event]) -> dict[UUID, SafeString]:
    """Sentences by event id: a constant number of queries, however many events there are."""
    known = Known(events)
    told = {}
    for event in events:
        said = sentence(event, known)
        if said is None:
            continue
        person = known.person(event)
        if person:
            said = format_html('{} <span class="quiet">{}</span>', said, person)
        told[event.id] = said
    return told
