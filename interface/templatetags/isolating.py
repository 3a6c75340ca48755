"""The `i18n` tags of Django, with what stands in a translated sentence isolated from it.

`{% blocktranslate with name=stakeholder %}Delegation of {{ name }}{% endblocktranslate %}` reads
right in Arabic whatever script the name is in. Settings put this in the place of `i18n`, so that it
holds for the templates of libraries too.
"""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.template import Context
from django.template.base import FilterExpression, Node, Parser, Token, TokenType
from django.template.base import render_value_in_context as in_context
from django.templatetags import i18n
from django.utils.safestring import mark_safe

from interface.bidi import isolated

register = template.Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)
TAG = re.compile("<[^>]*>")
VARIABLE = re.compile(r"{{(\w+)}}")


class Isolated:
    """What a variable stands for, as words of their own; numbers belong to their sentence."""

    def __init__(self, expression: FilterExpression) -> None:
        self.expression = expression

    def resolve(self, context: Context) -> Any:
        value = self.expression.resolve(context)
        if isinstance(value, int | float):
            return value
        words = in_context(value, context)
        apart = isolated(words)
        # Escaped where it has to be; marks of direction are no markup.
        return value if apart is words else mark_safe(apart)  # noqa: S308


@register.tag("blocktranslate")
@register.tag("blocktrans")
def blocktranslate(parser: Parser, token: Token) -> Node:
    node = i18n.do_block_translate(parser, token)
    tokens = [*node.singular, *(node.plural or [])]
    addresses = _within_tags(tokens)
    for name in {one.contents for one in tokens if one.token_type == TokenType.VAR}:
        if name not in addresses and name != node.countervar:
            said = node.extra_context.get(name) or parser.compile_filter(name)
            node.extra_context[name] = Isolated(said)  # type: ignore[assignment]
    return node


def _within_tags(tokens: list[Token]) -> set[str]:
    """The variables that stand in an attribute, such as the address of a link."""
    whole = "".join(
        f"{{{{{one.contents}}}}}" if one.token_type == TokenType.VAR else one.contents
        for one in tokens
    )
    return {name for tag in TAG.findall(whole) for name in VARIABLE.findall(tag)}
