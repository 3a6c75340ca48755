"""How the record says and shows what happened in threads: sentences and list items, in bulk."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from interface.signs import kind_name
from record.models import Event
from threads import registry
from threads.models import Comment
from threads.reads import counts


def narrate(events: Sequence[Event]) -> dict[UUID, SafeString]:
    """ "Amani Tesha commented for Kesimba on OP3"; the words themselves stay in the thread."""
    comments = _comments(events)
    labels = _labels(comments)
    return {
        event.id: _sentence(event, comments[event.subject_id], labels)
        for event in events
        if event.subject_id in comments
    }


def show(events: Sequence[Event]) -> dict[UUID, str]:
    """The comment as the thread lists it, as it stands now, with the count of its thread."""
    comments = _comments(events)
    counted = _counts(comments)
    return {
        event.id: _item(comments[event.subject_id], counted)
        for event in events
        if event.subject_id in comments
    }


def _item(comment: Comment, counted: Mapping[UUID, int]) -> str:
    shown = {"comment": comment, "count": counted.get(comment.subject_id, 0)}
    return render_to_string("threads/comment.html", shown)


def _comments(events: Sequence[Event]) -> dict[UUID, Comment]:
    found = Comment.objects.with_authors().filter(pk__in=[event.subject_id for event in events])
    return {comment.pk: comment for comment in found}


def _counts(comments: Mapping[UUID, Comment]) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for name in {comment.subject_type for comment in comments.values()}:
        ids = {one.subject_id for one in comments.values() if one.subject_type == name}
        found |= counts(name, ids)
    return found


def _labels(comments: Mapping[UUID, Comment]) -> dict[tuple[str, UUID], str]:
    labels: dict[tuple[str, UUID], str] = {}
    for name, kind in registry.subjects().items():
        ids = [one.subject_id for one in comments.values() if one.subject_type == name]
        if ids:
            labels.update({(name, pk): label for pk, label in kind.label(ids).items()})
    return labels


def _sentence(event: Event, comment: Comment, labels: dict[tuple[str, UUID], str]) -> SafeString:
    if event.kind == "threads.comment_withdrawn":
        words = _("{person} withdrew a comment made for {stakeholder} on {subject}")
    elif comment.parent_id:
        words = _("{person} replied for {stakeholder} on {subject}")
    else:
        words = _("{person} commented for {stakeholder} on {subject}")
    key = (comment.subject_type, comment.subject_id)
    return format_html(
        words,
        person=format_html("<b>{}</b>", comment.person),
        stakeholder=kind_name(comment.stakeholder.kind, comment.stakeholder),  # type: ignore[union-attr]
        subject=format_html(
            '<a href="{}">{}</a>',
            reverse("threads:comment", args=[comment.pk]),
            labels.get(key) or _("a text"),
        ),
    )
