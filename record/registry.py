"""What higher apps tell the record: who may read a stream, and how an event is said and shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from record.models import Event

# Person and Seat are nouns of a higher app: here they are whatever that app's reader hook returns.
Onlooker = tuple[Any, Any]
MayRead = Callable[[Any, Any, UUID, str], bool]
Narrator = Callable[[Sequence["Event"]], Mapping[UUID, SafeString]]
Fragments = Callable[[Sequence["Event"]], Mapping[UUID, str]]
Withholding = Callable[[Sequence["Event"]], Mapping[UUID, dict[str, Any]]]

_streams: dict[str, MayRead] = {}
_narrators: dict[str, Narrator] = {}
_fragments: dict[str, Fragments] = {}
_withholdings: dict[str, Withholding] = {}
_checks: dict[str, Callable[[], Iterable[str]]] = {}
_readers: list[Callable[[Mapping[str, Any]], Onlooker]] = []


def register_stream(subject_type: str, may_read: MayRead) -> None:
    """`may_read(person, seat, subject_id, audience)` decides who may read the subject's streams."""
    _streams[subject_type] = may_read


def register_narrator(app_prefix: str, narrate: Narrator) -> None:
    """`narrate(events)` says each event of "<app_prefix>.*" in the active language, in bulk."""
    _narrators[app_prefix] = narrate


def register_fragments(kind: str, show: Fragments) -> None:
    """`show(events)` gives the HTML of events of this kind in the active language, in bulk."""
    _fragments[kind] = show


def register_withholding(app_prefix: str, told: Withholding) -> None:
    """`told(events)` gives, of those events of "<app_prefix>.*" of which something is withheld,
    the data that whoever reads the stream may have."""
    _withholdings[app_prefix] = told


def register_check(what: str, faults: Callable[[], Iterable[str]]) -> None:
    """`faults()` gives a sentence for each place where `what` is not as it was recorded."""
    _checks[what] = faults


def checks() -> Mapping[str, Callable[[], Iterable[str]]]:
    """What an operator's check of the record walks through, in the order of registration."""
    return dict(_checks)


def register_reader(resolve: Callable[[Mapping[str, Any]], Onlooker]) -> None:
    """`resolve(scope)` gives (person, seat) of a scope that has "user" and "session"."""
    _readers[:] = [resolve]


def reader_of(scope: Mapping[str, Any]) -> Onlooker:
    """Who reads through this connection; nobody in particular until a hook is registered."""
    return _readers[0](scope) if _readers else (None, None)


def may_read(onlooker: Onlooker, subject_type: str, subject_id: UUID, audience: str) -> bool:
    """A type that nobody registered is read by nobody."""
    decide = _streams.get(subject_type)
    return decide is not None and decide(onlooker[0], onlooker[1], subject_id, audience)


def narrate(events: Sequence[Event]) -> dict[UUID, SafeString]:
    """Sentences by event id, one call per app; events that nobody narrates are left out."""
    sentences: dict[UUID, SafeString] = {}
    for prefix, told in _by(events, _app_of).items():
        if prefix in _narrators:
            sentences.update(_narrators[prefix](told))
    return sentences


def readable_data(events: Sequence[Event]) -> dict[UUID, dict[str, Any]]:
    """The data of each event, by event id, without what its app withholds."""
    data = {event.id: event.data for event in events}
    for prefix, told in _by(events, _app_of).items():
        if prefix in _withholdings:
            data.update(_withholdings[prefix](told))
    return data


def fragments(events: Sequence[Event]) -> dict[UUID, SafeString]:
    """HTML by event id, one call per kind; kinds without a fragment are left out."""
    shown: dict[UUID, SafeString] = {}
    for kind, told in _by(events, lambda event: event.kind).items():
        if kind in _fragments:
            shown.update(
                {key: mark_safe(html) for key, html in _fragments[kind](told).items()}  # noqa: S308
            )
    return shown


def _app_of(event: Event) -> str:
    return event.kind.partition(".")[0]


def _by(events: Sequence[Event], key: Callable[[Event], str]) -> dict[str, list[Event]]:
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(key(event), []).append(event)
    return groups
