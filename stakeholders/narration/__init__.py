"""How the record tells acts of people, bodies and coalitions: one sentence each, in bulk."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.safestring import SafeString

from record.models import Event
from stakeholders.narration.coalitions import narrate_coalitions, tells
from stakeholders.narration.stakeholders import narrate_stakeholders

__all__ = ["narrate"]


def narrate(events: Sequence[Event]) -> dict[UUID, SafeString]:
    """A sentence for each event of this app, by event id, in the active language."""
    others = [event for event in events if not tells(event)]
    return {**narrate_stakeholders(others), **narrate_coalitions(events)}
