"""Choosing the language of the pages: kept with the account, and by the browser without one."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from interface.access import own_address
from interface.languages import spoken
from stakeholders.actions.people import keep_settings
from stakeholders.requests import Request


@require_POST
def choose_language(request: Request) -> HttpResponse:
    """Back to the page that it was asked on; a cookie serves the pages of signing in and out."""
    code = request.POST.get("language", "")
    if code not in spoken():
        raise Http404
    if request.user.is_authenticated:
        person = request.user
        keep_settings(request.actor, name=person.name, language=code, time_zone=person.time_zone)
    response = HttpResponseRedirect(
        own_address(request, request.POST.get("next", ""), otherwise="/")
    )
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE or 365 * 24 * 3600,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
