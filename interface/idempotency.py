"""Programs may ask twice: a request with an `Idempotency-Key` is carried out once.

The same key with the same request gets the first answer again; with another request it is refused.
A refusal is not kept: what stood in the way may be gone when the program asks again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from interface import clock
from interface.contents import identity
from interface.models import LONGEST_KEY, KeyedAnswer
from interface.refusal import Refusal

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
LASTS = timedelta(hours=24)


@transaction.atomic
def once(request: Request, work: Callable[[], Response]) -> Response:
    """The answer of `work`, which is done once for each key of a person's seat within a day."""
    key = request.headers.get(HEADER, "")
    person: UUID | None = getattr(request.user, "pk", None)
    if not key or person is None:
        return work()
    if len(key) > LONGEST_KEY or not key.isprintable() or not key.isascii():
        message = _("An idempotency key has at most %(limit)s printable ASCII characters.")
        raise Refusal("bad_idempotency_key", message % {"limit": LONGEST_KEY}, field=HEADER)
    whose = {"person_id": person, "seat_key": _seat_of(request), "key": key}
    KeyedAnswer.objects.filter(**whose, created_at__lte=clock.now() - LASTS).delete()
    asked = _fingerprint(request)
    try:
        # A second request waits here until the first has committed, and then finds its answer.
        with transaction.atomic():
            kept = KeyedAnswer.objects.create(**whose, asked=asked)
    except IntegrityError:
        return _again(KeyedAnswer.objects.get(**whose), asked)
    answer = work()
    kept.status = answer.status_code
    kept.body = json.loads(JSONRenderer().render(answer.data)) if answer.data is not None else None
    kept.location = answer.headers.get("Location", "")
    kept.save(update_fields=["status", "body", "location"])
    return answer


def _seat_of(request: Request) -> str:
    """Under another seat the same request is another act."""
    return str(getattr(getattr(request, "actor", None), "seat_key", ""))


def _again(kept: KeyedAnswer, asked: str) -> Response:
    if kept.asked != asked:
        message = _("This idempotency key was used for another request.")
        raise Refusal("idempotency_key_reused", message, field=HEADER)
    headers = {REPLAYED: "true", **({"Location": kept.location} if kept.location else {})}
    return Response(kept.body, status=kept.status, headers=headers)


def _fingerprint(request: Request) -> str:
    """Of the address and of what was understood of the body, whatever its white space."""
    said = json.dumps(request.data, sort_keys=True, default=_told)
    whole = "\n".join([request.method or "", request.get_full_path(), said])
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _told(value: object) -> str:
    """What JSON has no form for."""
    return identity(value) if isinstance(value, File) else str(value)
