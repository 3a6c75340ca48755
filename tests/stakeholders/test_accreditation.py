"""Accreditation: asking for it, deciding with a reason, and adding a stakeholder at once."""

from datetime import date
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from interface import needs
from interface.refusal import Refusal
from outbox.models import Mail
from record.models import Event
from record.registry import may_read
from stakeholders.actions.accreditation import (
    add_stakeholder,
    apply_for_accreditation,
    decide_application,
    edit_stakeholder,
)
from stakeholders.actions.erasure import erase_person
from stakeholders.actors import Actor
from stakeholders.models import Application, Person, Role, Seat, Stakeholder
from tests.stakeholders.pages import send, signed_in, text_of
from tests.world import actor_of, seat_of, stakeholder

pytestmark = pytest.mark.django_db

NOBODY = "019abc00-0000-7000-8000-000000000000"
ASKED = {
    "organisation": "Lantern Network",
    "kind": "civil",
    "function": "Director",
    "statement": "It keeps lights on.",
}


@pytest.fixture
def applicant() -> Person:
    return Person.objects.create_user("tamsin@lantern.example", name="Tamsin Orrey")


def application(person: Person, **fields: Any) -> Application:
    return apply_for_accreditation(Actor.of_person(person), **{**ASKED, **fields})


def secretariat() -> Actor:
    return actor_of("Secretariat", "head")


def test_a_person_without_a_seat_sees_why_and_may_ask(applicant: Person) -> None:
    client = signed_in(applicant)
    page = text_of(client.get("/accreditation/apply/"))
    assert "No stakeholder has named you" in page
    assert "What you may read" in page
    assert send(client, "/accreditation/apply/", **ASKED).status_code == 303
    after = text_of(client.get("/accreditation/apply/"))
    assert "The application of Lantern Network waits" in after
    assert "<textarea" not in after


def test_a_person_whose_mandate_ended_is_told_so(applicant: Person) -> None:
    Seat.objects.create(
        person=applicant,
        stakeholder=stakeholder("Vailuku"),
        role=Role.DELEGATE,
        mandate=DateRange(date(2024, 1, 1), date(2025, 1, 1)),
    )
    page = text_of(signed_in(applicant).get("/accreditation/apply/"))
    assert "Your mandate for Vailuku has ended" in page
    assert "31 December 2024" in page


def test_an_anonymous_reader_signs_in_first() -> None:
    assert Client().get("/accreditation/apply/").status_code == 302


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("organisation", ""),
        ("organisation", "x" * 201),
        ("kind", "secretariat"),
        ("statement", ""),
        ("statement", "s" * 4001),
        ("statement", "nul \x00 byte"),
        ("website", "no address"),
        ("regional_group", "african"),
        ("host", "not-a-uuid"),
    ],
)
def test_the_application_form_refuses_bad_input(applicant: Person, field: str, value: str) -> None:
    answer = send(signed_in(applicant), "/accreditation/apply/", **{**ASKED, field: value})
    assert answer.status_code == 422
    assert not Application.objects.exists()


def test_one_application_a_person_waits_at_a_time(applicant: Person) -> None:
    application(applicant)
    with pytest.raises(Refusal) as refused:
        application(applicant, organisation="Another")
    assert refused.value.code == "application_waits"


def test_a_name_that_is_taken_is_said_beside_its_field(applicant: Person) -> None:
    stakeholder("Open Relay Foundation")
    with pytest.raises(Refusal) as refused:
        application(applicant, organisation="open  relay foundation")
    assert (refused.value.code, refused.value.field) == ("name_taken", "organisation")


def test_granting_makes_the_stakeholder_and_seats_the_applicant(applicant: Person) -> None:
    one = application(applicant)
    decision = decide_application(secretariat(), one, granted=True, reason="It serves many.")
    made = Stakeholder.objects.get(name="Lantern Network")
    assert made.accreditation.decision == decision
    seat = Seat.objects.get(person=applicant)
    assert (seat.stakeholder, seat.role, seat.is_current) == (made, Role.HEAD, True)
    letter = Mail.objects.get(to=applicant.email)
    assert "has been accredited" in letter.subject
    assert "It serves many." in letter.text
    assert "It serves many." in letter.html
    kinds = set(Event.objects.values_list("kind", flat=True))
    assert kinds == {
        "stakeholders.accreditation_asked",
        "stakeholders.application_granted",
        "stakeholders.accredited",
        "stakeholders.seat_taken",
    }


def test_the_application_of_who_has_been_erased_waits_no_more_and_seats_nobody(
    applicant: Person,
) -> None:
    one, secretary = application(applicant), seat_of("Secretariat", "head")
    erase_person(Actor.of_person(applicant), applicant)
    client = signed_in(secretary)
    assert "Lantern Network" not in text_of(client.get("/secretariat/"))
    assert not needs.needs_of(Actor.of_seat(secretary))
    page = f"/secretariat/applications/{one.pk}/"
    shown = text_of(client.get(page))
    assert "Nothing is to be decided" in shown
    assert "<textarea" not in shown
    assert "erased.invalid" not in shown
    with pytest.raises(Refusal) as refused:
        decide_application(secretariat(), one, granted=True, reason="It serves many.")
    assert (refused.value.code, refused.value.field) == ("applicant_left", "granted")
    assert not Stakeholder.objects.filter(name="Lantern Network").exists()


def test_refusing_tells_the_reason_and_lets_the_person_ask_again(applicant: Person) -> None:
    decide_application(secretariat(), application(applicant), granted=False, reason="Not yet.")
    assert "Not yet." in Mail.objects.get(to=applicant.email).text
    assert not Seat.objects.filter(person=applicant).exists()
    page = text_of(signed_in(applicant).get("/accreditation/apply/"))
    assert "has not been accredited" in page
    assert "Not yet." in page
    assert application(applicant).pk


def test_a_decision_needs_a_reason_and_stands(applicant: Person) -> None:
    one = application(applicant)
    with pytest.raises(Refusal) as refused:
        decide_application(secretariat(), one, granted=True, reason="  ")
    assert refused.value.field == "reason"
    first = decide_application(secretariat(), one, granted=False, reason="Not yet.")
    assert decide_application(secretariat(), one, granted=False, reason="Again.") == first
    with pytest.raises(Refusal) as refused:
        decide_application(secretariat(), one, granted=True, reason="After all.")
    assert refused.value.code == "already_decided"


@pytest.mark.parametrize("role", ["head", "delegate"])
def test_delegates_of_others_decide_nothing(applicant: Person, role: str) -> None:
    with pytest.raises(Refusal) as refused:
        decide_application(
            actor_of("Vailuku", role), application(applicant), granted=True, reason="No."
        )
    assert refused.value.code == "not_entitled"


def test_the_secretariat_decides_on_its_page(applicant: Person) -> None:
    one = application(applicant)
    client = signed_in(seat_of("Secretariat", "head"))
    assert "Lantern Network" in text_of(client.get("/secretariat/"))
    page = f"/secretariat/applications/{one.pk}/"
    assert send(client, page, granted="perhaps", reason="x").status_code == 422
    assert send(client, page, granted="yes", reason="").status_code == 422
    assert send(client, page, granted="yes", reason="It serves many.").status_code == 303
    assert "is accredited." in text_of(client.get("/secretariat/"))
    assert "It serves many." in text_of(client.get(page))


def test_an_application_waits_for_the_secretariat_alone(applicant: Person) -> None:
    one = application(applicant)
    [need] = needs.needs_of(secretariat())
    assert need.url == f"/secretariat/applications/{one.pk}/"
    assert not [need for need in needs.needs_of(actor_of("Vailuku")) if "application" in need.key]


def test_an_applications_stream_is_between_applicant_and_secretariat(applicant: Person) -> None:
    one, other, office = application(applicant), seat_of("Vailuku"), seat_of("Secretariat")
    assert may_read((applicant, None), "application", one.pk, "own")
    assert may_read((office.person, office), "application", one.pk, "own")
    assert not may_read((other.person, other), "application", one.pk, "own")
    assert not may_read((None, None), "application", one.pk, "own")


def test_a_stakeholder_is_added_with_all_its_facts() -> None:
    host = stakeholder("Vailuku")
    client = signed_in(seat_of("Secretariat", "head"))
    done = send(
        client,
        "/stakeholders/new/",
        name="Lantern Network",
        kind="civil",
        host=str(host.pk),
        about="Keeps lights on.",
        website="https://lantern.example/",
        reason="Known for years.",
    )
    made = Stakeholder.objects.get(name="Lantern Network")
    assert done["Location"] == f"/stakeholders/{made.pk}/delegation/"
    assert "It is added and accredited." in text_of(client.get(done["Location"]))
    assert (made.host, made.about, made.website) == (
        host,
        "Keeps lights on.",
        "https://lantern.example/",
    )
    assert made.accreditation.reason == "Known for years."


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind": "secretariat", "name": "Another office"}, "secretariat"),
        ({"kind": "civil", "name": "vailuku"}, "name_taken"),
        ({"kind": "civil", "name": "Lantern", "regional_group": "african"}, "misplaced_region"),
    ],
)
def test_what_cannot_be_added_is_refused(fields: dict[str, Any], code: str) -> None:
    stakeholder("Vailuku")
    with pytest.raises(Refusal) as refused:
        add_stakeholder(secretariat(), **fields)
    assert refused.value.code == code


def test_facts_are_corrected_and_the_correction_is_public() -> None:
    vailuku = stakeholder("Vailuku")
    client = signed_in(seat_of("Secretariat", "head"))
    page = f"/stakeholders/{vailuku.pk}/edit/"
    done = send(client, page, name="Vailuku", regional_group="asia_pacific", about="An island.")
    assert "The changes are kept." in text_of(client.get(done["Location"]))
    vailuku.refresh_from_db()
    assert (vailuku.regional_group, vailuku.about) == ("asia_pacific", "An island.")
    event = Event.objects.get(kind="stakeholders.stakeholder_edited")
    assert (event.stream.audience, event.data) == (
        "public",
        {"changed": ["about", "regional_group"]},
    )
    assert edit_stakeholder(secretariat(), vailuku, about="An island.") == vailuku
    assert Event.objects.filter(kind="stakeholders.stakeholder_edited").count() == 1


@pytest.mark.parametrize(
    "page",
    [
        "/secretariat/",
        "/secretariat/people/",
        "/stakeholders/new/",
        f"/secretariat/applications/{NOBODY}/",
        f"/stakeholders/{NOBODY}/edit/",
    ],
)
def test_the_secretariats_pages_do_not_exist_for_others(page: str) -> None:
    assert signed_in(seat_of("Vailuku", "head")).get(page).status_code == 404
    assert Client().get(page).status_code == 302


def test_no_colleague_of_the_secretariat_is_offered_to_be_erased() -> None:
    delegate, head = seat_of("Vailuku", "delegate"), seat_of("Secretariat", "head")
    page = text_of(signed_in(head).get("/secretariat/people/"))
    assert reverse("person_erasure", args=[delegate.person_id]) in page
    assert reverse("person_erasure", args=[head.person_id]) not in page


def test_the_secretariat_finds_people_and_delegations_without_a_head() -> None:
    seat_of("Vailuku", "delegate")
    client = signed_in(seat_of("Secretariat", "head"))
    assert "Invite a head of delegation" in text_of(client.get("/secretariat/"))
    assert "delegate@vailuku.example" in text_of(client.get("/secretariat/people/?q=Vailuku"))
    assert "Nobody matches" in text_of(client.get("/secretariat/people/?q=nobody%00else"))
    seat_of("Vailuku", "head")
    assert "Invite a head of delegation" not in text_of(client.get("/secretariat/"))
