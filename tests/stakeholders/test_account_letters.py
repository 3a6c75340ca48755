"""Letters about an account speak the forum's own words, and say what to do."""

import re
from pathlib import Path
from typing import Any

import allauth
import pytest
from allauth.usersessions.models import UserSession
from django.template.loader import render_to_string
from django.test import Client

from outbox.models import Mail
from stakeholders import accounts
from stakeholders.models import Person
from tests.world import seat_of

pytestmark = pytest.mark.django_db

LIBRARY = Path(allauth.__file__).parent / "templates"
LETTERS = sorted(
    str(path.relative_to(LIBRARY)) for app in ("account", "mfa") for path in
    (LIBRARY / app / "email").glob("*.txt")
)  # fmt: skip
OTHERS_WORDS = re.compile(
    r"Hello from|Thank you for using|receiving this|Two-?Factor|\bemail\b|example\.com|username|"
    r"safely ignored|security precautions|sign ?up"
)
SAID: dict[str, Any] = {
    "email": "aro@vailuku.example",
    "from_email": "old@vailuku.example",
    "to_email": "aro@vailuku.example",
    "deleted_email": "old@vailuku.example",
    "code": "K7QM-2RTX",
    "activate_url": "https://forum.example/confirm/",
    "password_reset_url": "https://forum.example/reset/?a=1&b=2",
    "signup_url": "https://forum.example/join/",
    "timestamp": "5 January 2026",
    "ip": "192.0.2.7",
    "user_agent": "A browser <1>",
}


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_of_the_library_is_said_in_our_words(letter: str) -> None:
    assert (Path("templates") / letter).is_file()
    said = render_to_string(letter, SAID).strip()
    assert not OTHERS_WORDS.search(said), said
    assert "&lt;" not in said
    assert "&amp;" not in said
    if letter.endswith("_subject.txt"):
        assert 0 < len(said) <= 60
        assert "\n" not in said


@pytest.mark.parametrize(
    ("letter", "needed"),
    [
        ("email_confirmation", "code"),
        ("login_code", "code"),
        ("password_reset_code", "code"),
        ("password_reset_key", "password_reset_url"),
        ("unknown_account", "signup_url"),
        ("account_already_exists", "password_reset_url"),
    ],
)
def test_what_is_needed_to_go_on_stands_in_the_letter(letter: str, needed: str) -> None:
    assert str(SAID[needed]) in render_to_string(f"account/email/{letter}_message.txt", SAID)


def test_the_subject_names_no_address_of_a_server(client: Client) -> None:
    person = seat_of("Vailuku").person
    client.post("/accounts/password/reset/", {"email": person.email})
    assert Mail.objects.get().subject == "Choose a new password"


def test_ending_another_session_has_its_windows_asked_again(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(accounts, "rights_may_have_changed", asked.append)
    person = seat_of("Vailuku").person
    sessions = []
    for _ in range(2):
        browser = Client()
        browser.force_login(person)
        session = UserSession.objects.create(
            user=person,
            session_key=browser.session.session_key,
            ip="192.0.2.7",
            user_agent="A browser",
        )
        sessions.append((browser, session))
    with django_capture_on_commit_callbacks(execute=True):
        accounts.SessionsAdapter().end_sessions([sessions[1][1]])
    assert asked == [person.pk]
    assert sessions[0][0].get("/home/").status_code == 200
    assert sessions[1][0].get("/home/").status_code == 302


def test_a_new_password_has_every_window_asked_again(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(accounts, "rights_may_have_changed", asked.append)
    person: Person = seat_of("Vailuku").person
    with django_capture_on_commit_callbacks(execute=True):
        accounts.AccountAdapter().set_password(person, "another long pass phrase")
    assert asked == [person.pk]
