"""What a request carries once the middleware has said who speaks."""

from typing import Any

from django.http import HttpRequest

from stakeholders.actors import Actor
from stakeholders.models import Person, Seat


def actor_of(request: Any) -> Actor:
    """The actor of the request that the API wraps."""
    actor: Actor = request.actor
    return actor


class Request(HttpRequest):
    """A request with its actor; for annotations only, Django makes the object."""

    actor: Actor
    seats: list[Seat]
    user: Person
