"""Pages of discussion: a thread by itself, the address of a comment, its withdrawal."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interface.access import is_by_htmx, signed_in, signed_in_to_send
from record.keys import Subject
from stakeholders.permits import permits, require
from stakeholders.requests import Request
from threads import actions, reads, registry
from threads.forms import CommentForm, WithdrawalForm
from threads.models import Comment
from threads.streams import followed


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_to_send
def thread(request: Request, subject_type: str, subject_id: UUID) -> HttpResponse:
    """The discussion of one subject, in pages; its composer takes the comments of every page."""
    subject = Subject(subject_type, subject_id)
    kind = registry.kind_of(subject_type)
    if kind is None or not registry.is_visible(subject_type, subject_id, request.actor.seat):
        raise Http404
    form = CommentForm(request, subject, initial=_initial(request))
    if request.method == "POST":
        standing = _standing(request, subject, form)
        told = _("Your comment is posted.")
        if standing:
            told = _("Your comment stands already: it is not posted twice.")
        done = form.perform(
            lambda: (
                standing
                or actions.post_comment(
                    request.actor,
                    subject,
                    form.cleaned_data["body"],
                    form.cleaned_data["parent"],
                )
            ),
            then=lambda comment: f"{form.cleaned_data['next']}#comment-{comment.pk}",
            # A page that stays open says it beside the composer.
            said="" if is_by_htmx(request) else told,
            beside=form.place,
        )
        if done and is_by_htmx(request):
            return _posted(request, subject, done, told)
        if done:
            return done
        if is_by_htmx(request):
            context = _composer(request, subject, form)
            return render(request, "threads/composer.html", context, status=form.status)
    return render(request, "threads/page.html", _page(request, subject, form), status=form.status)


@require_safe
def comment(request: Request, pk: UUID) -> HttpResponse:
    """The permanent address of a comment: leads to the page of its thread that shows it."""
    found = get_object_or_404(Comment.objects.visible_to(request.actor.seat), pk=pk)
    address = reverse("threads:thread", args=[found.subject_type, found.subject_id])
    query = {"under": found.parent_id, "before": reads.end_of_page(found)}
    asked = "&".join(f"{name}={value}" for name, value in query.items() if value)
    return HttpResponseRedirect(f"{address}{'?' if asked else ''}{asked}#comment-{found.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def withdrawal(request: Request, pk: UUID) -> HttpResponse:
    """Asks once more, then takes one's own comment back."""
    visible = Comment.objects.visible_to(request.actor.seat).with_authors()
    found = get_object_or_404(visible, pk=pk)
    require(request.actor, "threads.withdraw_comment", found)
    if found.is_withdrawn:
        # Gone back to from the page that followed, or withdrawn from another window.
        return HttpResponseRedirect(found.get_absolute_url())
    form = WithdrawalForm(request)
    if request.method == "POST":
        done = form.perform(
            lambda: actions.withdraw_comment(request.actor, found),
            then=found.get_absolute_url(),
        )
        if done:
            return done
    return render(
        request, "threads/withdraw.html", {"form": form, "comment": found}, status=form.status
    )


def _standing(request: Request, subject: Subject, form: CommentForm) -> Comment | None:
    """The comment that is sent once more, if it stands already.

    The page after a comment has the address of the page before it: who goes back is shown it from
    the browser's store, with a new rendering's key around the words that the browser fills in.
    """
    if not form.is_valid():
        return None
    said = form.cleaned_data
    return reads.said_just_now(request.actor, subject, said["body"], said["parent"])


def _initial(request: Request) -> dict[str, Any]:
    """A reply's link carries the comment that it answers."""
    answered = _uuid(request, "reply")
    return {"parent": answered} if answered else {}


def _page(request: Request, subject: Subject, form: CommentForm) -> dict[str, Any]:
    # First how far the streams are, then the comments: what comes between is told twice, not never.
    streams = followed(request, subject)
    under = None
    if asked := _uuid(request, "under"):
        under = get_object_or_404(
            Comment.objects.on(subject.type, subject.id).with_authors(), pk=asked, parent=None
        )
    found = reads.thread(subject, request.actor.seat, before=_uuid(request, "before"), under=under)
    if found is None:
        raise Http404
    found.may_comment = permits(request.actor, "threads.comment", subject)
    return {
        "thread": found,
        "under": under,
        "streams": streams,
        "subject_url": registry.subjects()[subject.type].url(subject.id),
        **_composer(request, subject, form, label=found.label),
        "answered": _answered(form),
    }


def _composer(
    request: Request, subject: Subject, form: CommentForm, label: str | None = None
) -> dict[str, Any]:
    if label is None:
        label = registry.subjects()[subject.type].label([subject.id]).get(subject.id, "")
    return {"form": form, "subject": subject, "label": label, "answered": _answered(form)}


def _answered(form: CommentForm) -> Comment | None:
    pk = form["parent"].value()
    try:
        asked = UUID(str(pk)) if pk else None
    except ValueError:
        return None
    comments = Comment.objects.on(form.subject.type, form.subject.id).with_authors()
    return comments.filter(pk=asked).first() if asked else None


def _posted(request: Request, subject: Subject, done: HttpResponse, told: str) -> HttpResponse:
    """For a page that stays open: an empty composer, and the comment to be put in its place."""
    pk = done["HX-Redirect"].rpartition("#comment-")[2]
    del done["HX-Redirect"]
    initial = {"next": request.POST.get("next", "")}
    fresh = CommentForm(request, subject, initial=initial, data=None, files=None)
    context = _composer(request, subject, fresh)
    context["told"] = told
    context["posted"] = Comment.objects.with_authors().get(pk=pk)
    context["count"] = reads.counts(subject.type, [subject.id]).get(subject.id, 0)
    done.content = render_to_string("threads/composer.html", context, request)
    return done


def _uuid(request: Request, name: str) -> UUID | None:
    given = request.GET.get(name)
    if not given:
        return None
    try:
        return UUID(given)
    except ValueError:
        raise Http404 from None
