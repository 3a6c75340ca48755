"""Threads on the pages of higher apps: `{% thread "proposal" proposal.pk %}`."""

from typing import Any
from uuid import UUID

from django import template
from django.http import Http404

from record.keys import Subject
from stakeholders.permits import permits
from threads import reads
from threads.forms import CommentForm
from threads.models import Comment
from threads.streams import followed

register = template.Library()


@register.inclusion_tag("threads/section.html", takes_context=True)
def thread(context: template.Context, subject_type: str, subject_id: UUID) -> dict[str, Any]:
    """The discussion of one subject with its composer, read here; follows it live."""
    request = context["request"]
    subject = Subject(subject_type, subject_id)
    streams = followed(request, subject)
    found = reads.thread(subject, request.actor.seat)
    if found is None:
        raise Http404
    found.may_comment = permits(request.actor, "threads.comment", subject)
    return {**_shown(context, found), "streams": streams}


@register.inclusion_tag("threads/section.html", takes_context=True)
def thread_of(context: template.Context, found: reads.Thread) -> dict[str, Any]:
    """The same for a thread that the page has read with others (`threads.reads.latest`).

    The page sets `may_comment` and `label`, and follows its streams itself.
    """
    return _shown(context, found)


def _shown(context: template.Context, found: reads.Thread) -> dict[str, Any]:
    request = context["request"]
    # A rail that htmx fetches belongs to the page around it.
    place = request.htmx.current_url_abs_path if request.htmx else None
    initial = {"next": place or request.get_full_path()}
    form = CommentForm(request, found.subject, initial=initial) if found.may_comment else None
    return {
        "request": request,
        "thread": found,
        "form": form,
        "subject": found.subject,
        "label": found.label,
        "answered": _answered(found, form),
        "csrf_token": context.get("csrf_token"),
    }


def _answered(found: reads.Thread, form: CommentForm | None) -> Comment | None:
    """The comment that a kept reply answers, where it stands among those shown."""
    asked = str(form["parent"].value() or "") if form else ""
    shown = (one for remark in found.remarks for one in (remark.comment, *remark.replies))
    return next((one for one in shown if str(one.pk) == asked), None)
