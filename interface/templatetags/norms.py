"""Template tags of the design system, built into every template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from interface import bidi, done, kept, listing, registry, signs, times
from interface.complaints import said_of
from interface.pagination import PARAMETER

register = template.Library()


@register.filter
def listed(items: Iterable[object]) -> SafeString:
    """Names one beside another, with the comma of the language."""
    return listing.listed_html(items)


@register.simple_tag
def comma() -> str:
    """What stands between two things told one after the other, with its space."""
    return listing.comma()


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """A line icon of the sprite: decoration only, words stand beside it."""
    return signs.icon(name, extra)


@register.simple_tag
def stance(name: str, word: str = "") -> SafeString:
    """The sign of a stance; with `word`, also for those who cannot see it."""
    return signs.stance(name, word)


@register.simple_tag
def pips(counts: Iterable[tuple[str, int, str]], label: str = "", big: bool = False) -> SafeString:
    """Counts of stances as (stance, number, word); nothing at all where every count is nought."""
    return signs.pips(counts, label, big)


@register.simple_tag
def kind_name(kind: str, name: object) -> SafeString:
    """A stakeholder's name behind the bar of its constituency."""
    return signs.kind_name(kind, name)


@register.inclusion_tag("interface/stage_line.html")
def stage_line(steps: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The stages of a text as (word, "done" | "current" | "coming")."""
    return {"steps": [{"word": word, "state": state} for word, state in steps]}


@register.simple_tag
def moment(when: datetime | None, words: str = "") -> SafeString:
    """A date and time with its zone; the reader's own time behind it where it differs."""
    return times.moment(when, words)


@register.simple_tag
def due(when: datetime) -> SafeString:
    """A deadline: the day, and under it the hours."""
    return times.due(when)


@register.filter
def time_left(deadline: datetime) -> str:
    return times.time_left(deadline)


@register.simple_tag
def own_moment(when: datetime) -> SafeString:
    """When the reader did something, by the reader's own clock."""
    return times.own_moment(when)


@register.simple_tag
def own_clock() -> dict[str, str]:
    """By what a script writes a moment as the server does."""
    return times.own_clock()


@register.filter
def own_moment_words(when: datetime) -> str:
    """The same, where no element can stand: in an attribute or within a sentence."""
    return times.own_moment_words(when)


@register.filter
def complaints(bound: BoundField) -> list[str]:
    """What is wrong with an answer, in the same words whichever library the form is of."""
    return said_of(bound)


@register.filter
def isolated(words: object) -> str:
    """Words that may run the other way, where no element can mark them: in an option, a title."""
    return bidi.isolated(str(words))


@register.filter
def record_date(when: date) -> str:
    """The day of an act as documents cite it, as plain words."""
    return times.day_words(times.day_of_record(when))


@register.simple_tag
def zone_of_pages() -> str:
    """How the times of this page are offset from UTC: "UTC", "UTC+13", "UTC−3:30"."""
    return times.offset_words(timezone.localtime())


@register.simple_tag(takes_context=True)
def done_here(context: template.Context) -> str:
    """Where the act led that this reader has just done at this address; nothing if none."""
    return done.here(context["request"])


@register.inclusion_tag("interface/kept_forms.html", takes_context=True)
def kept_forms(context: template.Context) -> dict[str, Any]:
    """What this seat typed and the forum could not take, each with its page and its last hour."""
    return {"kept": kept.of_reader(context["request"])}


@register.simple_tag
def day(when: date | None) -> SafeString:
    """A date without time of day."""
    return times.day(when)


@register.simple_tag
def record_day(when: date | None) -> SafeString:
    """The day of an act as documents cite it, the same for every reader."""
    return times.day(when and times.day_of_record(when))


@register.simple_tag
def field(bound: BoundField, label: str = "", **attrs: Any) -> SafeString:
    """Label, hint, error and control, with attributes: `{% field form.text rows=9 %}`.

    An attribute of False is left out.
    """
    if label:
        bound.label = label
    if attrs:
        named = {name.replace("_", "-"): value for name, value in attrs.items()}
        bound.field.widget.attrs.update(named)
    return bound.as_field_group()


@register.inclusion_tag("interface/forms/errors.html")
def errors(form: BaseForm) -> dict[str, Any]:
    """The top of a form: hidden fields, what was restored, and what stands in the way."""
    wrong = [form[name] for name in form.errors if name in form.fields] if form.is_bound else []
    return {
        "form": form,
        "kept": getattr(form, "kept", None),
        "filled_at": getattr(form, "filled_at", ""),
        "looked_at": getattr(form, "is_looked_at", False),
        "hidden": getattr(form, "hidden", None),
        # The one of several choices that is first has an id; the whole has none.
        "wrong": [
            (bound, bound.id_for_label or f"{bound.auto_id}_0")
            for bound in wrong
            if not bound.is_hidden
        ],
        "hidden_wrong": [bound for bound in wrong if bound.is_hidden],
    }


@register.simple_tag(takes_context=True)
def act_button(
    context: template.Context, form: BaseForm, label: str, variant: str = "", action: str = ""
) -> SafeString:
    """A form of one button. `action` lets many rows of a page share one form object."""
    classes = " ".join(f"btn--{word}" for word in variant.split())
    return format_html(
        '<form class="act" method="post" action="{}">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">{}'
        '<button class="btn {}">{}</button></form>',
        action or getattr(form, "action", ""),
        get_token(context["request"]),
        _top(form),
        classes,
        label,
    )


def _top(form: BaseForm) -> SafeString:
    if form.is_bound and form.errors:
        return render_to_string("interface/forms/errors.html", errors(form))
    hidden = getattr(form, "hidden", None)
    return hidden if hidden is not None else mark_safe("")


@register.simple_tag(takes_context=True)
def panels(context: template.Context, page: str, subject: Any = None) -> SafeString:
    """What higher apps have registered for this page."""
    request = context["request"]
    built = ((panel, panel.build(request, subject)) for panel in registry.panels.of(page))
    return mark_safe(  # noqa: S308  (templates escape)
        "".join(
            render_to_string(panel.template, {**found, "subject": subject}, request)
            for panel, found in built
            if found is not None
        )
    )


@register.simple_tag(takes_context=True)
def head_slots(context: template.Context, position: str) -> SafeString:
    """What higher apps have registered for the head of the page at this position."""
    request = context.get("request")
    if request is None:
        return mark_safe("")
    built = ((slot, slot.build(request)) for slot in registry.head_slots.at(position))
    return mark_safe(  # noqa: S308  (templates escape)
        "".join(
            render_to_string(slot.template, found, request)
            for slot, found in built
            if found is not None
        )
    )


@register.inclusion_tag("interface/pager.html", takes_context=True)
def pager(context: template.Context, page: Any, of: str = "") -> dict[str, Any]:
    """Links to the pages before and after; nothing where there is one page only.

    Where several lists stand on one page, each is asked for by the id of its heading, to which its
    links lead, and `of` tells its pages apart for who does not see them.
    """
    parameter = getattr(page.paginator, "parameter", PARAMETER)
    return {
        "page": page,
        "request": context["request"],
        "before": {parameter: page.number - 1},
        "after": {parameter: page.number + 1},
        "anchor": "" if parameter == PARAMETER else f"#{parameter}",
        "of": of,
    }
