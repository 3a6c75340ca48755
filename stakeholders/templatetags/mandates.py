"""Template questions about rights: `{% may "proposals.amend" proposal as ok %}`."""

from typing import Any

from django import template

from stakeholders.permits import permits

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: template.Context, permission: str, subject: Any = None) -> bool:
    return permits(context["request"].actor, permission, subject)
