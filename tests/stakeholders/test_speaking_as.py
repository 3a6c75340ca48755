"""Speaking as: one seat at a time, shown in the head, changed in place, and carried by forms."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from record.registry import reader_of
from stakeholders.models import Invitation, Role, Seat
from tests.stakeholders.pages import BACKEND, actor_at, signed_in, text_of
from tests.world import seat_of, stakeholder

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> Seat:
    return seat_of("Vailuku", "head")


@pytest.fixture
def second(first: Seat) -> Seat:
    return Seat.objects.create(
        person=first.person,
        stakeholder=stakeholder("Access for Islands"),
        role=Role.HEAD,
        mandate=DateRange(date(2020, 1, 1), date(2099, 7, 1)),
    )


def speaker(client: Client) -> str:
    return str(actor_at(client).stakeholder)


def test_the_head_of_the_page_shows_each_seat_with_role_and_end(first: Seat, second: Seat) -> None:
    page = text_of(signed_in(first).get("/stakeholders/"))
    assert "Speaking as" in page
    assert "Access for Islands" in page
    assert "30 June 2099" in page


def test_switching_leads_back_to_the_page_one_was_on(first: Seat, second: Seat) -> None:
    client = signed_in(first)
    assert speaker(client) == "Vailuku"
    done = client.post("/speaking-as/", {"speak_as": str(second.pk), "back": "/groups/?x=1"})
    assert done["Location"] == "/groups/?x=1"
    assert speaker(client) == "Access for Islands"


def test_nobody_is_led_to_another_site(first: Seat) -> None:
    fields = {"speak_as": str(first.pk), "back": "https://elsewhere.example/"}
    assert signed_in(first).post("/speaking-as/", fields)["Location"] == "/home/"


def test_a_seat_of_somebody_else_is_refused(first: Seat) -> None:
    client, foreign = signed_in(first), seat_of("Marlonia")
    for wanted in (str(foreign.pk), "nonsense", ""):
        answer = client.post("/speaking-as/", {"speak_as": wanted, "back": "/groups/"})
        assert answer.status_code == 409
        assert "not yours" in text_of(answer)
    assert speaker(client) == "Vailuku"


def test_a_seat_whose_mandate_ended_is_refused(first: Seat, second: Seat) -> None:
    second.mandate = DateRange(date(2020, 1, 1), date(2021, 1, 1))
    second.save()
    client = signed_in(first)
    assert client.post("/speaking-as/", {"speak_as": str(second.pk)}).status_code == 409
    assert speaker(client) == "Vailuku"


def test_switching_is_a_post_by_somebody_signed_in(first: Seat) -> None:
    assert signed_in(first).get("/speaking-as/").status_code == 405
    assert Client().post("/speaking-as/", {})["Location"].startswith("/accounts/login/")


def test_without_a_choice_the_first_seat_speaks(first: Seat, second: Seat) -> None:
    client = Client()
    client.force_login(first.person, backend=BACKEND)
    assert speaker(client) == str(min((first, second), key=lambda seat: seat.pk).stakeholder)


def test_a_form_rendered_for_another_seat_is_refused_with_the_text_kept(
    first: Seat, second: Seat
) -> None:
    client = signed_in(first)
    page = f"/stakeholders/{first.stakeholder_id}/delegation/"
    opened = client.get(page).context["form"]
    hidden = {name: opened[name].value() for name in ("seat", "once", "opened_by")}
    stakeholder_of_second = f"/stakeholders/{second.stakeholder_id}/delegation/"
    client.post("/speaking-as/", {"speak_as": str(second.pk), "back": page})
    fields = {"name": "Ana Teu", "email": "ana@x.example", "role": "adviser", "since": "2026-01-01"}
    answer = client.post(stakeholder_of_second, {**hidden, **fields})
    shown = text_of(answer)
    assert answer.status_code == 422
    assert "opened for Vailuku" in shown
    assert "Ana Teu" in shown
    assert not Invitation.objects.exists()


def test_a_socket_reads_as_the_sessions_seat(first: Seat, second: Seat) -> None:
    scope = {"user": first.person, "session": {"seat": str(second.pk)}}
    assert reader_of(scope) == (first.person, second)
    assert reader_of({"user": first.person, "session": {}})[1] in (first, second)
    assert reader_of({"user": None, "session": {}}) == (None, None)
    second.mandate = DateRange(date(2020, 1, 1), date(2021, 1, 1))
    second.save()
    assert reader_of(scope) == (first.person, first)
