"""Signing in as a seat, and sending a form as its page shows it."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

from stakeholders.actors import Actor


def signed_in(client: Client, actor: Actor) -> Client:
    assert actor.person is not None
    client.force_login(actor.person)
    session = client.session
    session["seat"] = actor.seat_key
    session.save()
    return client


class Fields(HTMLParser):
    """The hidden fields of the first form that has a field of this name."""

    def __init__(self, has: str) -> None:
        super().__init__()
        self.has = has
        self.forms: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.forms.append({})
        elif self.forms and given.get("name"):
            if tag == "input" and given.get("type") == "hidden":
                self.forms[-1][str(given["name"])] = given.get("value") or ""
            else:
                self.forms[-1].setdefault(f" {given['name']}", "")

    def found(self) -> dict[str, str]:
        for form in self.forms:
            if f" {self.has}" in form or self.has in form:
                return {name: value for name, value in form.items() if not name.startswith(" ")}
        raise AssertionError(f"no form has a field {self.has}")


def send(client: Client, url: str, has: str, **said: Any) -> Any:
    """Open the page, fill in its form that has the field `has`, and send it to the same address."""
    page = client.get(url)
    assert page.status_code == 200, page.status_code
    fields = Fields(has)
    fields.feed(page.content.decode())
    return client.post(url, {**fields.found(), **said})
