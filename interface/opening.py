"""Who opens a form and for which seat: it is acted on for the same person and seat only."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _

from interface import kept
from interface.identifiers import uuid7


def carried(request: HttpRequest, form_key: str) -> dict[str, str]:
    """What every rendering of a form carries, hidden."""
    opened = kept.OpenedBy(person_of(request), speaker_of(request), form_key)
    return {"seat": seat_of(request), "once": str(uuid7()), "opened_by": opened.sign()}


def stale(request: HttpRequest, sent: Mapping[str, str]) -> str:
    """Why what was sent is not acted on: another person or seat speaks now; "" where none does."""
    opened = kept.opened_by(sent)
    same_person = opened is None or opened.person == person_of(request)
    if sent.get("seat", "") == seat_of(request) and same_person:
        return ""
    return _(
        "This form was opened for %(then)s, you now speak as %(now)s. Nothing was done. Change "
        "the seat to act for %(then)s; whatever you send from here is sent for %(now)s."
    ) % {
        "then": opened.speaker if opened else _("another seat"),
        "now": speaker_of(request),
    }


def person_of(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    return str(user.pk) if user and user.is_authenticated else ""


def seat_of(request: HttpRequest) -> str:
    return getattr(getattr(request, "actor", None), "seat_key", "") or ""


def speaker_of(request: HttpRequest) -> str:
    stakeholder = getattr(getattr(request, "actor", None), "stakeholder", None)
    return str(stakeholder) if stakeholder else _("yourself")
