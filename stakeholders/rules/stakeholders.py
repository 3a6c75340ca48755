"""Who may read the streams of a stakeholder."""

from uuid import UUID

from stakeholders.models import Person, Seat


def may_read_stakeholder(
    person: Person | None, seat: Seat | None, stakeholder_id: UUID, audience: str
) -> bool:
    """A body's own stream is its delegation's: it tells of drafts, which nobody else sees."""
    if audience == "public":
        return True
    if audience != "own" or seat is None:
        return False
    return seat.stakeholder_id == stakeholder_id
