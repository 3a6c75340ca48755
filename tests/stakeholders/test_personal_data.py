"""A person takes along what is held about them, and can be erased; what was done stays."""

import json

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interface import clock
from interface.models import KeptForm, KeyedAnswer
from interface.refusal import Refusal
from outbox.actions import post_mail
from outbox.models import Mail
from record.keys import Subject
from record.models import Event
from record.reads import tell
from stakeholders.actions.accreditation import apply_for_accreditation
from stakeholders.actions.erasure import erase_person
from stakeholders.actions.people import invite_delegate
from stakeholders.actions.tokens import make_token
from stakeholders.actors import Actor
from stakeholders.models import Invitation, Person, Seat, Token
from tests import proof, world
from tests.stakeholders.pages import send, signed_in, text_of
from threads.actions import post_comment
from threads.models import Comment

pytestmark = pytest.mark.django_db
ADDRESS, SECOND, NAME = "ilse.quist@forum.example", "quist@home.example", "Ilse Quist-Marrow"
PAGE, FILE = "/settings/personal-data/", "/settings/personal-data/file/"
PHRASE = "a long pass phrase"
TEXTS = ("text", "character varying", "json", "jsonb", "ARRAY")


@pytest.fixture
def ilse() -> Seat:
    """A delegate who has left traces in every table that can hold some."""
    seat = world.seat_of("Vailuku", email=ADDRESS)
    person = seat.person
    person.name = NAME
    person.save()
    for address, first in ((ADDRESS, True), (SECOND, False)):
        EmailAddress.objects.create(user=person, email=address, verified=True, primary=first)
    world.seat_of("Vailuku", "head")
    actor = Actor.of_seat(seat)
    text = world.tabled_proposal()
    post_comment(actor, Subject("proposal", text.pk), "What was said stays said.")
    make_token(actor, label=f"Archive of {NAME}", scope="read", last_day=clock.today())
    invite_delegate(
        world.actor_of("Ostvarn", "head"),
        world.stakeholder("Ostvarn"),
        email=SECOND,
        name=NAME,
        role="adviser",
        mandate=world.ALWAYS,
    )
    post_mail("head@vailuku.example", "Somebody new", f"Write to {ADDRESS}.")
    KeptForm.objects.create(
        person_id=person.pk, path="/x/", form="a form", page="/x/", data={"name": [NAME]}
    )
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    return seat


def enter(person: Person) -> Client:
    """Signed in by the form first, so that sessions and their list know the address."""
    client = Client()
    client.post("/accounts/login/", {"login": person.email, "password": PHRASE})
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def places_of(*words: str) -> list[str]:
    """Every column of every table in which one of the words stands, whatever its type."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND data_type = ANY(%s)",
            [list(TEXTS)],
        )
        for table, column in cursor.fetchall():
            for word in words:
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" WHERE "{column}"::text ILIKE %s',
                    [f"%{word}%"],
                )
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{column}: {word}")
    return found


def sessions_that_say(*words: str) -> list[str]:
    return [
        one.pk
        for one in Session.objects.all()
        if any(word in json.dumps(one.get_decoded()) for word in words)
    ]


def test_no_table_says_who_it_was(ilse: Seat) -> None:
    enter(ilse.person)
    assert len(places_of(ADDRESS, SECOND, NAME)) > 6
    erase_person(Actor.of_seat(ilse), ilse.person)
    assert places_of(ADDRESS, SECOND, NAME, "quist") == []
    assert sessions_that_say(ADDRESS, SECOND, NAME, str(ilse.person_id)) == []


def test_what_programs_of_others_were_told_is_not_told_again(ilse: Seat) -> None:
    head = world.seat_of("Vailuku", "head")
    told = [{"email": ADDRESS}, {"person": NAME}, {"applicant": NAME}, {"person": "Somebody else"}]
    for number, body in enumerate(told):
        KeyedAnswer.objects.create(
            person_id=head.person_id, seat_key=str(head.pk), key=str(number), body=body
        )
    erase_person(Actor.of_seat(ilse), ilse.person)
    assert [kept.body for kept in KeyedAnswer.objects.all()] == [{"person": "Somebody else"}]


def test_an_application_keeps_its_organisation_and_not_who_asked() -> None:
    person = Person.objects.create_user(ADDRESS, PHRASE, name=NAME)
    asked = apply_for_accreditation(
        Actor.of_person(person),
        organisation="Harbour Radio Society",
        kind="civil",
        function=f"Chair: {NAME}",
        statement="It keeps ships in touch.",
    )
    erase_person(Actor.of_person(person), person)
    asked.refresh_from_db()
    assert (asked.organisation, asked.function) == ("Harbour Radio Society", "")
    assert places_of(ADDRESS, NAME) == []


def test_what_was_done_stays_with_its_stakeholder(ilse: Seat) -> None:
    before = Event.objects.count()
    erase_person(Actor.of_seat(ilse), ilse.person)
    said = Comment.objects.get()
    assert said.body == "What was said stays said."
    assert (str(said.stakeholder), str(said.person)) == ("Vailuku", "A person who has left")
    assert Event.objects.count() > before
    page = Client().get(reverse("proposal", args=[said.subject_id]))
    assert page.status_code == 200


def test_the_delegation_and_the_secretariat_hear_of_it_and_not_who(ilse: Seat) -> None:
    secretariat = world.seat_of("Secretariat", "head").stakeholder
    erase_person(Actor.of_seat(ilse), ilse.person)
    told = Event.objects.filter(kind="stakeholders.person_erased").select_related("stream")
    assert {one.stream.subject_id for one in told} == {ilse.stakeholder_id, secretariat.pk}
    for _event, sentence in tell(list(told)):
        assert str(sentence) == "The personal data of somebody with an account were erased."


def test_nobody_enters_acts_or_joins_by_it_any_more(ilse: Seat) -> None:
    client = enter(ilse.person)
    erase_person(Actor.of_seat(ilse), ilse.person)
    assert client.get("/home/").status_code == 302
    answer = Client().post("/accounts/login/", {"login": ADDRESS, "password": PHRASE})
    assert answer.status_code == 200
    assert not Seat.objects.current().filter(person=ilse.person).exists()
    assert not Token.objects.valid().filter(seat=ilse).exists()
    assert not UserSession.objects.filter(user=ilse.person).exists()
    assert not Invitation.objects.open().filter(name="").exists()


def test_no_letter_goes_to_who_was_erased(ilse: Seat) -> None:
    erase_person(Actor.of_seat(ilse), ilse.person)
    assert not Mail.objects.filter(to__endswith="erased.invalid").exists()


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("Write to {}.", True),
        ("Write to <{}>, please.", True),
        ("Ask:{}", True),
        ("{}".upper(), True),
        ("Write to m{}.", False),
        ("Write to m.{}.", False),
        ("Write to {}.au.", False),
        ("Write to {}-two.", False),
    ],
)
def test_letters_about_a_longer_address_stay(ilse: Seat, words: str, gone: bool) -> None:
    letter = post_mail("head@ostvarn.example", "Hello", words.format(ADDRESS))
    erase_person(Actor.of_seat(ilse), ilse.person)
    assert Mail.objects.filter(pk=letter.pk).exists() is not gone


def test_signs_of_an_address_stand_for_themselves() -> None:
    person = Person.objects.create_user("i.q+a@x.example", PHRASE, name=NAME)
    post_mail("head@ostvarn.example", "Hello", "Write to i.q+a@x.example.")
    other = post_mail("head@ostvarn.example", "Hello", "Write to iiqqa@xxexample.")
    erase_person(Actor.of_person(person), person)
    assert list(Mail.objects.all()) == [other]


def test_letters_to_an_address_that_was_never_confirmed_go() -> None:
    seat = world.seat_of("Kesimba")
    said = {"user": seat.person, "code": "ABCDEF"}
    get_adapter().send_mail("account/email/email_confirmation", "tried@home.example", said)
    sent = Mail.objects.get(to="tried@home.example")
    assert sent.person_id == seat.person_id
    erase_person(Actor.of_seat(seat), seat.person)
    assert not Mail.objects.filter(to="tried@home.example").exists()


def test_letters_to_somebody_whose_address_was_entered_by_another_stay(ilse: Seat) -> None:
    other = world.seat_of("Ostvarn").person
    for address in (other.email, "tried@home.example"):
        EmailAddress.objects.create(user=ilse.person, email=address, verified=False)
        post_mail(address, "Hello", "A word.")
    erase_person(Actor.of_seat(ilse), ilse.person)
    assert Mail.objects.filter(to=other.email).exists()
    assert not Mail.objects.filter(to="tried@home.example").exists()


def test_it_is_asked_for_with_the_address_and_a_fresh_proof(ilse: Seat) -> None:
    client = signed_in(ilse)
    refused = send(client, PAGE, email="somebody@else.example")
    assert refused.status_code == 422
    proof.grow_old(client)
    asked = send(client, PAGE, email=ADDRESS)
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert Person.objects.get(pk=ilse.person_id).erased_at is None
    client = signed_in(ilse)
    assert send(client, PAGE, email=ADDRESS).status_code == 303
    assert Person.objects.get(pk=ilse.person_id).erased_at is not None
    assert client.get("/home/").status_code == 302
    assert places_of(ADDRESS, NAME) == []


def test_the_secretariat_erases_on_request_but_no_colleague(ilse: Seat) -> None:
    secretary = world.seat_of("Secretariat", "head")
    colleague = world.seat_of("Secretariat", "delegate")
    client = signed_in(secretary)
    page = reverse("person_erasure", args=[ilse.person_id])
    assert page in text_of(client.get("/secretariat/people/"))
    assert send(client, page, email=ADDRESS).status_code == 303
    assert NAME not in text_of(client.get("/secretariat/people/"))
    assert places_of(ADDRESS, NAME) == []
    assert client.get(page).status_code == 404
    own = reverse("person_erasure", args=[colleague.person_id])
    assert client.get(own).status_code == 403


def test_the_last_head_of_the_secretariat_stays() -> None:
    head = world.seat_of("Secretariat", "head")
    with pytest.raises(Refusal, match="last_head"):
        erase_person(Actor.of_seat(head), head.person)


def test_nobody_erases_the_invented_people_of_the_demonstration(ilse: Seat) -> None:
    with override_settings(DEMONSTRATION=True), pytest.raises(Refusal, match="demonstration"):
        erase_person(Actor.of_seat(ilse), ilse.person)


def test_an_answer_to_an_invitation_and_the_erasure_of_its_person_wait_for_each_other(
    ilse: Seat,
) -> None:
    with CaptureQueriesContext(connection) as asked:
        erase_person(Actor.of_seat(ilse), ilse.person)
    statements = [one["sql"] for one in asked]
    held = [
        at
        for at, sql in enumerate(statements)
        if sql.endswith("FOR NO KEY UPDATE") and 'FROM "stakeholders_stakeholder"' in sql
    ]
    answered = [
        at
        for at, sql in enumerate(statements)
        if sql.startswith('INSERT INTO "stakeholders_invitationanswer"')
    ]
    assert held[0] < answered[0]


def test_twice_changes_nothing(ilse: Seat) -> None:
    erase_person(Actor.of_seat(ilse), ilse.person)
    before = Event.objects.count()
    erase_person(Actor.of_person(ilse.person), ilse.person)
    assert Event.objects.count() == before


def test_the_file_has_what_points_to_oneself_and_no_secret(ilse: Seat) -> None:
    answer = signed_in(ilse).post(FILE)
    assert "attachment" in answer["Content-Disposition"]
    told = json.loads(answer.content)
    assert told["stakeholders.Person"][0]["email"] == ADDRESS
    assert told["threads.Comment"][0]["body"] == "What was said stays said."
    assert {row["email"] for row in told["account.EmailAddress"]} == {ADDRESS, SECOND}
    expected = {"stakeholders.Seat", "stakeholders.Invitation"}
    assert expected | {"interface.KeptForm", "record.Event", "outbox.Mail"} <= set(told)
    words = answer.content.decode()
    secrets = (ilse.person.password, Token.objects.get().sha256, Invitation.objects.get().token)
    for secret in (*secrets, "JBSWY3DPEHPK3PXP"):
        assert secret not in words


def test_the_file_of_somebody_else_is_nobodys(ilse: Seat) -> None:
    told = json.loads(signed_in(world.seat_of("Ostvarn")).post(FILE).content)
    assert NAME not in json.dumps(told)
