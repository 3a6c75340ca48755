"""Norm text and its changes as HTML: opening verbs, differences, movers, stages. Made by hand,
because a text page has thousands of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from interface.signs import kind_name
from proposals.citing import cited
from proposals.models import Amendment, Operation, Revision, Stage
from proposals.reads.amendments import bracketed
from proposals.reads.results import standing_word
from proposals.text import Change, Fate, Kind, ParagraphChange
from proposals.text.opening import opening_verb

register = template.Library()
# No space stands before these.
CLOSING = frozenset(",.;:!?)»”،؛؟，。；：）")

AROUND = 4
COURSE = [Stage.DRAFT, Stage.TABLED, Stage.NEGOTIATION, Stage.ADOPTED]


@register.simple_tag
def opening(row: Any, language: str = "en") -> SafeString:
    """The words of a paragraph with its opening verb set apart."""
    return with_opening(str(row.text), str(row.kind), language)


def with_opening(words: str, kind: str, language: str) -> SafeString:
    if kind == Kind.ENACTING:
        body = words.rstrip(",،，")
        return mark_safe(f'<i class="opening">{escape(body)}</i>{escape(words[len(body) :])}')  # noqa: S308
    verb = opening_verb(words, Kind(kind), language.split("-")[0]) if kind else ""
    if not verb:
        return mark_safe(escape(words))  # noqa: S308
    rest = words.lstrip()[len(verb) :]
    return mark_safe(f'<i class="opening">{escape(verb)}</i>{escape(rest)}')  # noqa: S308


@register.filter
def cite(label: str) -> str:
    """How pages cite a paragraph, from its label."""
    return cited(label)


@register.filter
def words_of(revision: Revision) -> str:
    """A revision within a sentence: "Rev.2", or "the text as tabled"."""
    return revision.name if revision.number else _("the text as tabled")


@register.simple_tag
def changed_words(
    changes: Iterable[Change], whole: bool = False, kind: str = "", language: str = "en"
) -> SafeString:
    """Deleted words struck before inserted ones underlined; kept ones whole, or a few around.

    Of a paragraph shown whole and of a known kind the opening verb is set apart.
    """
    changes = list(changes)
    parts = []
    for place, change in enumerate(changes):
        if change.kind != "equal":
            parts.append(_change(change))
        elif whole and kind:
            parts.append(_unmarked(change.new, place, kind, language))
        else:
            parts.append(_kept(change.new, place, len(changes), whole))
    return mark_safe("".join(parts).strip())  # noqa: S308


@register.simple_tag
def amended_words(
    card: Any, whole: bool = False, kind: str = "", language: str = "en"
) -> SafeString:
    """What an amendment does to the words: its changes, or the words that it puts in brackets.

    Of a paragraph shown whole and of a known kind the opening verb is set apart.
    """
    if card.amendment.operation != Operation.BRACKET:
        return changed_words(card.changes, whole, kind, language)
    before, inside, after = bracketed(card.version)
    opened = _unmarked(before, 0, kind, language) if whole else _kept(before, 0, 3, whole)
    words = (
        f'{opened}<span class="br"><span class="br__s">[</span>'
        f'{escape(inside)}<span class="br__s">]</span></span>{_kept(after, 2, 3, whole)}'
    )
    return mark_safe(words.strip())  # noqa: S308


def _change(change: Change) -> str:
    parts = []
    # White space that words take the place of is not seen to go.
    if change.old.strip() or not change.new:
        parts.append(_marked("del", change.old))
    if change.new:
        parts.append(_marked("ins", change.new))
    apart = not change.old[-1:].isspace() and change.new[:1] not in CLOSING
    return (" " if apart else "").join(parts)


def _marked(tag: str, words: str) -> str:
    """White space stands outside the mark, so that nothing but words is underlined or struck."""
    bare = words.strip()
    if not bare:
        return escape(words)
    lead = words[: len(words) - len(words.lstrip())]
    tail = words[len(words.rstrip()) :]
    return f"{escape(lead)}<{tag}>{escape(bare)}</{tag}>{escape(tail)}"


def _kept(words: str, place: int, of: int, whole: bool) -> str:
    if whole or of == 1:
        return escape(words)
    pieces = words.split()
    first, last = place == 0, place == of - 1
    if len(pieces) <= (AROUND if first or last else 2 * AROUND):
        return escape(words)
    head = "" if first else " ".join(pieces[:AROUND])
    tail = "" if last else " ".join(pieces[-AROUND:])
    if head and words[:1].isspace():
        head = f" {head}"
    if tail and words[-1:].isspace():
        tail = f"{tail} "
    return escape(f"{head} … {tail}")


@register.simple_tag
def old_words(change: ParagraphChange, language: str) -> SafeString:
    """The earlier side of a comparison."""
    return _side(change, language, "old")


@register.simple_tag
def new_words(change: ParagraphChange, language: str) -> SafeString:
    """The later side of a comparison."""
    return _side(change, language, "new")


def _side(change: ParagraphChange, language: str, side: str) -> SafeString:
    paragraph = change.old if side == "old" else change.new
    if paragraph is None:
        return mark_safe("")
    if change.fate in (Fate.UNCHANGED, Fate.MOVED):
        return with_opening(paragraph.text, paragraph.kind, language)
    tag = "del" if side == "old" else "ins"
    parts = [
        _unmarked(getattr(one, side), place, paragraph.kind, language)
        if one.kind == "equal"
        else _marked(tag, getattr(one, side))
        for place, one in enumerate(change.words)
    ]
    return mark_safe("".join(parts))  # noqa: S308


def _unmarked(words: str, place: int, kind: str, language: str) -> str:
    """Words that stay; the first of them may open the paragraph."""
    return escape(words) if place else with_opening(words, kind, language)


@register.simple_tag
def fate_word(fate: str) -> str:
    """What became of a paragraph, in one word."""
    return {
        "unchanged": _("unchanged"),
        "changed": _("changed"),
        "added": _("new"),
        "removed": _("taken out"),
        "moved": _("moved"),
    }[str(fate)]


@register.simple_tag
def mover(card: Any) -> SafeString:
    """Who moves an amendment: a stakeholder behind its bar, in its own name or a coalition's."""
    amendment = card.amendment
    if not card.attributed:
        return format_html('<span class="quiet">{}</span>', _("mover not shown"))
    if amendment.coalition is not None:
        coalition = format_html("<bdi>{}</bdi>", amendment.coalition)
        return format_html(
            '{} <span class="mover-coalition">{}</span>',
            kind_name(amendment.stakeholder.kind, amendment.stakeholder),
            format_html(_("for the coalition {name}"), name=coalition),
        )
    if amendment.mover is None:
        return format_html('<span class="quiet">{}</span>', _("brackets of the text as tabled"))
    return kind_name(amendment.mover.kind, amendment.mover)


@register.simple_tag
def mini_stage(stage: str) -> SafeString:
    """The stage as a word behind small steps."""
    stage = Stage(stage)
    if stage in COURSE:
        here = COURSE.index(stage)
        steps: Sequence[str] = ["on"] * here + ["now"] + [""] * (len(COURSE) - here - 1)
    else:
        steps = ["on", "on", "now"]
    drawn = format_html_join("", '<i class="{}"></i>', ((step,) for step in steps))
    return format_html(
        '<span class="mini-stage"><span class="steps" aria-hidden="true">{}</span>{}</span>',
        drawn,
        stage.label,
    )


@register.simple_tag
def disputed_words(
    changes: Iterable[Change], by: Any, kind: str = "", language: str = "en"
) -> SafeString:
    """A whole paragraph with brackets around every change, each with the name of who moves it."""
    parts: list[str] = []
    for place, change in enumerate(changes):
        if change.kind == "equal":
            opens = place == 0 and kind
            parts.append(with_opening(change.new, kind, language) if opens else escape(change.new))
            continue
        inside = _change(change)
        bare = inside.strip()
        lead = inside[: len(inside) - len(inside.lstrip())]
        tail = inside[len(inside.rstrip()) :]
        parts.append(
            f'{lead}<span class="br"><span class="br__s">[</span>'
            f'<span class="by">{escape(by)}</span> {bare}<span class="br__s">]</span></span>{tail}'
        )
    return mark_safe("".join(parts))  # noqa: S308


@register.simple_tag
def status_word(amendment: Amendment) -> str:
    """Where an amendment stands: open, withdrawn, or its outcome."""
    return standing_word(amendment.status, brackets=amendment.operation == Operation.BRACKET)
