"""Who may read the stream of an application for accreditation."""

from uuid import UUID

from stakeholders.actors import Actor
from stakeholders.models import Application, Person, Seat
from stakeholders.rules.seats import oversees


def may_read_application(
    person: Person | None, seat: Seat | None, application_id: UUID, audience: str
) -> bool:
    """An application's stream is its applicant's and the secretariat's."""
    if audience != "own" or person is None:
        return False
    if oversees(Actor.of(person, seat)):
        return True
    return Application.objects.filter(pk=application_id, person=person).exists()
