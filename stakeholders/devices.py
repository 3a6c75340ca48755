"""Devices that a person has signed in on before: a signed cookie knows them, no table does.

Who signs in on another one is told by letter, in case it was somebody else.
"""

import hashlib

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from interface import clock
from stakeholders import letters
from stakeholders.models import Person

COOKIE = "devices"
SALT = "stakeholders.devices"
LASTS = 366 * 24 * 3600
# One device may be shared by a delegation.
MOST = 20


def notice(request: HttpRequest, response: HttpResponse, person: Person, *, first: bool) -> None:
    """Know this device from now on; where it was not known, tell its person, but not the first."""
    known = _known(request)
    mark = _mark(person)
    if mark not in known and not first:
        letters.write(
            "new_device",
            person.email,
            person=person,
            browser=request.headers.get("User-Agent", "")[:200],
            at=clock.now(),
            url=letters.address_of("usersessions_list"),
        )
    others = [one for one in known if one != mark]
    response.set_cookie(
        COOKIE,
        signing.dumps([*others, mark][-MOST:], salt=SALT),
        max_age=LASTS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _known(request: HttpRequest) -> list[str]:
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return []
    return [str(mark) for mark in found]


def _mark(person: Person) -> str:
    """Says nothing to who reads the cookie: it is not the person's key."""
    return hashlib.sha256(f"{SALT} {person.pk}".encode()).hexdigest()[:24]
