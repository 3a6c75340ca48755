"""The small signs as HTML: icons, stances, pips. Made by hand because a text page has thousands."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.templatetags.static import static
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

SPRITE = "img/sprite.svg"


@lru_cache(maxsize=1)
def sprite_url() -> str:
    return static(SPRITE)


@lru_cache(maxsize=256)
def icon(name: str, extra: str = "") -> SafeString:
    classes = escape(f"icon {extra}".strip())
    return _svg(classes, f"i-{name}")


@lru_cache(maxsize=256)
def stance(name: str, word: str = "") -> SafeString:
    sign = _svg(f"st st--{escape(name)}", f"st-{name}")
    if not word:
        return sign
    return mark_safe(f'{sign}<span class="vh">{escape(word)}</span>')  # noqa: S308


def kind_name(kind: str, name: object) -> SafeString:
    """A stakeholder's name behind the bar of its constituency."""
    return format_html('<span class="kind kind--{}"><bdi>{}</bdi></span>', kind, name)


def pips(counts: Iterable[tuple[str, int, str]], label: str, big: bool = False) -> SafeString:
    rows = "".join(
        f'<li>{stance(name)}{number}<span class="vh"> {conditional_escape(word)}</span></li>'
        for name, number, word in counts
        if number
    )
    if not rows:
        return mark_safe("")
    size = " pips--big" if big else ""
    named = f' aria-label="{escape(label)}"' if label else ""
    return mark_safe(f'<ul class="pips{size}"{named}>{rows}</ul>')  # noqa: S308


def _svg(classes: str, symbol: str) -> SafeString:
    return mark_safe(  # noqa: S308  (the parts are escaped)
        f'<svg class="{classes}" aria-hidden="true">'
        f'<use href="{sprite_url()}#{escape(symbol)}"/></svg>'
    )
