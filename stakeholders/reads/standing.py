"""Why a signed-in person has no seat today: what was, what begins later, and what waits."""

from dataclasses import dataclass

from interface import clock
from stakeholders.accounts import addresses_of
from stakeholders.models import Application, Invitation, Person, Seat


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a person's seats, each by itself; all empty for who is new here."""

    ended: list[Seat]
    coming: list[Seat]
    invitations: list[Invitation]
    applications: list[Application]

    @property
    def waits(self) -> bool:
        return any(not hasattr(one, "decision") for one in self.applications)


def standing_of(person: Person) -> Standing:
    """In three queries."""
    today = clock.now().date()
    seats = list(
        Seat.objects.filter(person=person).select_related("stakeholder").order_by("-mandate")
    )
    invitations = Invitation.objects.open().sent_to(addresses_of(person))
    applications = Application.objects.filter(person=person).select_related("decision")
    return Standing(
        ended=[seat for seat in seats if seat.mandate.upper and seat.mandate.upper <= today],
        coming=[seat for seat in seats if seat.mandate.lower > today],
        invitations=list(invitations.select_related("for_stakeholder")),
        applications=list(applications.order_by("-at")),
    )
