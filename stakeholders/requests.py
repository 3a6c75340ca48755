"""What a request carries once the middleware has said who speaks."""

from django.http import HttpRequest

from stakeholders.actors import Actor
from stakeholders.models import Person, Seat


class Request(HttpRequest):
    """A request with its actor; for annotations only, Django makes the object."""

    actor: Actor
    seats: list[Seat]
    user: Person  # type: ignore[assignment]
