"""The doors, the tour, the banner and the mailbox; and that there are none elsewhere."""

import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from demo.doors import DOORS, Door
from normsforum.supervisor.roles import ROOT
from outbox.models import Mail
from stakeholders.models import Seat

BODIES = {
    "small-state": "Vailuku",
    "ngo": "Open Relay Foundation",
    "co-chair": "San Aurelio",
    "secretariat": "Secretariat",
}


@pytest.mark.usefixtures("demonstration", "in_demonstration")
class TestInTheDemonstration:
    def test_the_front_page_has_four_doors_and_says_what_it_is(self, client: Client) -> None:
        page = client.get("/").content.decode()
        for door in DOORS:
            assert f'action="/demo/enter/{door.key}/"' in page
            assert str(door.act) in page
        assert "Every state, organisation and position here is invented." in page

    @pytest.mark.parametrize("key", BODIES)
    def test_a_door_signs_in_and_leads_home_with_a_tour(self, client: Client, key: str) -> None:
        home = client.post(f"/demo/enter/{key}/", follow=True)
        assert home.redirect_chain == [("/home/", 302)]
        assert home.context["request"].actor.stakeholder.name == BODIES[key]
        door = next(door for door in DOORS if door.key == key)
        page = home.content.decode()
        assert escape(str(door.aim)) in page
        for step in door.steps:
            assert escape(str(step.text)) in page

    @pytest.mark.parametrize("key", [key for key in BODIES if key != "secretariat"])
    def test_something_waits_behind_a_door_this_week(self, client: Client, key: str) -> None:
        home = client.post(f"/demo/enter/{key}/", follow=True)
        sections = dict(home.context["sections"])
        assert sections["week"]

    @pytest.mark.parametrize("door", DOORS, ids=lambda door: door.key)
    def test_every_step_of_a_tour_can_be_taken(self, client: Client, door: Door) -> None:
        client.post(f"/demo/enter/{door.key}/")
        for step in door.steps:
            url = step.find()
            assert url is not None, step.text
            assert client.get(url).status_code == 200, step.text

    def test_another_door_changes_the_person(self, client: Client) -> None:
        client.post("/demo/enter/ngo/")
        home = client.post("/demo/enter/co-chair/", follow=True)
        assert str(home.context["request"].user) == "Inés Quirós"

    def test_a_door_opens_for_a_head_however_many_seats_there_are(self, client: Client) -> None:
        client.post("/demo/enter/small-state/")
        seat = Seat.objects.get(pk=client.session["seat"])
        assert (seat.role, seat.stakeholder.name) == ("head", "Vailuku")

    def test_a_door_leaves_a_session_that_is_listed(self, client: Client) -> None:
        client.post("/demo/enter/small-state/", headers={"user-agent": "Lighthouse 7"})
        page = client.get("/accounts/sessions/").content.decode()
        assert "Lighthouse 7" in page
        assert "this one" in page

    def test_the_registry_has_entries_and_a_way_to_it(self, client: Client) -> None:
        assert 'href="/registry/"' in client.get("/stakeholders/").content.decode()
        page = client.get("/registry/")
        assert page.context["entries"]
        assert "The entries of the registry are real." in page.content.decode()

    def test_a_door_is_no_link(self, client: Client) -> None:
        assert client.get("/demo/enter/ngo/").status_code == 405

    def test_a_door_asks_for_the_token_of_its_form(self) -> None:
        assert Client(enforce_csrf_checks=True).post("/demo/enter/ngo/").status_code == 403

    @pytest.mark.parametrize(
        ("asked", "led"),
        [
            ("/groups/4/draft/", "/groups/4/draft/"),
            ("https://elsewhere.example/", "/home/"),
            ("//elsewhere.example/", "/home/"),
        ],
    )
    def test_who_must_sign_in_again_goes_through_a_door_to_where_they_were(
        self, client: Client, asked: str, led: str
    ) -> None:
        page = client.get("/accounts/login/", {"next": asked}).content.decode()
        assert f'<input type="hidden" name="next" value="{asked}">' in page
        answer = client.post("/demo/enter/ngo/", {"next": asked})
        assert answer["Location"] == led

    def test_there_is_no_fifth_door(self, client: Client) -> None:
        assert client.post("/demo/enter/president/").status_code == 404

    def test_every_letter_can_be_read(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_max_num_queries(8):
            page = client.get("/demo/mail/").content.decode()
        newest = Mail.objects.first()
        assert newest is not None
        assert newest.subject in page
        letter = client.get(f"/demo/mail/{newest.pk}/").content.decode()
        assert newest.to in letter
        assert "/invitations/" in letter
        assert '<a href="http' in letter

    def test_a_letter_that_was_not_written_is_not_found(self, client: Client) -> None:
        assert client.get("/demo/mail/01900000-0000-7000-8000-000000000000/").status_code == 404


@pytest.mark.django_db
class TestElsewhere:
    def test_there_are_no_doors(self, client: Client) -> None:
        assert "/demo/enter/" not in client.get("/accounts/login/").text
        assert client.post("/demo/enter/ngo/").status_code == 404
        assert "/demo/" not in client.get("/").content.decode()

    def test_there_is_no_mailbox(self, client: Client) -> None:
        assert client.get("/demo/mail/").status_code == 404

    def test_nothing_is_told(self) -> None:
        with pytest.raises(CommandError, match="DEMONSTRATION=1"):
            call_command("load_demo")


@pytest.mark.parametrize(("told", "prefix"), [("1", "DEMO"), ("0", "NF")])
def test_symbols_of_a_demonstration_begin_with_its_name(told: str, prefix: str) -> None:
    told_of = subprocess.run(
        [
            sys.executable,
            "-c",
            "from normsforum.settings import local as s; print(s.SYMBOL_PREFIX)",
        ],
        cwd=ROOT,
        env={**os.environ, "DEMONSTRATION": told},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told_of.stdout.strip() == prefix
