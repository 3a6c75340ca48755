"""Who may read the streams of a stakeholder."""

from uuid import UUID

from stakeholders.actors import Actor
from stakeholders.models import Person, Seat
from stakeholders.rules.seats import oversees


def may_read_stakeholder(
    person: Person | None, seat: Seat | None, stakeholder_id: UUID, audience: str
) -> bool:
    """A body's own stream is its delegation's and the secretariat's."""
    if audience == "public":
        return True
    if audience != "own" or seat is None:
        return False
    return seat.stakeholder_id == stakeholder_id or oversees(Actor.of_seat(seat))
