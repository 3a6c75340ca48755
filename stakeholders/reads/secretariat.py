"""What the secretariat looks up: people with their seats, and delegations that lack a head."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from stakeholders.models import Invitation, Kind, Person, Role, Seat, Stakeholder


def people(words: str = "") -> QuerySet[Person]:
    """Everybody who has an account, each with `all_seats` and `has_served`, by name; two queries a
    page."""
    found = Person.objects.filter(is_active=True).annotate(has_served=Exists(served()))
    if words:
        found = found.filter(Q(name__icontains=words) | Q(email__icontains=words))
    seats = Seat.objects.select_related("stakeholder").order_by("-mandate")
    return found.prefetch_related(Prefetch("seats", seats, to_attr="all_seats")).order_by(
        "name", "email"
    )


def served() -> QuerySet[Seat]:
    """Seats that the person holds or held in the secretariat."""
    return Seat.objects.filter(person=OuterRef("pk"), stakeholder__kind=Kind.SECRETARIAT)


def without_head() -> QuerySet[Stakeholder]:
    """Accredited stakeholders for which no head is in office, and whether one is invited."""
    heads = Seat.objects.current().filter(stakeholder=OuterRef("pk"), role=Role.HEAD)
    asked = Invitation.objects.open().filter(for_stakeholder=OuterRef("pk"), role=Role.HEAD)
    return (
        Stakeholder.objects.accredited()
        .filter(~Exists(heads))
        .annotate(is_asked=Exists(asked))
        .order_by("name")
    )
