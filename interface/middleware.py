"""Middleware of the design system: refused acts get a page, and no typed text is lost."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from interface import kept, limits
from interface.access import name_of_address
from interface.characters import is_charset
from interface.refusal import Refusal
from interface.views.errors import refused, too_many

log = logging.getLogger(__name__)


class AddressMiddleware:
    """An address with a NUL in it names nothing: nothing can be stored under such a name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        if "\x00" in request.path_info:
            raise Http404


class CharsetMiddleware:
    """What is sent in no charset of text cannot be read, and is not tried."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        charset = request.content_params.get("charset") if request.content_params else None
        if charset is not None and not is_charset(charset):
            raise BadRequest("The charset of the request is none of text.")
        return self.get_response(request)


class LimitMiddleware:
    """Turns away who comes more often than anybody does; the API answers for itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        if request.path.startswith("/api/v1/"):
            return None
        doors = limits.doors_of(request, name_of_address(request))
        seconds = limits.wait(request, getattr(request, "user", None), doors)
        return too_many(request, seconds) if seconds else None


class KeptFormMiddleware:
    """Keeps a form that was not accepted, and shows a page for a refusal that no view caught."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and (self._asks_first(response) or self._failed(response)):
            self._keep(request, response)
        return response

    def _keep(self, request: HttpRequest, response: HttpResponse) -> None:
        try:
            found = kept.keep(request)
        except (DatabaseError, RequestDataTooBig, UnreadablePostError, ValueError):
            log.exception("a form that was not accepted could not be kept")
            return
        if found and self._asks_to_sign_in(response):
            messages.info(
                request,
                _(
                    "Your sign-in has expired. What you typed is kept for 24 hours and comes back "
                    "when you have signed in."
                )
                + self._without_files(request),
            )
        elif found and self._asks_first(response):
            words = _("What you typed is kept and comes back after this step.")
            messages.info(request, words + self._without_files(request))

    def _without_files(self, request: HttpRequest) -> str:
        """What has to be said beside it where a file was sent too."""
        return " " + _("The file is not: choose it again then.") if request.FILES else ""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refused(request, exception) if isinstance(exception, Refusal) else None

    def _failed(self, response: HttpResponse) -> bool:
        return response.status_code in (403, 409, 422, 429) or response.status_code >= 500

    def _asks_first(self, response: HttpResponse) -> bool:
        return self._asks_to_sign_in(response) or getattr(response, "keeps_typed", False)

    def _asks_to_sign_in(self, response: HttpResponse) -> bool:
        target = response.headers.get("Location") or response.headers.get("HX-Redirect") or ""
        return target.split("?")[0] == resolve_url(settings.LOGIN_URL)
