"""Discussion works as plain pages and forms; with htmx the page stays open."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from interface import clock
from interface.identifiers import uuid7
from stakeholders.actors import Actor
from stakeholders.models import Seat
from tests.proposals.pages.signing import Fields
from tests.world import seat_of
from threads import reads
from threads.actions import post_comment, withdraw_comment
from threads.models import Comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Seat:
    return seat_of("Kesimba")


@pytest.fixture
def page(room: Any) -> str:
    subject = room.subject()
    return f"/threads/room/{subject.id}/"


@pytest.fixture
def signed_in(client: Client, seat: Seat) -> Client:
    client.force_login(seat.person)
    return client


def sent(seat: Seat, **fields: object) -> dict[str, object]:
    return {
        "seat": str(seat.pk),
        "once": str(uuid7()),
        "body": "Could both live with this?",
        **fields,
    }


def test_a_comment_is_posted_and_the_reader_returns_to_it(
    signed_in: Client, seat: Seat, page: str
) -> None:
    answer = signed_in.post(page, sent(seat, next="/proposals/7/?view=clean#op3"))
    comment = Comment.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == f"/proposals/7/?view=clean#comment-{comment.pk}"


def test_who_returns_to_a_comment_reads_that_it_is_posted(
    signed_in: Client, seat: Seat, page: str
) -> None:
    answer = signed_in.post(page, sent(seat), follow=True)
    assert answer.text.count("Your comment is posted.") == 1
    assert "Your comment is posted." not in signed_in.get(page).text


def test_a_page_that_stays_open_says_it_beside_the_composer_and_nowhere_else(
    signed_in: Client, seat: Seat, page: str
) -> None:
    answer = signed_in.post(page, sent(seat), headers={"HX-Request": "true"})
    assert answer.text.count("Your comment is posted.") == 1
    assert "Your comment is posted." not in signed_in.get(page).text


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "data:1", ""])
def test_nobody_is_led_to_another_site(
    signed_in: Client, seat: Seat, page: str, elsewhere: str
) -> None:
    answer = signed_in.post(page, sent(seat, next=elsewhere))
    assert answer["Location"] == f"{page}#comment-{Comment.objects.get().pk}"


def test_a_double_click_posts_once(signed_in: Client, seat: Seat, page: str) -> None:
    form = sent(seat)
    places = {signed_in.post(page, form)["Location"] for _ in range(2)}
    assert Comment.objects.count() == len(places) == 1


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_who_goes_back_and_sends_the_same_words_finds_the_comment_that_stands(
    signed_in: Client, seat: Seat, page: str, headers: dict[str, str]
) -> None:
    first = signed_in.post(page, sent(seat, body="One\r\ntwo"))
    again = signed_in.post(page, sent(seat, body="One\r\ntwo "), headers=headers)
    assert Comment.objects.count() == 1
    told = again.text if headers else signed_in.get(again["Location"]).text
    assert headers or again["Location"] == first["Location"]
    assert "Your comment stands already: it is not posted twice." in told


def test_the_same_words_are_said_again_elsewhere_later_or_after_other_words(
    signed_in: Client, seat: Seat, page: str, room: Any
) -> None:
    top = post_comment(Actor.of_seat(seat_of("Ostvarn")), room.subject(), "One")
    signed_in.post(page, sent(seat))
    signed_in.post(page, sent(seat, parent=str(top.pk)))
    signed_in.post(page, sent(seat, body="Something else"))
    signed_in.post(page, sent(seat))
    with clock.at(clock.now() + reads.ONCE_MORE * 2):
        signed_in.post(page, sent(seat))
    assert Comment.objects.filter(body="Could both live with this?").count() == 4


def test_a_comment_that_was_taken_back_is_said_again(
    signed_in: Client, seat: Seat, page: str
) -> None:
    signed_in.post(page, sent(seat))
    withdraw_comment(Actor.of_seat(seat), Comment.objects.get())
    signed_in.post(page, sent(seat))
    assert Comment.objects.count() == 2


def test_a_page_that_stays_open_gets_an_empty_composer_and_the_comment(
    signed_in: Client, seat: Seat, page: str
) -> None:
    answer = signed_in.post(page, sent(seat), headers={"HX-Request": "true"})
    words = answer.content.decode()
    assert answer.status_code == 200
    assert "HX-Redirect" not in answer
    assert f'id="comment-{Comment.objects.get().pk}"' in words
    assert words.count("Could both live with this?") == 1


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_refused_comment_is_not_lost(
    signed_in: Client, seat: Seat, page: str, headers: dict[str, str]
) -> None:
    body = "word " * 2100
    answer = signed_in.post(page, sent(seat, body=body), headers=headers)
    assert answer.status_code == 422
    assert body.strip() in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_reply_answers_its_comment_without_script(
    signed_in: Client, seat: Seat, page: str, room: Any
) -> None:
    top = post_comment(Actor.of_seat(seat_of("Ostvarn")), room.subject(), "One")
    form = signed_in.get(page, {"reply": str(top.pk)}).content.decode()
    assert f'name="parent" value="{top.pk}"' in form
    signed_in.post(page, sent(seat, parent=str(top.pk)))
    assert top.replies.count() == 1


def test_a_reply_to_nothing_is_explained(signed_in: Client, seat: Seat, page: str) -> None:
    answer = signed_in.post(page, sent(seat, parent=str(uuid7())))
    assert answer.status_code == 422
    assert not Comment.objects.exists()


def test_anybody_reads_and_only_seats_get_a_composer(
    client: Client, seat: Seat, page: str, room: Any
) -> None:
    post_comment(Actor.of_seat(seat), room.subject(), "Here")
    anonymous = client.get(page)
    assert "Here" in anonymous.content.decode()
    assert "<textarea" not in anonymous.content.decode()
    client.force_login(seat.person)
    assert "<textarea" in client.get(page).content.decode()


def test_the_page_follows_its_stream_from_where_it_was_read(
    client: Client, seat: Seat, page: str, room: Any
) -> None:
    post_comment(Actor.of_seat(seat), room.subject(), "Here")
    assert 'data-after="1"' in client.get(page).content.decode()


def test_the_address_of_a_comment_leads_to_the_page_that_shows_it(
    client: Client, seat: Seat, room: Any
) -> None:
    actor = Actor.of_seat(seat)
    first = post_comment(actor, room.subject(), "the very first")
    for number in range(40):
        post_comment(actor, room.subject(), str(number))
    reply = post_comment(actor, room.subject(), "an answer", parent=first)
    for comment in (first, reply, Comment.objects.get(body="39")):
        answer = client.get(comment.get_absolute_url(), follow=True)
        assert f'id="comment-{comment.pk}"' in answer.content.decode()


def test_what_one_cannot_see_is_not_there(
    signed_in: Client, seat: Seat, page: str, room: Any
) -> None:
    comment = post_comment(Actor.of_seat(seat), room.subject(), "Here")
    room.closed_to.add(seat.stakeholder_id)
    for address in (page, comment.get_absolute_url(), f"/comments/{comment.pk}/withdrawal/"):
        assert signed_in.get(address).status_code == 404
    assert signed_in.post(page, sent(seat)).status_code == 404
    assert signed_in.get(f"/threads/rumour/{uuid7()}/").status_code == 404


@pytest.mark.parametrize("query", ["?before=x", "?under=3", "?reply=%00"])
def test_an_address_that_makes_no_sense_is_not_found(client: Client, page: str, query: str) -> None:
    assert client.get(page + query).status_code == 404


def test_an_author_withdraws_on_a_page_of_its_own(signed_in: Client, seat: Seat, room: Any) -> None:
    comment = post_comment(Actor.of_seat(seat), room.subject(), "Too early")
    address = f"/comments/{comment.pk}/withdrawal/"
    assert "Too early" in signed_in.get(address).content.decode()
    answer = signed_in.post(address, {"seat": str(seat.pk), "once": str(uuid7())}, follow=True)
    assert "Too early" not in answer.content.decode()
    assert "Withdrawn by its author" in answer.content.decode()


def test_going_back_to_a_withdrawal_leads_to_the_comment_as_it_stands(
    signed_in: Client, seat: Seat, room: Any
) -> None:
    comment = post_comment(Actor.of_seat(seat), room.subject(), "Too early")
    address = f"/comments/{comment.pk}/withdrawal/"
    signed_in.post(address, {"seat": str(seat.pk), "once": str(uuid7())})
    sent_again = {"seat": str(seat.pk), "once": str(uuid7())}
    for answer in (signed_in.get(address), signed_in.post(address, sent_again)):
        assert answer.status_code == 302
        assert answer["Location"] == comment.get_absolute_url()


def test_a_comment_says_the_readers_own_time_and_names_the_zone_behind_it(
    signed_in: Client, seat: Seat, page: str, room: Any
) -> None:
    seat.person.time_zone = "Pacific/Tongatapu"
    seat.person.save()
    with clock.at(datetime(2026, 10, 10, 9, 30, tzinfo=UTC)):
        post_comment(Actor.of_seat(seat), room.subject(), "Good evening")
    html = signed_in.get(page).content.decode()
    assert ">10 Oct 2026, 22:30</time>" in html
    assert "10 October 2026, 09:30 UTC (22:30 UTC+13)" in html
    assert 'data-zone="Pacific/Tongatapu"' in html


def test_another_is_told_that_it_is_not_theirs(client: Client, seat: Seat, room: Any) -> None:
    comment = post_comment(Actor.of_seat(seat), room.subject(), "Ours")
    client.force_login(seat_of("Ostvarn").person)
    assert client.get(f"/comments/{comment.pk}/withdrawal/").status_code == 403


def test_who_signs_in_again_is_led_back_to_the_comment_and_to_whom_it_answers(
    signed_in: Client, seat: Seat, page: str, room: Any
) -> None:
    top = post_comment(Actor.of_seat(seat), room.subject(), "A question.")
    fields = Fields("body")
    fields.feed(signed_in.get(page, {"reply": str(top.pk)}).text)
    signed_in.logout()
    answer = signed_in.post(
        page,
        {**fields.found(), "body": "An answer."},
        headers={"referer": f"http://testserver{page}"},
    )
    back = parse_qs(urlsplit(answer["Location"]).query)["next"][0]
    assert back == f"{page}#write-{page.split('/')[-2]}"
    signed_in.force_login(seat.person)
    again = signed_in.get(page).text
    assert f'id="{back.partition("#")[2]}"' in again
    assert "An answer.</textarea>" in again
    assert re.search(r"<p class=\"meta\" data-answering>In reply to", again)
