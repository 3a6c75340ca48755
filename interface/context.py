"""What every page's frame needs: the navigation, who is signed in and as whom they speak."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from interface import registry


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """`frame.navigation` and `frame.account`: links; `frame.person` and `frame.seat`: keys."""
    return {"frame": SimpleLazyObject(lambda: _frame(request))}


def _frame(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return {
        "signed_in": signed_in,
        "person": str(user.pk) if user and signed_in else "",
        "person_name": str(user) if user and signed_in else "",
        "seat": getattr(getattr(request, "actor", None), "seat_key", ""),
        "navigation": _links(registry.navigation, request),
        "account": _links(registry.account_menu, request) if signed_in else [],
    }


def _links(menu: registry.Navigation, request: HttpRequest) -> list[dict[str, Any]]:
    links: list[dict[str, Any]] = []
    for entry in menu.entries(request):
        try:
            url = reverse(entry.url_name)
        except NoReverseMatch:
            continue
        links.append({"key": entry.key, "label": entry.label, "url": url, "current": False})
    # A page below another one of the menu is itself, not that other one.
    here = [one for one in links if request.path == one["url"] or _is_below(request, one["url"])]
    if here:
        max(here, key=lambda one: len(one["url"]))["current"] = True
    return links


def _is_below(request: HttpRequest, url: str) -> bool:
    return url != "/" and request.path.startswith(url)
