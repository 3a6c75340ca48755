"""The secretariat's work on groups, done by programs; nobody else's program does it."""

from typing import Any

import pytest

from record.models import Event
from tests.api.client import Program
from tests.world import cochair, group, member, seat_of, stakeholder
from workinggroups.models import Membership, WorkingGroup

pytestmark = pytest.mark.django_db
KEY = {"Idempotency-Key": "of this act"}
NEW = {"number": 9, "title": "Cables", "mandate": "It keeps cables safe."}
PATH = "groups/4/"


@pytest.fixture
def office() -> Program:
    group()
    return Program(seat_of("Secretariat"))


def key_of(name: str) -> str:
    return str(stakeholder(name).pk)


def test_a_group_is_set_up_and_edited(office: Program) -> None:
    made = office.post("groups/", NEW, 201)
    assert office.headers["Location"].endswith("/api/v1/groups/9/")
    assert (made["symbol_part"], made["visibility"]) == ("WG9", "public")
    decides = {line["kind"]: line["position"] for line in made["participation"]}
    assert (decides["state"], decides["civil"]) == ("decisive", "advisory")
    edited = office.post("groups/9/editing/", {"number": 10, "visibility": "group"})
    assert (edited["number"], edited["title"], edited["visibility"]) == (10, "Cables", "group")
    office.get("groups/9/", 404)


def test_a_line_of_the_matrix_is_set_and_the_rest_stays(office: Program) -> None:
    def matrix() -> dict[str, Any]:
        return {one["kind"]: one for one in office.get(PATH)["participation"]}

    before = matrix()
    said = {"kind": "civil", "position": "decisive", "may_propose": False}
    office.post(f"{PATH}participation/", said)
    assert matrix() == {**before, "civil": {**before["civil"], **said}}


def test_members_are_entered_together_and_ended_with_a_reason(office: Program) -> None:
    said = {"stakeholders": [key_of("Vailuku"), key_of("Corvid Networks")]}
    entered = office.post(f"{PATH}membership/", said)["members"]
    assert {one["name"] for one in entered} == {"Vailuku", "Corvid Networks"}
    ending = {"stakeholder": key_of("Vailuku"), "reason": "It left."}
    left = office.post(f"{PATH}membership-ending/", ending)["members"]
    assert [one["name"] for one in left] == ["Corvid Networks"]
    assert Membership.objects.get(stakeholder=stakeholder("Vailuku")).ending.reason == "It left."
    again = office.post(f"{PATH}membership-ending/", ending, 422)
    assert (again["code"], set(again["errors"])) == ("not_a_member", {"stakeholder"})


def test_a_co_chair_is_appointed_by_seat_and_released(office: Program) -> None:
    member("San Aurelio", group())
    seat = seat_of("San Aurelio")
    (found,) = office.get(f"seats/?stakeholder={seat.stakeholder_id}&in_office=true")["results"]
    chairs = office.post(f"{PATH}chair/", {"chair": found["id"]})["cochairs"]
    assert [one["name"] for one in chairs] == ["San Aurelio"]
    ending = {"stakeholder": key_of("San Aurelio"), "reason": "A year has passed."}
    assert office.post(f"{PATH}chair-ending/", ending)["cochairs"] == []
    assert office.post(f"{PATH}chair-ending/", ending, 422)["code"] == "not_a_cochair"


def test_only_who_the_page_offers_becomes_co_chair(office: Program) -> None:
    for outside in (seat_of("San Aurelio"), seat_of("Vailuku", "adviser")):
        member("Vailuku", group())
        refused = office.post(f"{PATH}chair/", {"chair": str(outside.pk)}, 422)
        assert (refused["code"], set(refused["errors"])) == ("unfit_seat", {"chair"})
    cochair(group(), "Vailuku")
    member("San Aurelio", group())
    second = {"chair": str(seat_of("San Aurelio").pk)}
    assert office.post(f"{PATH}chair/", second, 422)["code"] == "side_taken"


@pytest.mark.parametrize(
    ("path", "said", "status", "field"),
    [
        ("groups/", {**NEW, "number": 4}, 422, "number"),
        ("groups/", {**NEW, "number": 100}, 400, "number"),
        ("groups/", {**NEW, "title": "\u200b"}, 400, "title"),
        ("groups/", {**NEW, "title": "Turned \u202eround"}, 422, "title"),
        ("groups/", {**NEW, "mandate": "x" * 4001}, 400, "mandate"),
        ("groups/", {**NEW, "symbol_part": "wg 9"}, 400, "symbol_part"),
        ("groups/", {**NEW, "visibility": "draft"}, 400, "visibility"),
        ("groups/", {**NEW, "colour": "red"}, 400, "colour"),
        (f"{PATH}editing/", {"colour": "red"}, 400, "colour"),
        (f"{PATH}participation/", {"kind": "secretariat"}, 400, "kind"),
        (f"{PATH}membership/", {"stakeholders": []}, 400, "stakeholders"),
        (f"{PATH}membership-ending/", {"stakeholder": "x", "reason": "y"}, 400, "stakeholder"),
        (f"{PATH}chair/", {"seat": "x"}, 400, "seat"),
    ],
)
def test_what_is_no_such_act_names_the_field(
    office: Program, path: str, said: Any, status: int, field: str
) -> None:
    refused = office.post(path, said, status)
    assert field in refused["errors"]
    assert WorkingGroup.objects.count() == 1


def test_the_secretariat_is_no_member_of_a_group(office: Program) -> None:
    said = {"stakeholders": [key_of("Secretariat")]}
    refused = office.post(f"{PATH}membership/", said, 422)
    assert (refused["code"], set(refused["errors"])) == ("secretariat", {"stakeholders"})


def test_an_ending_needs_its_reason(office: Program) -> None:
    member("Vailuku", group())
    said = {"stakeholder": key_of("Vailuku"), "reason": " "}
    assert office.post(f"{PATH}membership-ending/", said, 422)["code"] == "reason_required"


@pytest.mark.parametrize(
    ("name", "role"),
    [(None, ""), ("San Aurelio", "delegate"), ("Vailuku", "head"), ("Secretariat", "observer")],
)
def test_others_do_none_of_it(office: Program, name: str | None, role: str) -> None:
    cochair(group(), "San Aurelio")
    member("Vailuku", group())
    other = Program(seat_of(name, role) if name else None)
    vailuku = {"stakeholder": key_of("Vailuku"), "reason": "It left."}
    for path, said in {
        "groups/": NEW,
        f"{PATH}editing/": {"title": "Ours"},
        f"{PATH}participation/": {"kind": "civil", "position": "decisive"},
        f"{PATH}membership/": {"stakeholders": [key_of("Kesimba")]},
        f"{PATH}membership-ending/": vailuku,
        f"{PATH}chair/": {"chair": str(seat_of("Vailuku").pk)},
        f"{PATH}chair-ending/": {**vailuku, "stakeholder": key_of("San Aurelio")},
    }.items():
        assert other.post(path, said, 403)["code"] == "not_entitled", path
    assert not Event.objects.filter(kind__startswith="workinggroups.").exists()


def test_what_is_asked_twice_with_one_key_is_done_once(office: Program) -> None:
    first = office.post("groups/", NEW, 201, **KEY)
    assert office.post("groups/", NEW, 201, **KEY) == first
    assert office.headers["Idempotency-Replayed"] == "true"
    refused = office.post("groups/", {**NEW, "title": "Other"}, 422, **KEY)
    assert refused["code"] == "idempotency_key_reused"
    member("Vailuku", group())
    ending = {"stakeholder": key_of("Vailuku"), "reason": "It left."}
    for _time in range(2):
        office.post(f"{PATH}membership-ending/", ending, **{"Idempotency-Key": "of the other"})
    assert Event.objects.filter(kind="workinggroups.membership_ended").count() == 1
