"""What may be discussed: higher apps register their types of subject here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from record.keys import StreamKey
from stakeholders.actors import Actor
from stakeholders.models import Seat


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """A type of subject: who sees it, who may comment, where its comments are told, its name."""

    visible_ids: Callable[[Seat | None], QuerySet[Any]]
    streams_of: Callable[[UUID], Sequence[StreamKey]]
    may_comment: Callable[[Actor, UUID], bool]
    label: Callable[[Sequence[UUID]], Mapping[UUID, str]]
    url: Callable[[UUID], str]
    lock: Callable[[UUID], object]
    is_visible: Callable[[Seat | None, UUID], bool] | None = None


_kinds: dict[str, SubjectKind] = {}


def register_subject(
    subject_type: str,
    *,
    visible_ids: Callable[[Seat | None], QuerySet[Any]],
    streams_of: Callable[[UUID], Sequence[StreamKey]],
    may_comment: Callable[[Actor, UUID], bool],
    label: Callable[[Sequence[UUID]], Mapping[UUID, str]],
    url: Callable[[UUID], str],
    lock: Callable[[UUID], object],
    is_visible: Callable[[Seat | None, UUID], bool] | None = None,
) -> None:
    """Let a type of subject have threads.

    `visible_ids(seat)` is a lazy queryset of the subjects themselves: its primary keys are their
    ids. `label(ids)` names many at once ("OP3"). `url(id)` is the page that shows the subject.
    `may_comment` is asked after visibility and after the role of the seat. `lock(id)` holds what
    decides both until the transaction ends. `is_visible(seat, id)`
    answers for one subject what `visible_ids` does for all, where that is cheaper to ask.
    """
    _kinds[subject_type] = SubjectKind(
        visible_ids, streams_of, may_comment, label, url, lock, is_visible
    )


def subjects() -> Mapping[str, SubjectKind]:
    return _kinds


def kind_of(subject_type: str) -> SubjectKind | None:
    return _kinds.get(subject_type)


def is_visible(subject_type: str, subject_id: UUID, seat: Seat | None) -> bool:
    """The predicate beside `Comment.objects.visible_to`."""
    kind = _kinds.get(subject_type)
    if kind is None:
        return False
    if kind.is_visible is not None:
        return kind.is_visible(seat, subject_id)
    return kind.visible_ids(seat).filter(pk=subject_id).exists()
