"""One request to one address: the family of its answer, and what no page may contain."""

import re
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.test.client import MULTIPART_CONTENT

from stakeholders.actors import Actor
from tests.doors.address import Address
from tests.doors.addresses import OWN_SEAT
from tests.doors.people import signed_in

INLINE = re.compile(
    rb"""<style[\s>]|\sstyle\s*=\s*["']|\son[a-z]+\s*=\s*["']|javascript:"""
    rb"""|<script(?![^>]*\bsrc=)(?![^>]*type="application/json")"""
)


class Walker:
    """Goes to addresses as one actor. What an act changes is taken back at once."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.client: Client = signed_in(actor)
        self.cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        self.problems: list[str] = []

    def get(self, address: Address) -> str:
        return self._go("GET", address.url, {})

    def post(self, address: Address) -> str:
        own = self.actor.seat_key
        if address.is_for_programs:
            return self._go("POST", address.url, address.sent, "application/json")
        sent = {name: own if value is OWN_SEAT else value for name, value in address.sent.items()}
        return self._go("POST", address.url, {"seat": own, **sent})

    def _go(
        self, method: str, url: str, sent: dict[str, Any], kind: str = MULTIPART_CONTENT
    ) -> str:
        with transaction.atomic():
            if method == "GET":
                answer: Any = self.client.get(url)
            else:
                answer = self.client.post(url, sent, kind)
            transaction.set_rollback(True)
        self.client.cookies.clear()
        for name, value in self.cookies.items():
            self.client.cookies[name] = value
        self._inspect(f"{method} {url}", answer)
        return family(answer)

    def _inspect(self, what: str, answer: HttpResponse) -> None:
        if answer.status_code >= 500:
            self.problems.append(f"{what}: {answer.status_code}")
        self.problems += [f"{what}: {problem}" for problem in flaws_of(answer)]


def flaws_of(answer: HttpResponse) -> list[str]:
    """What a strict policy forbids, on this answer."""
    policy = answer.headers.get("Content-Security-Policy", "")
    flaws = []
    if "script-src 'self'" not in policy or "unsafe" in policy:
        flaws.append(f"policy {policy!r}")
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        found = INLINE.search(answer.content)
        if found:
            flaws.append(f"inline {found[0]!r}")
    return flaws


def family(answer: HttpResponse) -> str:
    """The status, but "in" for a redirect to the sign-in and "to" for one elsewhere.

    "done" is the redirect after an act that was carried out, "list" a list of the API.
    """
    status = answer.status_code
    if status == 303:
        return "done"
    if status in (301, 302):
        return "in" if answer.headers["Location"].startswith("/accounts/login/") else "to"
    return "list" if is_list(answer) else str(status)


def is_list(answer: HttpResponse) -> bool:
    """A list of the API is there for everybody; what is in it differs."""
    kind = answer.headers.get("Content-Type", "")
    return (
        answer.status_code == 200 and kind == "application/json" and b'"results"' in answer.content
    )
