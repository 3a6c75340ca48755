"""Search for programs: the same answers, plain words with marks, and what is wrong is said."""

from typing import Any

import pytest
from django.test import Client

from record.keys import Subject
from tests import world
from threads.actions import post_comment

pytestmark = pytest.mark.django_db
URL = "/api/v1/search/"


def found(**asked: Any) -> Any:
    answer = Client().get(URL, asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_program_is_told_where_it_stands_and_what_matches() -> None:
    text = world.tabled_proposal()
    key = world.paragraph_id(text, "OP1")
    answer = found(q="refrain")
    assert answer["counts"] == {
        "proposals": 0, "paragraphs": 1, "amendments": 0, "comments": 0,
        "stakeholders": 0, "coalitions": 0, "groups": 0,
    }  # fmt: skip
    (hit,) = answer["results"]
    assert (hit["kind"], hit["id"], hit["proposal"]) == ("paragraphs", str(key), str(text.pk))
    assert (hit["part"], hit["symbol"]) == ("OP1", text.symbol)
    assert [piece["words"] for piece in hit["excerpt"] if piece["marked"]] == ["refrain"]
    assert hit["url"].endswith(f"#{key}")


def test_a_citation_is_told_beside_what_is_found() -> None:
    text = world.tabled_proposal()
    assert found(q=str(text.symbol))["cited"] == text.get_absolute_url()
    assert found(q="hospitals")["cited"] is None


def test_one_kind_comes_in_pages() -> None:
    text = world.tabled_proposal()
    for number in range(51):
        said = f"Wheels, for the {number}th time."
        post_comment(world.actor_of("Marlonia"), Subject("proposal", text.pk), said)
    first = found(q="wheels", kind="comments")
    assert (len(first["results"]), first["previous"]) == (50, None)
    second = Client().get(first["next"]).json()
    assert (len(second["results"]), second["next"]) == (1, None)
    assert found(q="wheels")["next"] is None


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "q"),
        ({"q": "a"}, "q"),
        ({"q": "x" * 201}, "q"),
        ({"q": "hospitals", "kind": "weather"}, "kind"),
        ({"q": "hospitals", "group": "four"}, "group"),
        ({"q": "hospitals", "page": 0}, "page"),
        ({"q": "hospitals", "stage": "tabled"}, "stage"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_its_name(asked: dict[str, Any], field: str) -> None:
    answer = Client().get(URL, asked)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]


def test_the_same_answer_is_not_sent_twice() -> None:
    world.tabled_proposal()
    tag = Client().get(URL, {"q": "hospitals"})["ETag"]
    again = Client().get(URL, {"q": "hospitals"}, headers={"If-None-Match": tag})
    assert again.status_code == 304
