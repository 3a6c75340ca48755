"""Stakeholders added and corrected, and accreditation asked for and decided, by programs."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stakeholders.actors import Actor
from stakeholders.models import Application, Person, Seat, Stakeholder
from tests.api.client import Program
from tests.stakeholders.pages import signed_in
from tests.world import seat_of, stakeholder

pytestmark = pytest.mark.django_db
KEY = {"Idempotency-Key": "of this act"}
LIGHTS = {"name": "Harbour Lights", "kind": "civil", "reason": "It keeps ships in touch."}
ASKED = {
    "organisation": "Lanterns",
    "kind": "civil",
    "function": "Chair",
    "statement": "We watch the coast.",
}


@pytest.fixture
def office() -> Program:
    return Program(seat_of("Secretariat"))


def somebody(name: str = "Ana Teu") -> Person:
    address = f"{name.lower().replace(' ', '.')}@lanterns.example"
    return Person.objects.create_user(address, "a long pass phrase", name=name)


def applicant(person: Person) -> Program:
    program = Program()
    program.client = signed_in(person)
    return program


def test_a_stakeholder_is_added_accredited_and_corrected(office: Program) -> None:
    host = stakeholder("Vailuku")
    made = office.post("stakeholders/", {**LIGHTS, "host": str(host.pk)}, 201)
    path = f"stakeholders/{made['id']}/"
    assert office.headers["Location"].endswith(f"/api/v1/{path}")
    assert made["host"] == "Vailuku"
    assert made["accredited_at"]
    edited = office.post(f"{path}editing/", {"about": "Keeps ships in touch."})
    assert edited == {**made, "about": "Keeps ships in touch."}
    assert office.post(f"{path}editing/", {"host": None})["host"] is None


@pytest.mark.parametrize(
    ("change", "status", "field"),
    [
        ({"name": "vailuku"}, 422, "name"),
        ({"name": " \u200b"}, 400, "name"),
        ({"name": "x" * 201}, 400, "name"),
        ({"kind": "secretariat"}, 400, "kind"),
        ({"regional_group": "african"}, 422, "regional_group"),
        ({"website": "javascript:alert(1)"}, 400, "website"),
        ({"website": f"https://x.example/{'y' * 200}"}, 400, "website"),
        ({"host": "01900000-0000-7000-8000-000000000000"}, 400, "host"),
        ({"about": "a\x07b"}, 422, "about"),
        ({"accredited_at": "2026-01-01"}, 400, "accredited_at"),
    ],
)
def test_what_is_no_stakeholder_is_refused_by_field(
    office: Program, change: dict[str, Any], status: int, field: str
) -> None:
    stakeholder("Vailuku")
    assert field in office.post("stakeholders/", {**LIGHTS, **change}, status)["errors"]
    assert not Stakeholder.objects.filter(kind="civil").exists()


def test_only_a_state_hosts(office: Program) -> None:
    said = {**LIGHTS, "host": str(stakeholder("Corvid Networks").pk)}
    assert set(office.post("stakeholders/", said, 400)["errors"]) == {"host"}


def test_the_facts_of_the_secretariat_are_not_edited(office: Program) -> None:
    path = f"stakeholders/{stakeholder('Secretariat').pk}/"
    office.get(path)
    office.post(f"{path}editing/", {"about": "Us."}, 404)


def test_an_organisation_asks_and_is_accredited(office: Program) -> None:
    person = somebody()
    asking = applicant(person)
    asked = asking.post("applications/", ASKED, 201)
    assert (asked["applicant"], asked["decision"]) == ("Ana Teu", None)
    assert office.get("applications/?decided=false")["results"] == [asked]
    path = f"applications/{asked['id']}/"
    decided = office.post(f"{path}decision/", {"granted": True, "reason": "It watches."})
    assert decided["decision"]["granted"] is True
    assert asking.get(path)["decision"]["reason"] == "It watches."
    assert Seat.objects.get(person=person).stakeholder.name == "Lanterns"
    assert office.get("applications/?decided=false")["results"] == []


def test_a_decision_has_a_reason_and_stands(office: Program) -> None:
    path = f"applications/{applicant(somebody()).post('applications/', ASKED, 201)['id']}/"
    refusing = {"granted": False, "reason": " "}
    assert office.post(f"{path}decision/", refusing, 422)["code"] == "reason_required"
    assert set(office.post(f"{path}decision/", {}, 400)["errors"]) == {"granted", "reason"}
    refusing["reason"] = "Nobody was heard of it."
    for _time in range(2):
        office.post(f"{path}decision/", refusing)
    other = office.post(f"{path}decision/", {**refusing, "granted": True}, 409)
    assert other["code"] == "already_decided"


def test_an_application_is_seen_by_who_asked_and_by_the_secretariat(office: Program) -> None:
    mine, other = somebody(), somebody("Bo Lind")
    asked = applicant(mine).post("applications/", ASKED, 201)
    for reader, found in (
        (applicant(mine), 1),
        (office, 1),
        (applicant(other), 0),
        (Program(seat_of("Secretariat", "observer")), 0),
        (Program(seat_of("Vailuku", "head")), 0),
        (Program(), 0),
    ):
        assert len(reader.get("applications/")["results"]) == found
        reader.get(f"applications/{asked['id']}/", 200 if found else 404)
        if reader is not office:
            said = {"granted": True, "reason": "Ours."}
            reader.post(f"applications/{asked['id']}/decision/", said, 403 if found else 404)


@pytest.mark.parametrize("name", [None, "Vailuku", "Secretariat"])
def test_who_has_a_seat_or_no_name_asks_for_nothing(name: str | None) -> None:
    program = Program(seat_of(name) if name else None)
    assert program.post("applications/", ASKED, 403)["code"] == "not_entitled"
    assert not Application.objects.exists()


def test_an_organisation_asks_once_at_a_time_and_once_a_key() -> None:
    asking = applicant(somebody())
    first = asking.post("applications/", ASKED, 201, **KEY)
    assert asking.post("applications/", ASKED, 201, **KEY) == first
    assert asking.post("applications/", ASKED, 409)["code"] == "application_waits"
    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "role"),
    [(None, ""), ("Vailuku", "head"), ("Secretariat", "observer")],
)
def test_others_add_and_correct_nothing(name: str | None, role: str) -> None:
    vailuku = stakeholder("Vailuku")
    program = Program(seat_of(name, role) if name else None)
    assert program.post("stakeholders/", LIGHTS, 403)["code"] == "not_entitled"
    refused = program.post(f"stakeholders/{vailuku.pk}/editing/", {"about": "Great."}, 403)
    assert refused["code"] == "not_entitled"
    vailuku.refresh_from_db()
    assert vailuku.about == ""


def test_the_list_of_applications_costs_the_same_for_many(office: Program) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            office.get("applications/")
        return len(queries)

    def ask(number: int) -> None:
        person = somebody(f"Person {number}")
        host = str(stakeholder("Vailuku").pk)
        said = {**ASKED, "organisation": f"Lantern {number}", "host": host}
        assert Actor.of_person(person).kind == "person"
        path = f"applications/{applicant(person).post('applications/', said, 201)['id']}/"
        office.post(f"{path}decision/", {"granted": number % 2 == 0, "reason": "Heard."})

    ask(1)
    few = cost()
    for number in range(2, 5):
        ask(number)
    assert cost() == few <= 25
