"""The door of pages that need a sign-in: nothing that was typed is lost at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from interface import kept


def signed_in[View: Callable[..., HttpResponseBase]](view: View) -> View:
    """Lets signed-in people in; everybody else signs in and comes back to the page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        return to_sign_in(request)

    return cast("View", guarded)


def signed_in_to_send[View: Callable[..., HttpResponseBase]](view: View) -> View:
    """Lets everybody read; who sends a form signs in first, and nothing that was typed is lost."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated:
            return to_sign_in(request)
        return view(request, *args, **kwargs)

    return cast("View", guarded)


def is_by_htmx(request: HttpRequest) -> bool:
    """Whether a page that stays open asks, and can show a fragment or follow HX-Redirect."""
    return bool(request.htmx)  # type: ignore[attr-defined]


def to_sign_in(request: HttpRequest) -> HttpResponse:
    return by_way_of(request, resolve_url(settings.LOGIN_URL))


def by_way_of(request: HttpRequest, door: str) -> HttpResponse:
    """To a page of the account first, and from there back; what was typed is kept meanwhile."""
    back = request.get_full_path() if request.method == "GET" else kept.page_of(request)
    url = f"{door}?{urlencode({'next': back})}"
    answer = HttpResponse(headers={"HX-Redirect": url}) if is_by_htmx(request) else redirect(url)
    answer.keeps_typed = True  # type: ignore[attr-defined]
    return answer


def own_address(request: HttpRequest, asked: str, *, otherwise: str) -> str:
    """Where somebody asks to be led, if that is here: a form leads nobody to another site."""
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if is_ours else otherwise


def name_of_address(request: HttpRequest) -> str:
    """The name under which the address is known, with its room; none where there is no page."""
    return request.resolver_match.view_name if request.resolver_match else ""
