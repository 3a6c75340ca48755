"""The file of personal data opens no door to anybody's account, and is asked for by its person."""

import json
import re
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress

from outbox.models import Mail
from stakeholders.actions.people import invite_delegate
from stakeholders.models import Person
from tests import proof, world
from tests.stakeholders.pages import signed_in, text_of

pytestmark = pytest.mark.django_db
PAGE, FILE = "/settings/personal-data/", "/settings/personal-data/file/"
PHRASE = "a long pass phrase"


def with_password() -> Person:
    person = world.seat_of("Kesimba").person
    person.set_password(PHRASE)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def test_the_file_holds_no_code_that_was_sent_to_an_address_which_may_be_anothers() -> None:
    person = with_password()
    client = signed_in(person)
    client.post("/accounts/reauthenticate/", {"password": PHRASE})
    client.post("/accounts/email/", {"email": "victim@ministry.example", "action_add": ""})
    sent = Mail.objects.get(to="victim@ministry.example")
    codes = re.findall(r"\b[A-Z0-9]{3,}-?[A-Z0-9]{3,}\b", sent.text)
    assert codes
    answer = client.post(FILE)
    assert answer.status_code == 200
    letters = json.loads(answer.content)["outbox.Mail"]
    assert sent.subject in {row["subject"] for row in letters}
    assert all({"text", "html", "error"}.isdisjoint(row) for row in letters)
    words = answer.content.decode()
    assert not [code for code in codes if code in words]


def test_the_file_tells_nothing_of_invitations_to_an_address_that_was_never_confirmed() -> None:
    other = world.seat_of("Kesimba")
    entered = "victim@ministry.example"
    EmailAddress.objects.create(user=other.person, email=entered, verified=False)
    invite_delegate(
        world.actor_of("Ostvarn", "head"),
        world.stakeholder("Ostvarn"),
        email=entered,
        role="adviser",
        mandate=world.ALWAYS,
    )
    told = json.loads(signed_in(other).post(FILE).content)
    assert "stakeholders.Invitation" not in told


def test_no_subject_of_a_letter_says_more_than_what_it_is_about() -> None:
    """The file lists subjects: those of account letters are fixed words."""
    subjects = sorted(Path("templates/account/email").glob("*_subject.txt"))
    assert len(subjects) > 10
    for one in subjects:
        assert "{{" not in one.read_text(), one.name


def test_the_file_asks_for_a_fresh_proof_and_leads_back_to_its_page() -> None:
    person = with_password()
    client = signed_in(person)
    proof.grow_old(client)
    for asked in (
        client.get(FILE),
        client.post(FILE, headers={"referer": f"http://testserver{PAGE}"}),
    ):
        assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert f"next={PAGE}".replace("/", "%2F") in asked["Location"]
    assert "This is for you alone" in text_of(client.get(asked["Location"]))
    assert signed_in(person).get(FILE).status_code == 405
