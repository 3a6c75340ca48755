"""Who may speak in a thread, and what is left of it when it is taken back."""

from typing import Any

import pytest

from interface.refusal import Refusal
from record.keys import Subject
from record.models import Event
from stakeholders.actors import ANONYMOUS, Actor
from tests.world import seat_of
from threads.actions import post_comment, withdraw_comment
from threads.models import Comment

pytestmark = pytest.mark.django_db


def actor(name: str = "Kesimba", role: str = "delegate") -> Actor:
    return Actor.of_seat(seat_of(name, role))


def code_of(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return refused.value.code


def test_a_delegate_speaks_for_a_stakeholder(room: Any) -> None:
    comment = post_comment(actor(), room.subject(), "  Could both live with this?\r\nWe could. ")
    assert comment.body == "Could both live with this?\nWe could."
    assert str(comment.stakeholder) == "Kesimba"
    assert comment.person == comment.seat.person  # type: ignore[union-attr]


@pytest.mark.parametrize("role", ["head", "delegate", "adviser"])
def test_all_who_negotiate_may_speak(room: Any, role: str) -> None:
    assert post_comment(actor(role=role), room.subject(), "Yes.")


def test_an_observer_reads_only(room: Any) -> None:
    with pytest.raises(Refusal) as refused:
        post_comment(actor(role="observer"), room.subject(), "Yes.")
    assert code_of(refused) == "not_entitled"


def test_who_has_no_seat_does_not_speak(room: Any) -> None:
    person = seat_of("Kesimba").person
    for nobody in (ANONYMOUS, Actor.of_person(person)):
        with pytest.raises(Refusal):
            post_comment(nobody, room.subject(), "Yes.")


def test_nobody_speaks_where_one_cannot_see(room: Any) -> None:
    outsider = actor()
    room.closed_to.add(outsider.seat.stakeholder_id)  # type: ignore[union-attr]
    with pytest.raises(Refusal):
        post_comment(outsider, room.subject(), "Yes.")


def test_the_subject_itself_may_be_closed_to_comments(room: Any) -> None:
    room.silent = True
    with pytest.raises(Refusal):
        post_comment(actor(), room.subject(), "Yes.")


def test_nobody_speaks_on_what_no_app_has_registered() -> None:
    with pytest.raises(Refusal):
        post_comment(actor(), Subject("rumour", seat_of("Kesimba").pk), "Yes.")


@pytest.mark.parametrize(
    ("body", "code"),
    [(" \n ", "empty"), ("\u200b\ufeff\u2060", "empty"), ("a" * 10_001, "too_long")],
)
def test_a_comment_has_words_and_not_too_many(room: Any, body: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        post_comment(actor(), room.subject(), body)
    assert (code_of(refused), refused.value.field) == (code, "body")


def test_how_long_a_comment_may_be_is_said_as_people_read_numbers(room: Any) -> None:
    with pytest.raises(Refusal) as refused:
        post_comment(actor(), room.subject(), "a" * 10_001)
    assert str(refused.value.message) == "10,001 characters are too many; at most 10,000 fit here."


def test_a_reply_to_a_reply_hangs_under_the_comment_at_the_top(room: Any) -> None:
    top = post_comment(actor(), room.subject(), "One")
    reply = post_comment(actor("Ostvarn"), room.subject(), "Two", parent=top)
    third = post_comment(actor(), room.subject(), "Three", parent=reply)
    assert (reply.parent, third.parent) == (top, top)


def test_a_reply_stays_in_its_discussion(room: Any) -> None:
    elsewhere = post_comment(actor(), room.subject("Corvid Networks"), "One")
    with pytest.raises(Refusal) as refused:
        post_comment(actor(), room.subject(), "Two", parent=elsewhere)
    assert code_of(refused) == "other_thread"


def test_the_record_says_that_and_where_but_never_what(room: Any) -> None:
    subject = room.subject()
    comment = post_comment(actor(), subject, "A secret formula")
    event = Event.objects.get()
    assert event.kind == "threads.comment_posted"
    assert event.subject_id == comment.pk
    assert event.data == {
        "subject_type": "room",
        "subject_id": str(subject.id),
        "parent": None,
    }


def test_an_author_takes_a_comment_back_once(room: Any) -> None:
    author = actor()
    comment = post_comment(author, room.subject(), "Too early")
    withdraw_comment(author, comment)
    assert Comment.objects.get().is_withdrawn
    assert not Comment.objects.standing().exists()
    with pytest.raises(Refusal) as refused:
        withdraw_comment(author, comment)
    assert code_of(refused) == "already_withdrawn"
    assert Event.objects.filter(kind="threads.comment_withdrawn").count() == 1


def test_nobody_takes_back_what_another_said(room: Any) -> None:
    comment = post_comment(actor(), room.subject(), "Ours")
    for other in (actor("Ostvarn"), actor("Kesimba", "head"), ANONYMOUS):
        with pytest.raises(Refusal):
            withdraw_comment(other, comment)
