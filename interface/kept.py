"""Keeps what somebody typed and the server could not accept, and gives it back to that person.

The form itself says whose it is: its hidden field `opened_by` is signed when it is rendered, so it
still holds when the sign-in has meanwhile expired, and nobody can plant a text in another's form.
Passwords are never kept, because only forms for acts carry that field.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import UUID

from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from interface import clock
from interface.models import LONGEST_FORM, LONGEST_PATH, LONGEST_SEAT_KEY, KeptForm

if TYPE_CHECKING:
    from collections.abc import Mapping

SALT = "interface.opened_by"
CARRIED = ("seat", "once", "opened_by")
# In the address of a page that shows what was typed and set aside.
LOOKED_AT = "preview"
LONGEST = 1_000_000
# The place of a form on its page, where the form says it: a name that no field has.
WHERE = "on_page"
PLACE = re.compile(r"[\w-]{1,80}")


@dataclass(frozen=True)
class OpenedBy:
    """Who opened a form: the person's key (or ""), the name they spoke under, and which form."""

    person: str
    speaker: str
    form: str

    def sign(self) -> str:
        return signing.dumps([self.person, self.speaker, self.form], salt=SALT)


def opened_by(data: Mapping[str, Any]) -> OpenedBy | None:
    """Who opened the form that was sent, or None where it does not say so in our own hand."""
    try:
        person, speaker, form = signing.loads(str(data.get("opened_by", "")), salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return OpenedBy(str(person), str(speaker), str(form))


def keep(request: HttpRequest, changed: QueryDict | None = None) -> KeptForm | None:
    """Keep the form that `request` carries for whoever opened it; None if nothing is kept.

    `changed` is kept in place of what was sent, where a button changed it.
    """
    opened = opened_by(request.POST)
    if opened is None or not opened.person:
        return None
    user = getattr(request, "user", None)
    if user and user.is_authenticated and str(user.pk) != opened.person:
        return None
    sent = request.POST if changed is None else changed
    data = {
        name: [without_nul(value) for value in sent.getlist(name)]
        for name in sent
        if name not in (*CARRIED, "csrfmiddlewaretoken", WHERE) and "\x00" not in name
    }
    typed = any(value.strip() for values in data.values() for value in values)
    if not typed or len(json.dumps(data)) > LONGEST:
        return None
    person_id = UUID(opened.person)
    kept, _made = KeptForm.objects.update_or_create(
        person_id=person_id,
        seat_key=without_nul(request.POST.get("seat", ""))[:LONGEST_SEAT_KEY],
        path=request.path[:LONGEST_PATH],
        form=opened.form[:LONGEST_FORM],
        defaults={
            "data": data,
            "page": page_of(request)[:LONGEST_PATH],
            "created_at": moment_of(request),
        },
    )
    _make_room(person_id)
    return kept


def moment_of(request: HttpRequest) -> datetime:
    """When what this request sent counts as kept: one moment for the page shown and the row."""
    moment: datetime | None = getattr(request, "_kept_at", None)
    if moment is None:
        moment = request._kept_at = clock.now()  # type: ignore[attr-defined]
    return moment


def without_nul(text: str) -> str:
    """What PostgreSQL can store; a browser never sends the sign, somebody trying doors does."""
    return text.replace("\x00", "")


def _make_room(person_id: UUID) -> None:
    newest_first = KeptForm.objects.filter(person_id=person_id).order_by("-created_at")
    surplus = list(newest_first.values_list("pk", flat=True)[KeptForm.PER_PERSON :])
    if surplus:
        KeptForm.objects.filter(pk__in=surplus).delete()


def page_of(request: HttpRequest) -> str:
    """The page of our own that showed the form, and where on it: where to go back to, as a path."""
    referer = urlsplit(request.headers.get("referer", ""))
    if referer.path and referer.netloc == request.get_host():
        query = QueryDict(referer.query, mutable=True)
        query.pop(LOOKED_AT, None)
        page = referer.path + (f"?{query.urlencode()}" if query else "")
    else:
        page = request.get_full_path()
    place = request.POST.get(WHERE, "")
    return f"{page}#{place}" if PLACE.fullmatch(place) else page


def find(request: HttpRequest, path: str, form: str) -> tuple[KeptForm, QueryDict] | None:
    """What is kept for this person and seat here: one query a page, however many forms."""
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated:
        return None
    places: dict[tuple[str, str], UUID] | None = getattr(request, "_kept_places", None)
    if places is None:
        seat = getattr(getattr(request, "actor", None), "seat_key", "")
        rows = KeptForm.objects.of_seat(user.pk, seat).values_list("path", "form", "pk")
        places = {(row_path, row_form): pk for row_path, row_form, pk in rows}
        request._kept_places = places  # type: ignore[attr-defined]
    pk = places.get((path[:LONGEST_PATH], form[:LONGEST_FORM]))
    kept = KeptForm.objects.filter(pk=pk).first() if pk else None
    return (kept, as_query(kept)) if kept else None


@dataclass(frozen=True)
class Typed:
    """A kept form as a list shows it."""

    words: str
    page: str
    until: datetime


def of_reader(request: HttpRequest) -> list[Typed]:
    """What is kept for this person and seat, newest first."""
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated:
        return []
    seat = getattr(getattr(request, "actor", None), "seat_key", "")
    rows = KeptForm.objects.of_seat(user.pk, seat).order_by("-created_at")
    return [Typed(excerpt(row), row.page, row.created_at + KeptForm.LASTS) for row in rows]


def excerpt(kept: KeptForm) -> str:
    """The beginning of the longest that was typed; a lone word is most often a choice."""
    sent = [value for values in kept.data.values() for value in values]
    # A form carries keys and addresses beside what was typed: they have no spaces.
    values = [" ".join(value.split()) for value in sent]
    longest = max((value for value in values if " " in value), key=len, default="")
    return Truncator(longest).chars(80) if longest else _("answers chosen in a form")


def as_query(kept: KeptForm) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, values in kept.data.items():
        query.setlist(name, values)
    return query


def drop(request: HttpRequest, path: str = "") -> None:
    """Forget what was kept of the form that has just been accepted, at `path` or where it came."""
    opened = opened_by(request.POST)
    if opened and opened.person:
        place = (path or request.path)[:LONGEST_PATH]
        KeptForm.objects.filter(
            person_id=UUID(opened.person), path=place, form=opened.form[:LONGEST_FORM]
        ).delete()
