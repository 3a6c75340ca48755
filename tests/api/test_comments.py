"""Comments through the API: under the same rights as on pages, withdrawn words shown to nobody."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.client import Program
from tests.world import draft, proposal_under_negotiation, seat_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject() -> dict[str, Any]:
    return {"subject_type": "proposal", "subject_id": str(proposal_under_negotiation().pk)}


def test_a_comment_is_posted_answered_read_and_withdrawn(subject: dict[str, Any]) -> None:
    author, other = Program(seat_of("Ostvarn")), Program(seat_of("Kesimba"))
    first = author.post("comments/", {**subject, "body": "A word."}, 201)
    reply = other.post("comments/", {**subject, "body": "Another.", "parent": first["id"]}, 201)
    assert reply["parent"] == first["id"]
    listed = Program().get(f"comments/?subject_id={subject['subject_id']}")["results"]
    assert [one["body"] for one in listed] == ["Another.", "A word."]
    assert other.post(f"comments/{first['id']}/withdrawal/", status=403)["code"] == "not_entitled"
    assert author.post(f"comments/{first['id']}/withdrawal/")["body"] is None
    assert "A word." not in str(Program().get("comments/"))


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"body": " "}, 422),
        ({"body": "x" * 10_001}, 422),
        ({"body": "a\x07b"}, 422),
        ({"body": "Turned \u202eround"}, 422),
        ({"subject_type": "weather"}, 404),
        ({"parent": "01900000-0000-7000-8000-000000000000"}, 404),
    ],
)
def test_what_is_no_comment_is_refused(
    subject: dict[str, Any], change: dict[str, Any], status: int
) -> None:
    said = {**subject, "body": "A word.", **change}
    Program(seat_of("Ostvarn")).post("comments/", said, status)


def test_nobody_speaks_on_what_they_do_not_see() -> None:
    said = {"subject_type": "proposal", "subject_id": str(draft("Dravenia").pk), "body": "Hm."}
    Program(seat_of("Ostvarn")).post("comments/", said, 404)


def test_the_list_costs_the_same_for_many_comments(subject: dict[str, Any]) -> None:
    program = Program(seat_of("Ostvarn"))

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            program.get("comments/")
        return len(queries)

    program.post("comments/", {**subject, "body": "One."}, 201)
    few = cost()
    for word in ("Two.", "Three."):
        Program(seat_of("Kesimba")).post("comments/", {**subject, "body": word}, 201)
    assert cost() == few <= 25
