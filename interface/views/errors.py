"""Error pages: each says what happened, what became of what was typed, and where to go next."""

from __future__ import annotations

import json
import logging
import sys
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django_guid import get_guid

from interface import done, kept
from interface.refusal import Refusal

log = logging.getLogger(__name__)
# Seconds: as long as an engine takes to come back after a crash.
RETRY_AFTER = 10
# Whoever asks below it is a program, even where the API has no such address.
API = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _is_of_api(request):
        return _problem(400)
    too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    return _page(request, "400.html", 400, {"too_large": too_large})


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _is_of_api(request):
        return _problem(403)
    return _page(request, "403.html", 403, {})


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page for a refusal outside a form; the API answers for itself."""
    context: dict[str, object] = {"message": refusal.message, "done": done.here(request)}
    return _page(request, "403.html", refusal.status, context)


def too_many(request: HttpRequest, seconds: int = 60) -> HttpResponse:
    """Also what allauth answers at the sign-in, which does not say for how long."""
    answer = _page(request, "429.html", 429, {"seconds": seconds})
    answer["Retry-After"] = str(seconds)
    return answer


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _is_of_api(request):
        return _problem(404)
    reason = str(exception.args[0]) if _is_for_readers(exception) else ""
    return _page(request, "404.html", 404, {"reason": reason, "done": done.here(request)})


def _is_for_readers(exception: Exception) -> bool:
    """Django's own 404s tell of patterns that were tried and of rows that matched no query."""
    args = exception.args
    ours = isinstance(exception, Http404) and bool(args) and not isinstance(args[0], dict)
    return ours and not _raised_in(exception).startswith("django.")


def _raised_in(exception: Exception) -> str:
    """The module that raised it."""
    place = exception.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    return str(place.tb_frame.f_globals.get("__name__", "")) if place else ""


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database or the session: it may be them that failed.

    Django calls this while the exception is being handled; where it was the database that did not
    answer, a program is told to come back.
    """
    away = isinstance(sys.exception(), OperationalError | InterfaceError)
    status = 503 if away else 500
    if _is_of_api(request):
        answer = _problem(status)
    else:
        posted = request.method == "POST"
        said = {"posted": posted, "status": status, **_named()}
        answer = HttpResponse(render_to_string("500.html", said), status=status)
    if away:
        answer["Retry-After"] = str(RETRY_AFTER)
    return answer


def _is_of_api(request: HttpRequest) -> bool:
    return request.path.startswith(API)


def _problem(status: int) -> HttpResponse:
    """What a program is told where the API itself was not reached, or failed."""
    phrase = HTTPStatus(status).phrase
    return HttpResponse(
        json.dumps({"type": "about:blank", "title": phrase, "status": status}),
        status=status,
        content_type="application/problem+json",
    )


def _named() -> dict[str, str]:
    """The id by which those who run the forum find the request in their log."""
    request_id = get_guid()
    return {"request_id": request_id} if request_id else {}


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Most often the sign-in changed in another window while the form stood open."""
    opened = kept.opened_by(request.POST)
    context = {"kept": bool(opened and opened.person), "back": kept.page_of(request)}
    return _page(request, "403_csrf.html", 403, context)


def _page(
    request: HttpRequest, template: str, status: int, context: dict[str, object]
) -> HttpResponse:
    """With the whole frame if it can be had; without it if the frame's own questions fail."""
    context = {**context, **_named()}
    try:
        body = render_to_string(template, context, request)
    except Exception:
        log.exception("the frame of an error page could not be drawn")
        body = render_to_string(template, context)
    return HttpResponse(body, status=status)
