"""The language of the pages can be chosen in the head of each of them, signed in or not."""

from typing import Any

from django.utils.translation import get_language

from interface.languages import own_names
from interface.registry import head_slots
from stakeholders.requests import Request


def register() -> None:
    head_slots.add("language", languages, "stakeholders/language_menu.html", 20)
    head_slots.add("languages", languages, "stakeholders/languages.html", 10, "menu")


def languages(request: Request) -> dict[str, Any] | None:
    """Each under its own name; nothing where pages speak only one."""
    names = own_names()
    if len(names) < 2:
        return None
    current = get_language()
    return {
        "languages": names,
        "current": current,
        "own_name": dict(names).get(current or "", ""),
        "back": request.get_full_path(),
    }
