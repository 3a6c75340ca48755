"""Why a signed-in person has no seat today: what was, what begins later, and what waits."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from interface import clock
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


def invitations_to(person: Person) -> QuerySet[Invitation]:
    """Those that a person can still accept, by any of the `addresses_of`, in one query."""
    confirmed = EmailAddress.objects.filter(user=person, verified=True)
    others = confirmed.values(address=Lower("email"))
    return Invitation.objects.open().filter(Q(email=person.email.lower()) | Q(email__in=others))


def standing_of(person: Person) -> Standing:
    """In three queries."""
    today = clock.now().date()
    seats = list(
        Seat.objects.filter(person=person).select_related("stakeholder").order_by("-mandate")
    )
    applications = Application.objects.filter(person=person).select_related("decision")
    return Standing(
        ended=[seat for seat in seats if seat.mandate.upper and seat.mandate.upper <= today],
        coming=[seat for seat in seats if seat.mandate.lower > today],
        invitations=list(invitations_to(person).select_related("for_stakeholder")),
        applications=list(applications.order_by("-at")),
    )
