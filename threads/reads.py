"""Reading threads: one page of one subject, the newest of many subjects, counts, in few queries."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from interface import clock
from record.keys import Subject
from stakeholders.actors import Actor
from stakeholders.models import Seat
from threads import registry
from threads.models import Comment

PAGE = 20
# Under one comment; more are one link away.
REPLIES = 20
# How long the same words of the same seat are taken for a page that was gone back to.
ONCE_MORE = timedelta(minutes=30)


@dataclass
class Remark:
    """A comment with its newest replies, oldest first."""

    comment: Comment
    replies: list[Comment] = field(default_factory=list)
    has_earlier_replies: bool = False


@dataclass
class Thread:
    """Part of the discussion of one subject, newest last.

    `before` is where the page of earlier comments ends, None at the beginning; `is_newest` says
    whether live comments continue it.
    """

    subject: Subject
    label: str = ""
    remarks: list[Remark] = field(default_factory=list)
    count: int = 0
    before: UUID | None = None
    is_newest: bool = True
    may_comment: bool = False

    @property
    def key(self) -> str:
        return f"{self.subject.type}:{self.subject.id}"

    @property
    def shown(self) -> int:
        return len(self.remarks) + sum(len(remark.replies) for remark in self.remarks)


def thread(
    subject: Subject,
    seat: Seat | None,
    before: UUID | None = None,
    size: int = PAGE,
    under: Comment | None = None,
) -> Thread | None:
    """One page of a discussion, or None where the seat may not see the subject.

    Pages run over comments that are no replies, each with its newest replies; with `under`, over
    all replies to that comment.
    """
    kind = registry.kind_of(subject.type)
    if kind is None or not registry.is_visible(subject.type, subject.id, seat):
        return None
    found = Thread(subject, label=kind.label([subject.id]).get(subject.id, ""))
    page = Comment.objects.on(subject.type, subject.id).filter(parent=under).with_authors()
    if before is not None:
        page = page.filter(pk__lt=before)
        found.is_newest = False
    newest = list(page.order_by("-pk")[: size + 1])
    if len(newest) > size:
        found.before = newest[size - 1].pk
    found.remarks = [Remark(comment) for comment in reversed(newest[:size])]
    if under is None:
        _add_replies(found.remarks, REPLIES)
    found.count = counts(subject.type, [subject.id]).get(subject.id, 0)
    return found


def latest(
    subject_type: str,
    subject_ids: Collection[UUID],
    each: int = 4,
    replies: int = 4,
    counted: Mapping[UUID, int] | None = None,
) -> dict[UUID, Thread]:
    """The newest comments of many subjects in three queries; the caller has checked visibility.

    Every id asked for is in the answer, with an empty thread where nobody has spoken. `counted`
    spares the third query where a page has counted its comments already.
    """
    found = {pk: Thread(Subject(subject_type, pk)) for pk in subject_ids}
    rank = Window(RowNumber(), partition_by=F("subject_id"), order_by=F("pk").desc())
    comments = (
        Comment.objects.on(subject_type, *subject_ids)
        .filter(parent=None)
        .with_authors()
        .annotate(rank=rank)
        .filter(rank__lte=each + 1)
        .order_by("pk")
    )
    for comment in comments:
        found[comment.subject_id].remarks.append(Remark(comment))
    for discussion in found.values():
        if len(discussion.remarks) > each:
            discussion.remarks = discussion.remarks[1:]
            discussion.before = discussion.remarks[0].comment.pk
    _add_replies(
        [remark for discussion in found.values() for remark in discussion.remarks], replies
    )
    counted = counts(subject_type, subject_ids) if counted is None else counted
    for pk, discussion in found.items():
        discussion.count = counted.get(pk, 0)
    return found


def counts(subject_type: str, subject_ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many comments stand on each subject, replies included; silent subjects are left out."""
    rows = (
        Comment.objects.on(subject_type, *subject_ids)
        .standing()
        .order_by()
        .values("subject_id")
        .annotate(count=Count("pk"))
    )
    return {row["subject_id"]: row["count"] for row in rows}


def end_of_page(comment: Comment) -> UUID | None:
    """The `before` of a page that shows this comment among its last, None for the newest page."""
    later = (
        Comment.objects.on(comment.subject_type, comment.subject_id)
        .filter(parent=comment.parent_id, pk__gt=comment.pk)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    return next(iter(later[PAGE // 2 : PAGE // 2 + 1]), None)


def _add_replies(remarks: list[Remark], most: int) -> None:
    by_parent = {remark.comment.pk: remark for remark in remarks}
    if not by_parent:
        return
    rank = Window(RowNumber(), partition_by=F("parent_id"), order_by=F("pk").desc())
    replies = (
        Comment.objects.filter(parent__in=by_parent)
        .with_authors()
        .annotate(rank=rank)
        .filter(rank__lte=most + 1)
        .order_by("pk")
    )
    for reply in replies:
        by_parent[reply.parent_id].replies.append(reply)  # type: ignore[index]
    for remark in remarks:
        if len(remark.replies) > most:
            remark.replies = remark.replies[1:]
            remark.has_earlier_replies = True


def said_just_now(
    actor: Actor, subject: Subject, body: str, parent: Comment | None
) -> Comment | None:
    """One's own newest comment at this place, if it is recent and has these very words."""
    top = (parent.parent_id or parent.pk) if parent else None
    own = Comment.objects.on(subject.type, subject.id).filter(seat=actor.seat, parent=top)
    newest = own.filter(withdrawal=None).order_by("-pk").first()
    if newest is None or newest.at < clock.now() - ONCE_MORE:
        return None
    return newest if newest.body.split() == body.split() else None
