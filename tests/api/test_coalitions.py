"""Coalitions through the API: founded, joined, spoken for, mapped to texts, and left."""

from typing import Any

import pytest

from proposals.models import OutcomeMapping, Proposal
from stakeholders.actions.coalitions import found_coalition
from stakeholders.models import Coalition, CoalitionMembership, MembershipRequest
from tests.api.client import Program
from tests.world import (
    actor_of,
    draft,
    group,
    member,
    paragraph_id,
    seat_of,
    stakeholder,
    tabled_proposal,
)

pytestmark = pytest.mark.django_db
KEY = {"Idempotency-Key": "of this act"}
NEW = {"name": "One Internet", "charter": "We want one network.", "outcomes": ["One standard."]}
NOBODYS = "01900000-0000-7000-8000-000000000000"


def delegate(name: str) -> Program:
    return Program(seat_of(name))


def key_of(name: str) -> str:
    return str(stakeholder(name).pk)


@pytest.fixture
def coalition() -> Coalition:
    return found_coalition(actor_of("Open Relay Foundation"), **NEW)


@pytest.fixture
def path(coalition: Coalition) -> str:
    return f"coalitions/{coalition.pk}/"


def request_of(program: Program, coalition: Coalition) -> str:
    (found,) = program.get(f"membership-requests/?coalition={coalition.pk}")["results"]
    return f"membership-requests/{found['id']}/"


def test_a_coalition_is_founded_and_says_what_it_wants() -> None:
    founder = delegate("Vailuku")
    made = founder.post("coalitions/", NEW, 201)
    at = f"coalitions/{made['id']}/"
    assert founder.headers["Location"].endswith(f"/api/v1/{at}")
    assert (made["founder"], made["spokesperson"]) == ("Vailuku", "Vailuku")
    more = founder.post(f"{at}outcome/", {"text": "No splinters."})["outcomes"]
    assert [(one["number"], one["text"]) for one in more] == [
        (1, "One standard."),
        (2, "No splinters."),
    ]


def test_who_asks_to_join_is_admitted_by_the_convener(coalition: Coalition, path: str) -> None:
    asking, founder = delegate("Kesimba"), delegate("Open Relay Foundation")
    asked = asking.post(f"{path}request/", {"message": "We run relays."})
    assert [one["name"] for one in asked["members"]] == ["Open Relay Foundation"]
    at = request_of(founder, coalition)
    told = founder.get(at)
    assert (told["name"], told["direction"], told["message"]) == (
        "Kesimba",
        "asked",
        "We run relays.",
    )
    assert asking.post(f"{at}answer/", {"accepted": True}, 403)["code"] == "not_entitled"
    assert founder.post(f"{at}answer/", {"accepted": True}, 204) is None
    assert [one["name"] for one in asking.get(path)["members"]][-1] == "Kesimba"


def test_who_is_invited_answers_and_aligning_needs_no_answer(
    coalition: Coalition, path: str
) -> None:
    founder, invited = delegate("Open Relay Foundation"), delegate("Ostvarn")
    founder.post(f"{path}invitation/", {"stakeholder": key_of("Ostvarn"), "message": "Come."})
    at = request_of(invited, coalition)
    assert founder.post(f"{at}answer/", {"accepted": True}, 403)["code"] == "not_entitled"
    invited.post(f"{at}answer/", {"accepted": False, "reason": "Not now."}, 204)
    assert MembershipRequest.objects.get().answer.reason == "Not now."
    aligned = delegate("Marlonia").post(f"{path}request/", {"standing": "aligned"})["members"]
    assert [(one["name"], one["standing"]) for one in aligned][-1] == ("Marlonia", "aligned")


def test_members_declare_who_speaks_and_leave(coalition: Coalition, path: str) -> None:
    founder, other = delegate("Open Relay Foundation"), delegate("Kesimba")
    other.post(f"{path}request/")
    founder.post(f"{request_of(founder, coalition)}answer/", {"accepted": True}, 204)
    said = {"spokesperson": key_of("Kesimba")}
    assert founder.post(f"{path}spokesperson/", said)["spokesperson"] == "Open Relay Foundation"
    assert other.post(f"{path}spokesperson/", said)["spokesperson"] == "Kesimba"
    left = founder.post(f"{path}departure/", {"reason": "It is done."})
    assert [one["name"] for one in left["members"]] == ["Kesimba"]
    assert CoalitionMembership.objects.get(left_at=None).member.name == "Kesimba"


def test_an_outcome_is_mapped_to_a_paragraph_and_taken_back(coalition: Coalition) -> None:
    founder = delegate("Open Relay Foundation")
    text = tabled_proposal()
    op1 = str(paragraph_id(text, "OP1"))
    said = {"outcome": str(coalition.outcomes.get().pk), "proposal": str(text.pk)}
    made = founder.post("outcome-mappings/", {**said, "paragraph": op1}, 201)
    assert founder.headers["Location"].endswith(f"/api/v1/outcome-mappings/{made['id']}/")
    assert (made["coalition"], made["paragraph"]) == (str(coalition.pk), op1)
    assert founder.post("outcome-mappings/", {**said, "paragraph": op1}, 409)["code"] == "mapped"
    for kept in (f"coalition={coalition.pk}", f"proposal={text.pk}", f"outcome={made['outcome']}"):
        assert Program().get(f"outcome-mappings/?{kept}")["results"] == [made]
    assert Program().get(f"outcome-mappings/?proposal={NOBODYS}")["results"] == []
    at = f"outcome-mappings/{made['id']}/"
    assert delegate("Kesimba").post(f"{at}unmapping/", status=403)["code"] == "not_entitled"
    for _time in range(2):
        assert founder.post(f"{at}unmapping/", status=204, **KEY) is None
    founder.get(at, 404)


def test_a_mapping_to_what_one_does_not_see_is_not_there(coalition: Coalition) -> None:
    founder = delegate("Open Relay Foundation")
    member("Dravenia", group())
    outcome = str(coalition.outcomes.get().pk)
    text = tabled_proposal()
    founder.post("outcome-mappings/", {"outcome": outcome, "proposal": str(text.pk)}, 201)
    Proposal.objects.filter(pk=text.pk).update(visibility="group")
    at = f"outcome-mappings/{OutcomeMapping.objects.get().pk}/"
    for other in (Program(), delegate("Kesimba"), founder):
        assert other.get("outcome-mappings/")["results"] == []
        other.post(f"{at}unmapping/", status=404)
    assert len(delegate("Dravenia").get("outcome-mappings/")["results"]) == 1
    hidden = {"outcome": outcome, "proposal": str(draft().pk)}
    founder.post("outcome-mappings/", hidden, 404)


@pytest.mark.parametrize(
    ("change", "status", "field"),
    [
        ({"paragraph": NOBODYS}, 422, "paragraph"),
        ({"outcome": NOBODYS}, 400, "outcome"),
        ({"coalition": NOBODYS}, 400, "coalition"),
    ],
)
def test_what_is_no_mapping_is_refused(
    coalition: Coalition, change: dict[str, Any], status: int, field: str
) -> None:
    outcome = str(coalition.outcomes.get().pk)
    said = {"outcome": outcome, "proposal": str(tabled_proposal().pk), **change}
    refused = delegate("Open Relay Foundation").post("outcome-mappings/", said, status)
    assert field in refused["errors"]
    assert not OutcomeMapping.objects.exists()


@pytest.mark.parametrize(
    ("act", "said", "status", "field"),
    [
        ("", {**NEW, "name": "\u200b"}, 400, "name"),
        ("", {**NEW, "name": "one internet"}, 422, "name"),
        ("", {**NEW, "charter": "x" * 8001}, 400, "charter"),
        ("", {**NEW, "outcomes": []}, 422, "outcomes"),
        ("", {**NEW, "outcomes": ["x"] * 21}, 400, "outcomes"),
        ("", {**NEW, "outcomes": ["x" * 501]}, 400, "outcomes"),
        ("", {**NEW, "members": []}, 400, "members"),
        ("request/", {"standing": "king"}, 400, "standing"),
        ("request/", {"reason": "Why not."}, 400, "reason"),
        ("invitation/", {"stakeholder": NOBODYS}, 400, "stakeholder"),
        ("invitation/", {"stakeholder": "Secretariat"}, 422, "stakeholder"),
        ("invitation/", {"stakeholder": "Open Relay Foundation"}, 422, "stakeholder"),
        ("invitation/", {"stakeholder": "Ostvarn", "message": "x" * 1001}, 422, "message"),
        ("departure/", {"reason": "a\x07b"}, 422, "reason"),
        ("spokesperson/", {"spokesperson": "Ostvarn"}, 422, "spokesperson"),
        ("outcome/", {"text": " "}, 400, "text"),
    ],
)
def test_what_is_no_act_on_a_coalition_names_the_field(
    path: str, act: str, said: dict[str, Any], status: int, field: str
) -> None:
    named = ("Secretariat", "Open Relay Foundation", "Ostvarn")
    sent = {name: key_of(value) if value in named else value for name, value in said.items()}
    by = "Ostvarn" if act == "request/" else "Open Relay Foundation"
    refused = delegate(by).post(f"{path}{act}" if act else "coalitions/", sent, status)
    assert field in refused["errors"]
    assert Coalition.objects.count() == CoalitionMembership.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "role"),
    [
        (None, ""),
        ("Kesimba", "delegate"),
        ("Open Relay Foundation", "adviser"),
        ("Secretariat", "head"),
    ],
)
def test_others_do_nothing_in_its_name(path: str, name: str | None, role: str) -> None:
    other = Program(seat_of(name, role) if name else None)
    for act, said in {
        "invitation/": {"stakeholder": key_of("Ostvarn")},
        "departure/": {},
        "spokesperson/": {"spokesperson": key_of("Open Relay Foundation")},
        "outcome/": {"text": "Nothing."},
    }.items():
        assert other.post(f"{path}{act}", said, 403)["code"] == "not_entitled", act
    if name != "Kesimba":
        other.post(f"{path}request/", status=403)
        other.post("coalitions/", {**NEW, "name": "Another"}, 403)


def test_requests_are_seen_as_on_the_page(coalition: Coalition, path: str) -> None:
    founder = delegate("Open Relay Foundation")
    delegate("Marlonia").post(f"{path}request/")
    founder.post(f"{request_of(founder, coalition)}answer/", {"accepted": True}, 204)
    delegate("Vailuku").post(f"{path}request/", {"standing": "aligned"})
    delegate("Kesimba").post(f"{path}request/")
    founder.post(f"{path}invitation/", {"stakeholder": key_of("Ostvarn")})
    readers: dict[tuple[str, str], set[str]] = {
        ("Open Relay Foundation", "delegate"): {"Kesimba", "Ostvarn"},
        ("Open Relay Foundation", "observer"): {"Ostvarn"},
        ("Marlonia", "delegate"): {"Ostvarn"},
        ("Kesimba", "observer"): {"Kesimba"},
        ("Ostvarn", "delegate"): {"Ostvarn"},
        ("Vailuku", "delegate"): set(),
        ("Zhenlu", "delegate"): set(),
        ("Secretariat", "head"): set(),
    }
    for (name, role), seen in readers.items():
        told = Program(seat_of(name, role)).get("membership-requests/")["results"]
        assert {one["name"] for one in told} == seen, (name, role)
    assert Program().get("membership-requests/")["results"] == []
    (asked,) = founder.get("membership-requests/?direction=asked")["results"]
    assert asked["name"] == "Kesimba"


def test_what_is_asked_twice_with_one_key_is_done_once() -> None:
    founder = delegate("Vailuku")
    first = founder.post("coalitions/", NEW, 201, **KEY)
    assert founder.post("coalitions/", NEW, 201, **KEY) == first
    assert founder.headers["Idempotency-Replayed"] == "true"
    at = f"coalitions/{first['id']}/outcome/"
    for _time in range(2):
        founder.post(at, {"text": "No splinters."}, **{"Idempotency-Key": "of the other"})
    assert Coalition.objects.get().outcomes.count() == 2
