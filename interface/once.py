"""One click is one act: what a form was sent with is acted on once, and the device is told."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.datastructures import MultiValueDict

from interface.contents import identity
from interface.kept import CARRIED
from interface.models import Submission

REMEMBERED = 8
"""Accepted renderings whose keys a device is told."""


def act_once(
    key: UUID | None, person: str, act: Callable[[], Any], then: Callable[[Any], str] | str
) -> tuple[str, Any]:
    """Where the act leads, and what it made; None if it had been carried out before."""
    if key is None:
        made = act()
        return _resolve(then, made), made
    try:
        # A second click waits here until the first has committed, and then finds its row.
        with transaction.atomic():
            Submission.objects.create(key=key, person_id=person or None)
    except IntegrityError:
        return Submission.objects.get(key=key).url, None
    made = act()
    url = _resolve(then, made)
    Submission.objects.filter(key=key).update(url=url)
    return url, made


def submission_key(
    once: str, person: str, path: str, data: QueryDict, files: MultiValueDict[str, UploadedFile]
) -> UUID | None:
    """One key per person, address, rendering and content.

    The content belongs to it: who goes back, changes the text and sends it again acts anew.
    """
    try:
        rendering = UUID(once)
    except ValueError:
        return None
    content = hashlib.sha256()
    for name in sorted(set(data) - {*CARRIED, "csrfmiddlewaretoken"}):
        content.update(repr((name, data.getlist(name))).encode())
    for name in sorted(files):
        sent = [identity(file) for file in files.getlist(name)]
        content.update(repr((name, sent)).encode())
    return uuid5(rendering, f"{person} {path} {content.hexdigest()}")


def tell_device(request: HttpRequest, response: HttpResponse, once: str) -> None:
    """Tells autosave which renderings were accepted, so that it forgets those texts only."""
    before = request.COOKIES.get("sent", "").split(".")[1 - REMEMBERED :]
    # Whoever sends something else than a rendering's key has no device to be told.
    sent = [part for part in [*before, once] if _is_key(part)]
    response.set_cookie(
        "sent", ".".join(sent), max_age=86400, samesite="Lax", secure=request.is_secure()
    )


def _is_key(given: str) -> bool:
    try:
        return str(UUID(given)) == given
    except ValueError:
        return False


def _resolve(then: Callable[[Any], str] | str, result: Any) -> str:
    return then if isinstance(then, str) else then(result)
