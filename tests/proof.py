"""Whom a test signs in by hand has shown a second factor a moment ago, as their pages ask for it.

A sign-in by the pages' own forms is left as it is: what it has to show is tested there.
"""

import time
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from stakeholders import proof


@receiver(user_logged_in)
def shown_by_hand(sender: Any, request: Any, user: Any, **_rest: Any) -> None:
    if "REQUEST_METHOD" not in request.META:
        proof.note(request, user, "mfa")


def forget(client: Any) -> None:
    """The same session, opened with nothing that counts."""
    session = client.session
    session["account_authentication_methods"] = []
    session.save()


def note_password(client: Any) -> None:
    """The same session, opened a moment ago with a password alone."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()


def grow_old(client: Any, seconds: float = 3600.0) -> None:
    """What the session has shown was shown a while ago."""
    session = client.session
    key = "account_authentication_methods"
    session[key] = [{**record, "at": record["at"] - seconds} for record in session[key]]
    session.save()
