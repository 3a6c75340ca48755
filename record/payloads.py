"""What a listener is sent of an event, the same for socket and HTTP, made when it is read."""

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone, translation

from record import lookups, reads, registry
from record.models import Event

logger = logging.getLogger(__name__)


def payloads(events: Sequence[Event]) -> list[dict[str, Any]]:
    """Each event with its sentence and fragment in the active language, times in UTC.

    A sentence that cannot be made must not hold back the events after it: then the event goes
    out bare, and its page tells it in full. Data of which it cannot be said what is withheld
    stays behind.
    """
    with timezone.override("UTC"), lookups.shared(events):
        sentences, fragments, data = _said(events), _shown(events), _readable(events)
    return [
        {
            "stream": event.stream_id,
            "number": event.number,
            "kind": event.kind,
            "at": event.at,
            "subject": {"type": event.subject_type, "id": event.subject_id},
            "data": data.get(event.id, {}),
            "sentence": sentences.get(event.id, ""),
            "html": fragments.get(event.id, ""),
        }
        for event in events
    ]


def texts(events: Sequence[Event], languages: Iterable[str]) -> dict[str, list[str]]:
    """Per language one JSON text per event, each rendered once, to be sent to many."""
    written: dict[str, list[str]] = {}
    for language in languages:
        with translation.override(language):
            written[language] = [encode(payload) for payload in payloads(events)]
    return written


def encode(value: object) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, separators=(",", ":"), ensure_ascii=False)


def _said(events: Sequence[Event]) -> Mapping[UUID, str]:
    try:
        return {event.id: sentence for event, sentence in reads.tell(events)}
    except Exception:
        logger.exception("Could not narrate events for listeners")
        return {}


def _readable(events: Sequence[Event]) -> Mapping[UUID, dict[str, Any]]:
    try:
        return registry.readable_data(events)
    except Exception:
        logger.exception("Could not read what of events is withheld from listeners")
        return {}


def _shown(events: Sequence[Event]) -> Mapping[UUID, str]:
    try:
        return registry.fragments(events)
    except Exception:
        logger.exception("Could not show events to listeners")
        return {}
