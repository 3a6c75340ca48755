"""Which applications for accreditation somebody may see."""

from django.db.models import QuerySet

from stakeholders.actors import Actor
from stakeholders.models import Application
from stakeholders.permits import permits


def applications_seen_by(actor: Actor) -> QuerySet[Application]:
    """The secretariat's are all of them, everybody else's are their own."""
    found = Application.objects.select_related("person", "host", "decision")
    if permits(actor, "stakeholders.see_secretariat"):
        return found
    return found.none() if actor.person is None else found.filter(person=actor.person)
