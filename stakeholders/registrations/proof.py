"""What asks for more proof than a sign-in, and what counts as one beside allauth's own."""

from typing import Any

from allauth.account.authentication import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
)
from allauth.account.signals import authentication_step_completed
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.http import HttpRequest

from stakeholders import accounts, proof
from stakeholders.models import Person

FINAL = ["application", "end_mandate", "tokens", "personal_data", "person_erasure"]
FINAL_FOR_SCRIPTS = ["api-application-decision", "api-seat-ending"]


def register() -> None:
    proof.cannot_be_undone([*FINAL, *FINAL_FOR_SCRIPTS])
    proof.hands_out_what_is_private(["personal_file"])
    proof.is_no_act(["invitation_decline", "personal_file"])
    authentication_step_completed.connect(accounts.count_as_confirmed)
    authenticator_added.connect(count_as_shown)
    authenticator_removed.connect(count_no_more)


def count_as_shown(
    request: HttpRequest | None, user: Person, authenticator: Authenticator, **_rest: Any
) -> None:
    """Who sets up a key or an app has just used it: this session need not be opened anew."""
    if request is not None and authenticator.type != Authenticator.Type.RECOVERY_CODES:
        proof.note(request, user, "mfa")


def count_no_more(request: HttpRequest | None, user: Person, **_rest: Any) -> None:
    """Without any second factor left, none has been shown."""
    if request is not None and not get_adapter().is_mfa_enabled(user):
        records = get_authentication_records(request, user)
        others = [record for record in records if record["method"] != "mfa"]
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = others
