"""A program that asks twice with one key acts once; a key that meant something else is refused."""

from datetime import timedelta
from typing import Any

import pytest

from interface import clock
from interface.models import KeyedAnswer
from proposals.models import Amendment, Position
from tests.api.client import Program
from tests.world import draft, proposal_under_negotiation, seat_of

pytestmark = pytest.mark.django_db
KEY = {"Idempotency-Key": "of this act"}


@pytest.fixture
def deletion() -> dict[str, Any]:
    text = proposal_under_negotiation()
    paragraph = text.revisions.get().rows.get(label="OP1").paragraph_id
    return {
        "proposal": str(text.pk),
        "base": 0,
        "operation": "delete",
        "paragraph": str(paragraph),
    }


@pytest.fixture
def program() -> Program:
    return Program(seat_of("Ostvarn"))


def test_the_same_request_gets_the_first_answer_again(
    program: Program, deletion: dict[str, Any]
) -> None:
    first = program.post("amendments/", deletion, 201, **KEY)
    where = program.headers["Location"]
    assert "Idempotency-Replayed" not in program.headers
    again = program.post("amendments/", deletion, 201, **KEY)
    assert again == first
    assert program.headers["Idempotency-Replayed"] == "true"
    assert program.headers["Location"] == where
    assert Amendment.objects.count() == 1


def test_another_request_under_the_same_key_is_refused(
    program: Program, deletion: dict[str, Any]
) -> None:
    program.post("amendments/", deletion, 201, **KEY)
    refused = program.post("amendments/", {**deletion, "rationale": "Else."}, 422, **KEY)
    assert refused["code"] == "idempotency_key_reused"
    assert Amendment.objects.count() == 1


def test_a_key_belongs_to_a_person(program: Program, deletion: dict[str, Any]) -> None:
    said = {"proposal": deletion["proposal"], "stance": "support", "revision": 0}
    program.post("positions/", said, 201, **KEY)
    Program(seat_of("Kesimba")).post("positions/", said, 201, **KEY)
    assert Position.objects.count() == 2


def test_a_refusal_is_not_kept(program: Program, deletion: dict[str, Any]) -> None:
    program.post("amendments/", {**deletion, "operation": "replace"}, 422, **KEY)
    assert not KeyedAnswer.objects.exists()
    program.post("amendments/", deletion, 201, **KEY)


def test_a_key_is_forgotten_after_a_day(program: Program, deletion: dict[str, Any]) -> None:
    said = {"proposal": deletion["proposal"], "stance": "support", "revision": 0}
    program.post("positions/", said, 201, **KEY)
    with clock.at(clock.now() + timedelta(hours=25)):
        program.post("positions/", {**said, "stance": "accept"}, 201, **KEY)
    assert Position.objects.count() == 2


@pytest.mark.parametrize("key", ["x" * 65, "tab\there"])
def test_a_key_that_is_none_is_refused(
    program: Program, deletion: dict[str, Any], key: str
) -> None:
    refused = program.post("amendments/", deletion, 422, **{"Idempotency-Key": key})
    assert refused["code"] == "bad_idempotency_key"


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, {"proposal", "base", "operation"}),
        ({"colour": "red"}, {"colour"}),
        ([], {"non_field_errors"}),
    ],
)
def test_input_that_no_act_takes_names_its_fields(
    program: Program, said: Any, wrong: set[str]
) -> None:
    refused = program.post("amendments/", said, 400)
    assert (refused["code"], refused["errors"].keys()) == ("invalid", wrong)


def test_another_seat_of_the_same_person_acts_for_itself(deletion: dict[str, Any]) -> None:
    first, second = seat_of("Ostvarn"), seat_of("Kesimba")
    type(second).objects.filter(pk=second.pk).update(person=first.person)
    second.refresh_from_db()
    said = {"proposal": deletion["proposal"], "stance": "support", "revision": 0}
    names = [Program(seat).post("positions/", said, 201, **KEY)["name"] for seat in (first, second)]
    assert names == ["Ostvarn", "Kesimba"]


def test_an_act_that_leaves_nothing_to_see_is_answered_again() -> None:
    text = draft("Dravenia")
    program = Program(seat_of("Dravenia"))
    for _time in range(2):
        assert (
            program.post(f"proposals/{text.pk}/discarding/", {"seen_version": 0}, 204, **KEY)
            is None
        )
    assert program.headers["Idempotency-Replayed"] == "true"


@pytest.mark.parametrize(
    "body",
    [
        "[" * 10_000,
        '{"a":' * 10_000,
        '{"a\\ud800":1}',
        '{"stance":"\\ud800"}',
        "{",
        "NaN",
        "\ufeff",
    ],
)
def test_what_is_no_json_that_could_be_answered_is_refused(program: Program, body: str) -> None:
    answer = program.client.post("/api/v1/positions/", body, "application/json")
    assert answer.status_code == 400, answer.content
    assert answer.json()["code"] in ("parse_error", "invalid")
