"""The ten roles that walk through every door. Dravenia drafted the texts, Marlonia is a member."""

from collections.abc import Callable

from django.test import Client

from stakeholders.actors import ANONYMOUS, Actor
from stakeholders.models import Person
from tests import world

ROLES: dict[str, Callable[[], Actor]] = {
    "anonymous": lambda: ANONYMOUS,
    "seatless": lambda: Actor.of_person(seatless()),
    "observer": lambda: world.actor_of("Dravenia", "observer"),
    "adviser": lambda: world.actor_of("Dravenia", "adviser"),
    "delegate": lambda: world.actor_of("Dravenia", "delegate"),
    "head": lambda: world.actor_of("Dravenia", "head"),
    "member": lambda: world.actor_of("Marlonia", "delegate"),
    "outsider": lambda: world.actor_of("Kesimba", "delegate"),
    "co-chair": lambda: world.cochair(world.group()),
    "secretariat": lambda: world.actor_of("Secretariat", "head"),
}
AUTHORS = ("observer", "adviser", "delegate", "head")
# Who may not see what is readable by the group only.
OUTSIDE = ("anonymous", "seatless", "outsider")


def seatless() -> Person:
    found = Person.objects.filter(email="nobody@yet.example").first()
    return found or Person.objects.create_user(
        "nobody@yet.example", "a long pass phrase", name="Nobody Yet"
    )


def signed_in(actor: Actor, *, enforce_csrf_checks: bool = False) -> Client:
    """A client whose session speaks as this actor."""
    client = Client(enforce_csrf_checks=enforce_csrf_checks, raise_request_exception=False)
    if actor.person is not None:
        client.force_login(actor.person, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        session["seat"] = actor.seat_key
        session.save()
    return client
