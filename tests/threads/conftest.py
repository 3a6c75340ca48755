"""A room to talk about: readable by seats of chosen stakeholders, told in one public stream."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from record.keys import StreamKey, Subject

if TYPE_CHECKING:
    from stakeholders.models import Seat


class Room:
    """Stakeholders stand in for subjects: any model with a UUID would do."""

    type = "room"

    def __init__(self) -> None:
        self.closed_to: set[UUID] = set()
        self.silent = False

    def visible_ids(self, seat: "Seat | None") -> Any:
        from stakeholders.models import Stakeholder

        if seat is not None and seat.stakeholder_id in self.closed_to:
            return Stakeholder.objects.none()
        return Stakeholder.objects.all()

    def subject(self, name: str = "Open Relay Foundation") -> Subject:
        from tests.world import stakeholder

        return Subject(self.type, stakeholder(name).pk)


@pytest.fixture
def room() -> Iterator[Room]:
    from record import registry as record
    from threads import registry

    found = Room()
    registry.register_subject(
        "room",
        visible_ids=found.visible_ids,
        streams_of=lambda pk: [StreamKey("room", pk, "public")],
        may_comment=lambda actor, pk: not found.silent,
        label=lambda ids: dict.fromkeys(ids, "Room 4"),
        url=lambda pk: f"/rooms/{pk}/",
        lock=lambda pk: None,
    )
    record.register_stream("room", lambda person, seat, pk, audience: True)
    yield found
    registry._kinds.pop("room")
    record._streams.pop("room")
