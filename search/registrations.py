"""What search tells the frame: the box in the head of every page, and in its menu."""

from typing import Any

from django.http import HttpRequest

from interface import limits
from interface.access import name_of_address
from interface.registry import head_slots


def register() -> None:
    head_slots.add("search", box, "search/bar.html", 10, "bar")
    head_slots.add("search_menu", box, "search/menu.html", 5, "menu")
    limits.guard("heavy", "search")


def box(request: HttpRequest) -> dict[str, Any] | None:
    """Nothing on the page of results, which has a larger one."""
    return None if name_of_address(request) == "search" else {}
