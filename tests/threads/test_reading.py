"""A discussion is read in pages, at the same cost whatever its length, by those who may see it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import translation

from record.models import Event
from record.reads import tell
from stakeholders.actors import Actor
from tests.world import seat_of
from threads import reads
from threads.actions import post_comment, withdraw_comment
from threads.models import Comment
from threads.telling import show

pytestmark = pytest.mark.django_db
Count = Callable[..., Any]


@pytest.fixture
def delegate() -> Actor:
    return Actor.of_seat(seat_of("Kesimba"))


def words(thread: reads.Thread | None) -> list[str]:
    assert thread is not None
    return [remark.comment.body for remark in thread.remarks]


def test_the_newest_stand_last_and_earlier_ones_are_one_link_away(
    room: Any, delegate: Actor
) -> None:
    for number in range(7):
        post_comment(delegate, room.subject(), str(number))
    newest = reads.thread(room.subject(), delegate.seat, size=3)
    assert words(newest) == ["4", "5", "6"]
    assert newest is not None
    assert (newest.is_newest, newest.count) == (True, 7)
    middle = reads.thread(room.subject(), delegate.seat, before=newest.before, size=3)
    assert words(middle) == ["1", "2", "3"]
    first = reads.thread(room.subject(), delegate.seat, before=middle.before, size=3)  # type: ignore[union-attr]
    assert words(first) == ["0"]
    assert first is not None
    assert (first.before, first.is_newest) == (None, False)


def test_replies_hang_under_their_comment_and_the_oldest_are_folded(
    room: Any, delegate: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "REPLIES", 2)
    top = post_comment(delegate, room.subject(), "top")
    for number in range(3):
        post_comment(delegate, room.subject(), str(number), parent=top)
    thread = reads.thread(room.subject(), delegate.seat)
    assert words(thread) == ["top"]
    (remark,) = thread.remarks  # type: ignore[union-attr]
    assert [reply.body for reply in remark.replies] == ["1", "2"]
    assert remark.has_earlier_replies
    assert words(reads.thread(room.subject(), delegate.seat, under=top)) == ["0", "1", "2"]


def test_what_one_cannot_see_has_no_thread(room: Any, delegate: Actor) -> None:
    post_comment(delegate, room.subject(), "Here")
    outsider = seat_of("Ostvarn")
    room.closed_to.add(outsider.stakeholder_id)
    assert reads.thread(room.subject(), outsider) is None
    comment = Comment.objects.get()
    for seat in (delegate.seat, outsider, None):
        seen = Comment.objects.visible_to(seat).filter(pk=comment.pk).exists()
        assert seen == comment.is_visible_to(seat)
    assert not comment.is_visible_to(outsider)


def test_withdrawn_comments_keep_their_place_and_are_not_counted(
    room: Any, delegate: Actor
) -> None:
    comment = post_comment(delegate, room.subject(), "Too early")
    post_comment(delegate, room.subject(), "Now")
    withdraw_comment(delegate, comment)
    thread = reads.thread(room.subject(), delegate.seat)
    assert thread is not None
    assert (len(thread.remarks), thread.count) == (2, 1)


def test_many_threads_are_read_as_cheaply_as_one(
    room: Any, delegate: Actor, django_assert_num_queries: Count
) -> None:
    names = ["Corvid Networks", "Meridian Cloud", "Access for Islands"]
    subjects = [room.subject(name) for name in names]
    for subject in subjects[:2]:
        for number in range(6):
            top = post_comment(delegate, subject, str(number))
            post_comment(delegate, subject, f"{number} indeed", parent=top)
    with django_assert_num_queries(3):
        found = reads.latest("room", [subject.id for subject in subjects], each=2)
        read = [words(found[subject.id]) for subject in subjects]
        assert all(r.comment.person and r.replies for r in found[subjects[0].id].remarks)
    assert read == [["4", "5"], ["4", "5"], []]
    assert [found[subject.id].count for subject in subjects] == [12, 12, 0]


def test_a_page_of_a_thread_costs_the_same_whatever_its_length(
    room: Any, delegate: Actor, django_assert_num_queries: Count
) -> None:
    for number in range(15):
        top = post_comment(delegate, room.subject(), str(number))
        post_comment(Actor.of_seat(seat_of("Ostvarn")), room.subject(), "So?", parent=top)
    subject = room.subject()
    with django_assert_num_queries(4):
        thread = reads.thread(subject, delegate.seat)
        assert thread
        for remark in thread.remarks:
            assert str(remark.comment.person)
            assert not remark.comment.is_withdrawn
            assert str(remark.replies[0].stakeholder)


def test_every_act_is_told_in_a_sentence_in_constant_queries(
    room: Any, delegate: Actor, django_assert_num_queries: Count
) -> None:
    top = post_comment(delegate, room.subject(), "One")
    post_comment(Actor.of_seat(seat_of("Ostvarn")), room.subject(), "Two", parent=top)
    withdraw_comment(delegate, top)
    events = list(Event.objects.order_by("number"))
    with django_assert_num_queries(1), translation.override("en"):
        sentences = [sentence for _event, sentence in tell(events)]
    assert "commented for" in sentences[0]
    assert "Room 4" in sentences[0]
    assert "replied for" in sentences[1]
    assert "withdrew" in sentences[2]


def test_the_live_item_shows_the_comment_as_it_stands_now(room: Any, delegate: Actor) -> None:
    comment = post_comment(delegate, room.subject(), "<script>alert(1)</script>")
    (event,) = Event.objects.all()
    shown = show([event])[event.pk]
    assert f'id="comment-{comment.pk}"' in shown
    assert "&lt;script&gt;" in shown
    withdraw_comment(delegate, comment)
    assert "script" not in show([event])[event.pk]
