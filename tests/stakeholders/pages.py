"""Reading and sending pages in tests as a browser would, with the hidden fields of the form."""

from typing import Any

from django.test import Client

from stakeholders.models import Person, Seat

BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(who: Person | Seat) -> Client:
    """A browser of that person; under the seat, where one was given."""
    client = Client()
    client.force_login(who.person if isinstance(who, Seat) else who, backend=BACKEND)
    if isinstance(who, Seat):
        session = client.session
        session["seat"] = str(who.pk)
        session.save()
    return client


def send(client: Client, page: str, *, to: str = "", form: str = "form", **fields: Any) -> Any:
    """POST a form as its page rendered it: to the page itself, or to another address."""
    shown = client.get(page).context[form]
    hidden = {name: shown[name].value() for name in ("seat", "once", "opened_by")}
    return client.post(to or page, {**hidden, **fields})


def actor_at(client: Client) -> Any:
    """As whom the pages take this browser."""
    request: Any = client.get("/stakeholders/").wsgi_request
    return request.actor


def text_of(response: Any) -> str:
    return str(response.content.decode())
