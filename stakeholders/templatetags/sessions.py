"""Browsers as the list of sessions and letters tell of them."""

from collections.abc import Iterable

from allauth.usersessions.models import UserSession
from django import template

from stakeholders.reads.browsers import browser_words

register = template.Library()


@register.filter
def in_words(agent: str) -> str:
    """ "Firefox on Android" for the line in which a browser names itself."""
    return browser_words(agent)


@register.filter
def with_browsers(sessions: Iterable[UserSession]) -> list[tuple[UserSession, str]]:
    """Each with its browser in words: the one that asks first, then the newest."""
    newest_first = sorted(sessions, key=lambda one: one.created_at, reverse=True)
    ordered = sorted(newest_first, key=lambda one: not one.is_current())
    return [(one, browser_words(one.user_agent)) for one in ordered]
