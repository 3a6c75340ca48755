"""Speaking in a thread and taking it back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from interface.refusal import Refusal
from interface.wording import words_within
from record.actions import append
from record.keys import Subject
from stakeholders.actors import Actor
from stakeholders.permits import require
from threads import registry
from threads.models import LONGEST_COMMENT, Comment, CommentWithdrawal


@transaction.atomic
def post_comment(
    actor: Actor, subject: Subject, body: str, parent: Comment | None = None
) -> Comment:
    """Say something on a subject, or in reply to a comment on the same subject.

    A reply to a reply hangs under the comment at the top. The event tells that something was said
    and where, never what.
    """
    kind = registry.kind_of(subject.type)
    if kind is not None:
        kind.lock(subject.id)
    require(actor, "threads.comment", subject)
    words = _words(body)
    top = (parent.parent or parent) if parent else None
    if top and (top.subject_type, top.subject_id) != (subject.type, subject.id):
        raise Refusal("other_thread", _("This reply belongs to another discussion."))
    comment = Comment.objects.create(
        subject_type=subject.type,
        subject_id=subject.id,
        parent=top,
        body=words,
        **actor.signature,
    )
    _enter("threads.comment_posted", actor, comment)
    return comment


@transaction.atomic
def withdraw_comment(actor: Actor, comment: Comment) -> CommentWithdrawal:
    """Take one's own comment back: its place stays, so that the answers to it stand."""
    comment = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    require(actor, "threads.withdraw_comment", comment)
    if CommentWithdrawal.objects.filter(comment=comment).exists():
        raise Refusal("already_withdrawn", _("This comment was withdrawn before."))
    withdrawal = CommentWithdrawal.objects.create(comment=comment, **actor.signature)
    _enter("threads.comment_withdrawn", actor, comment)
    return withdrawal


def _words(body: str) -> str:
    words = words_within(body.replace("\r\n", "\n"), field="body", limit=LONGEST_COMMENT)
    if not words:
        raise Refusal("empty", _("Write your comment first."), field="body")
    return words


def _enter(kind: str, actor: Actor, comment: Comment) -> None:
    subject = registry.subjects()[comment.subject_type]
    append(
        kind,
        actor=actor.ref,
        streams=subject.streams_of(comment.subject_id),
        subject=Subject("comment", comment.pk),
        data={
            "subject_type": comment.subject_type,
            "subject_id": str(comment.subject_id),
            "parent": str(comment.parent_id) if comment.parent_id else None,
        },
    )
