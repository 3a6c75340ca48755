"""What the record keeps to itself of amendments whose movers and sponsors are not named."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from proposals.models import Proposal
from proposals.models.proposals import AttributionPublicity
from proposals.narration.rows import key_of, told_texts
from record.lookups import rows_of
from record.models import Event

# What is done to which words: it says nothing of by whom, or who was asked to join.
TOLD = ("proposal", "revision", "paragraph", "operation", "version")


def is_unattributed(event: Event, proposal: Proposal | None) -> bool:
    """Of an act on an amendment to a text that does not name movers to everybody.

    A sentence is said once for all who read a stream: names that only some of them may read are
    on the page of the amendment.
    """
    if not event.kind.startswith("proposals.amendment_"):
        return False
    return proposal is not None and proposal.attribution != AttributionPublicity.PUBLIC


def readable_data(events: Sequence[Event]) -> dict[UUID, dict[str, Any]]:
    """What of their data may be read, of events without attribution; in one query."""
    texts = rows_of(told_texts(), (key_of(event.data.get("proposal")) for event in events))
    return {
        event.id: {name: value for name, value in event.data.items() if name in TOLD}
        for event in events
        if is_unattributed(event, texts.get(key_of(event.data.get("proposal"))))
    }
