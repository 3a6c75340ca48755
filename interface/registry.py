"""Where higher apps say what the frame shows of them: navigation, panels and slots of the head.

Apps register in `AppConfig.ready()`. Registering a key again replaces it, so that a second
`ready()` changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import _StrOrPromise


def _always(request: HttpRequest) -> bool:
    return True


@dataclass(frozen=True)
class Entry:
    key: str
    label: _StrOrPromise
    url_name: str
    order: int
    shown: Callable[[Any], bool]


@dataclass(frozen=True)
class Panel:
    page: str
    key: str
    build: Callable[[Any, Any], dict[str, Any] | None]
    template: str
    order: int


@dataclass(frozen=True)
class Slot:
    key: str
    build: Callable[[Any], dict[str, Any] | None]
    template: str
    order: int
    position: str


class Navigation:
    """Links of one menu, in order."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def add(
        self,
        key: str,
        label: _StrOrPromise,
        url_name: str,
        order: int,
        shown: Callable[[Any], bool] = _always,
    ) -> None:
        self._entries[key] = Entry(key, label, url_name, order, shown)

    def entries(self, request: HttpRequest) -> list[Entry]:
        ordered = sorted(self._entries.values(), key=lambda entry: (entry.order, entry.key))
        return [entry for entry in ordered if entry.shown(request)]


class Panels:
    """What other apps show on a page: `build` gives the panel's context, or None to stay away."""

    def __init__(self) -> None:
        self._panels: dict[tuple[str, str], Panel] = {}

    def add(
        self,
        page: str,
        key: str,
        build: Callable[[Any, Any], dict[str, Any] | None],
        template: str,
        order: int,
    ) -> None:
        self._panels[page, key] = Panel(page, key, build, template, order)

    def of(self, page: str) -> list[Panel]:
        found = [panel for panel in self._panels.values() if panel.page == page]
        return sorted(found, key=lambda panel: (panel.order, panel.key))


class HeadSlots:
    """What other apps show in the head of every page: a "banner" above it, in the "bar" that every
    page has, at the "end" of it or of the head of a text, and in the "menu" that holds the
    navigation on a narrow screen."""

    positions = ("banner", "bar", "end", "menu")

    def __init__(self) -> None:
        self._slots: dict[str, Slot] = {}

    def add(
        self,
        key: str,
        build: Callable[[Any], dict[str, Any] | None],
        template: str,
        order: int,
        position: str = "end",
    ) -> None:
        if position not in self.positions:
            raise ValueError(f"no such place in the head: {position}")
        self._slots[key] = Slot(key, build, template, order, position)

    def at(self, position: str) -> list[Slot]:
        found = [slot for slot in self._slots.values() if slot.position == position]
        return sorted(found, key=lambda slot: (slot.order, slot.key))


navigation = Navigation()
account_menu = Navigation()
panels = Panels()
head_slots = HeadSlots()
