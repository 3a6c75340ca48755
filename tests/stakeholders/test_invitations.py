"""Invitations: who gives them, how a link becomes a seat, and every way in which it does not."""

import re
from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from interface import clock, needs
from interface.refusal import Refusal
from interface.times import day_words
from outbox.models import Mail
from record.models import Event
from stakeholders.actions.people import (
    accept_invitation,
    decline_invitation,
    invite_delegate,
    revoke_invitation,
)
from stakeholders.actors import Actor
from stakeholders.models import Invitation, InvitationAnswer, Person, Role, Seat
from tests.stakeholders.pages import actor_at, send, signed_in, text_of
from tests.world import actor_of, seat_of, stakeholder

pytestmark = pytest.mark.django_db

OPEN_END = DateRange(date(2026, 1, 1), None)
NEW_PERSON = {"name": "Ana Teu", "password": "a long pass phrase", "time_zone": "Pacific/Tongatapu"}


def invitation(email: str = "ana@vailuku.example", **fields: object) -> Invitation:
    return invite_delegate(
        actor_of("Vailuku", "head"),
        stakeholder("Vailuku"),
        **{"email": email, "role": Role.DELEGATE, "mandate": OPEN_END, **fields},
    )


def page_of(one: Invitation) -> str:
    return f"/invitations/{one.token}/"


def test_an_invitation_is_a_letter_with_its_link_and_an_event_of_the_delegation() -> None:
    one = invitation("Ana@Vailuku.example")
    letter = Mail.objects.get()
    assert letter.to == "ana@vailuku.example"
    assert page_of(one) in letter.text
    assert page_of(one) in letter.html
    event = Event.objects.get(kind="stakeholders.seat_invited")
    assert (event.stream.subject_id, event.stream.audience) == (stakeholder("Vailuku").pk, "own")
    assert "ana" not in str(event.data)


def test_one_invitation_an_address_waits_at_a_time() -> None:
    first = invitation()
    with pytest.raises(Refusal) as refused:
        invitation("ANA@vailuku.example")
    assert (refused.value.code, refused.value.field) == ("already_invited", "email")
    revoke_invitation(actor_of("Vailuku", "head"), first)
    assert invitation().pk != first.pk


def test_nobody_is_invited_to_a_mandate_that_is_over() -> None:
    with pytest.raises(Refusal) as refused:
        invitation(mandate=DateRange(date(2020, 1, 1), date(2021, 1, 1)))
    assert refused.value.code == "past_mandate"


def test_a_new_person_takes_a_seat_and_is_signed_in_with_the_address_proven() -> None:
    one, client = invitation(name="Ana"), Client()
    assert 'value="Ana"' in text_of(client.get(page_of(one)))
    done = send(client, page_of(one), **NEW_PERSON)
    assert (done.status_code, done["Location"]) == (303, "/home/")
    assert "You have a seat for Vailuku now and speak for it." in text_of(client.get("/home/"))
    seat = Seat.objects.get(person__email="ana@vailuku.example")
    assert (seat.role, seat.stakeholder.name) == (Role.DELEGATE, "Vailuku")
    assert seat.person.time_zone == "Pacific/Tongatapu"
    assert EmailAddress.objects.get(user=seat.person).verified
    assert one.answer.taken == seat
    assert actor_at(client).seat == seat
    assert Client().login(email="ana@vailuku.example", password="a long pass phrase")


def test_the_session_of_a_new_person_is_listed_so_that_it_can_be_ended() -> None:
    one, client = invitation(), Client()
    send(client, page_of(one), **NEW_PERSON)
    (listed,) = UserSession.objects.filter(user__email=one.email)
    assert listed.session_key == client.session.session_key


def test_a_double_click_takes_one_seat() -> None:
    one, client = invitation(), Client()
    shown = client.get(page_of(one)).context["form"]
    fields = {name: shown[name].value() for name in ("seat", "once", "opened_by")} | NEW_PERSON
    assert client.post(page_of(one), fields).status_code == 303
    assert Client().post(page_of(one), fields).status_code == 303
    assert Seat.objects.filter(person__email=one.email).count() == 1


def test_who_is_known_takes_the_seat_after_signing_in() -> None:
    one = invitation("delegate@marlonia.example")
    known = seat_of("Marlonia")
    assert "Sign in with the address above" in text_of(Client().get(page_of(one)))
    client = signed_in(known)
    assert send(client, page_of(one)).status_code == 303
    assert Seat.objects.filter(person=known.person).count() == 2


def test_who_spoke_for_somebody_goes_on_doing_so_and_is_told_how_to_change() -> None:
    one = invitation("delegate@marlonia.example")
    client = signed_in(seat_of("Marlonia"))
    done = send(client, page_of(one))
    said = text_of(client.get(done["Location"]))
    assert "You have a seat for Vailuku now. You still speak for Marlonia" in said
    assert "Speaking as" in said
    assert actor_at(client).stakeholder.name == "Marlonia"


def test_who_had_no_seat_speaks_for_the_new_one() -> None:
    person = Person.objects.create_user("ana@vailuku.example")
    EmailAddress.objects.create(user=person, email=person.email, verified=True)
    client = signed_in(person)
    done = send(client, page_of(invitation()))
    assert "now and speak for it." in text_of(client.get(done["Location"]))
    assert actor_at(client).stakeholder.name == "Vailuku"


def test_a_seat_whose_mandate_has_not_begun_is_said_to_begin() -> None:
    begins = clock.now().date() + timedelta(days=9)
    one = invitation("delegate@marlonia.example", mandate=DateRange(begins, None))
    client = signed_in(seat_of("Marlonia"))
    done = send(client, page_of(one))
    said = text_of(client.get(done["Location"]))
    assert f"Its mandate begins on {day_words(begins)}." in said
    assert actor_at(client).stakeholder.name == "Marlonia"


def test_a_known_address_makes_no_second_person() -> None:
    one = invitation("delegate@marlonia.example")
    seat_of("Marlonia")
    assert Client().post(page_of(one), NEW_PERSON).status_code == 422
    assert Person.objects.filter(email__iexact=one.email).count() == 1
    assert not InvitationAnswer.objects.exists()


def shape_of(page: str) -> str:
    """The page without what differs at each rendering."""
    return re.sub(r'value="[^"]*"|id="[^"]*"', "", page)


def test_the_page_does_not_tell_whether_the_address_has_an_account() -> None:
    new, known = invitation("nobody@marlonia.example"), invitation("somebody@marlonia.example")
    Person.objects.create_user("somebody@marlonia.example")
    pages = [
        shape_of(text_of(Client().get(page_of(one)))).replace(one.token, "").replace(one.email, "")
        for one in (new, known)
    ]
    assert pages[0] == pages[1]


def with_second_address(address: str, *, verified: bool) -> Seat:
    known = seat_of("Marlonia")
    EmailAddress.objects.create(user=known.person, email=address, verified=verified)
    return known


def test_an_invitation_to_a_second_address_makes_no_second_person_and_can_be_taken() -> None:
    one = invitation("ana@vailuku.example")
    known = with_second_address("Ana@Vailuku.example", verified=True)
    answer = send(Client(), page_of(one), **NEW_PERSON)
    assert answer.status_code == 422
    assert "has an account under this address" in text_of(answer)
    assert "Ana Teu" in text_of(answer)
    assert not Person.objects.filter(email__iexact=one.email).exists()
    assert send(signed_in(known), page_of(one)).status_code == 303
    assert one.answer.taken.person == known.person


def test_an_address_that_somebody_only_claims_keeps_nobody_out() -> None:
    one = invitation("ana@vailuku.example")
    claimant = with_second_address("ana@vailuku.example", verified=False)
    assert "sent to another address" in text_of(signed_in(claimant).get(page_of(one)))
    assert send(Client(), page_of(one), **NEW_PERSON).status_code == 303
    assert one.answer.taken.person != claimant.person


def test_an_invitation_to_another_address_is_refused() -> None:
    one, other = invitation(), seat_of("Marlonia")
    client = signed_in(other)
    assert "sent to another address" in text_of(client.get(page_of(one)))
    assert send(client, page_of(one)).status_code == 422
    with pytest.raises(Refusal) as refused:
        accept_invitation(other.person, one.token)
    assert refused.value.code == "other_address"
    assert not Seat.objects.filter(person=other.person, stakeholder__name="Vailuku").exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "Fill in “"),
        ("password", "short", "too short"),
        ("password", "password123", "too common"),
        ("time_zone", "Mars/Olympus", "valid choice"),
        ("name", "a\x00b", "cannot be printed"),
        ("name", "n" * 300, "at most 200"),
    ],
)
def test_bad_input_is_said_beside_its_field(field: str, value: str, words: str) -> None:
    answer = send(Client(), page_of(invitation()), **{**NEW_PERSON, field: value})
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not Person.objects.filter(email="ana@vailuku.example").exists()


def test_an_old_invitation_says_that_it_has_expired() -> None:
    with clock.at(clock.now() - timedelta(days=31)):
        one = invitation()
    assert "has expired" in text_of(Client().get(page_of(one)))
    assert not Invitation.objects.open().exists()
    with pytest.raises(Refusal) as refused:
        decline_invitation(one.token)
    assert refused.value.code == "expired"


def test_an_invitation_expires_with_its_mandate() -> None:
    today = clock.now().date()
    one = invitation(mandate=DateRange(today - timedelta(days=5), today + timedelta(days=1)))
    assert not one.is_expired
    assert Invitation.objects.open().filter(pk=one.pk).exists()
    with clock.at(clock.now() + timedelta(days=1)):
        assert one.is_expired
        assert not Invitation.objects.open().filter(pk=one.pk).exists()


def test_a_used_invitation_says_so_and_is_not_used_again() -> None:
    one = invitation()
    send(Client(), page_of(one), **NEW_PERSON)
    assert "has been accepted" in text_of(Client().get(page_of(one)))
    with pytest.raises(Refusal) as refused:
        accept_invitation(Person.objects.get(email=one.email), one.token)
    assert refused.value.code == "already_answered"


def test_whoever_holds_the_link_may_decline() -> None:
    one, client = invitation(), Client()
    shown = text_of(client.get(page_of(one)))
    # One tap opens it, and only the button in it declines.
    assert "<summary>Decline the invitation</summary>" in shown
    assert "Decline the seat for Vailuku</button>" in shown
    page = send(client, page_of(one), to=f"{page_of(one)}decline/", form="decline")
    assert page.status_code == 303
    declined = text_of(client.get(page_of(one)))
    assert "has been declined" in declined
    assert "The invitation to a seat for Vailuku is declined." in declined
    assert Event.objects.filter(kind="stakeholders.invitation_declined").count() == 1


def test_a_head_takes_an_invitation_back_on_the_delegation_page() -> None:
    one = invitation()
    client = signed_in(seat_of("Vailuku", "head"))
    page = f"/stakeholders/{one.for_stakeholder_id}/delegation/"
    assert one.email in text_of(client.get(page))
    taken_back = send(client, page, to=f"/invitations/{one.pk}/revocation/", form="revoke")
    assert "The invitation is taken back." in text_of(client.get(taken_back["Location"]))
    assert "has been taken back" in text_of(Client().get(page_of(one)))


def test_who_may_not_take_an_invitation_back_is_told_so() -> None:
    one = invitation()
    for who in (seat_of("Vailuku", "delegate"), seat_of("Marlonia", "head")):
        answer = signed_in(who).post(f"/invitations/{one.pk}/revocation/", {"seat": str(who.pk)})
        assert answer.status_code == 403
        assert "does not carry the right" in text_of(answer)
    assert not InvitationAnswer.objects.exists()


def test_an_invitation_that_was_answered_meanwhile_is_not_taken_back_in_silence() -> None:
    one, head = invitation(), seat_of("Vailuku", "head")
    decline_invitation(one.token)
    answer = signed_in(head).post(f"/invitations/{one.pk}/revocation/", {"seat": str(head.pk)})
    assert answer.status_code == 409
    assert "answered already" in text_of(answer)


@pytest.mark.parametrize("role", ["delegate", "adviser", "observer"])
def test_only_heads_take_invitations_back(role: str) -> None:
    with pytest.raises(Refusal) as refused:
        revoke_invitation(actor_of("Vailuku", role), invitation())
    assert refused.value.code == "not_entitled"


def test_a_head_invites_on_the_delegation_page_and_a_delegate_only_reads_it() -> None:
    page = f"/stakeholders/{stakeholder('Vailuku').pk}/delegation/"
    fields = {"name": "Ana", "email": "ana@vailuku.example", "role": "adviser"}
    head, delegate = signed_in(seat_of("Vailuku", "head")), signed_in(seat_of("Vailuku"))
    done = send(head, page, since="2026-01-01", until="2099-12-31", **fields)
    assert "Ana is invited" in text_of(head.get(done["Location"]))
    assert Invitation.objects.get().last_day == date(2099, 12, 31)
    assert "Invite to the delegation" not in text_of(delegate.get(page))
    refused = delegate.post(
        page, {**fields, "email": "b@vailuku.example", "since": "2026-01-01", "seat": ""}
    )
    assert refused.status_code == 422
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "nobody"),
        ("email", ""),
        ("role", "king"),
        ("since", "31/31/2026"),
        ("until", "2025-12-31"),
        ("name", "a\x00"),
    ],
)
def test_the_invitation_form_refuses_bad_input(field: str, value: str) -> None:
    page = f"/stakeholders/{stakeholder('Vailuku').pk}/delegation/"
    good = {
        "name": "Ana",
        "email": "ana@vailuku.example",
        "role": "delegate",
        "since": "2026-01-01",
        "until": "",
    }
    client = signed_in(seat_of("Vailuku", "head"))
    assert send(client, page, **{**good, field: value}).status_code == 422
    assert not Invitation.objects.exists()


def test_a_delegation_is_not_shown_to_others() -> None:
    page = f"/stakeholders/{stakeholder('Vailuku').pk}/delegation/"
    assert signed_in(seat_of("Marlonia", "head")).get(page).status_code == 302
    assert Client().get(page)["Location"].startswith("/accounts/login/")


def test_an_open_invitation_waits_for_its_person_and_an_expired_one_does_not() -> None:
    one = invitation("delegate@marlonia.example")
    actor = Actor.of_seat(seat_of("Marlonia"))
    [need] = [need for need in needs.needs_of(actor) if need.key.startswith("stakeholders.inv")]
    assert need.url == page_of(one)
    assert need.deadline == one.expires_at
    with clock.at(one.expires_at):
        assert not [one for one in needs.needs_of(actor) if "invitation" in one.key]


def test_an_unknown_link_is_not_found() -> None:
    assert Client().get("/invitations/no-such-token/").status_code == 404


def test_an_address_with_a_nul_names_no_invitation_and_no_text() -> None:
    for address in ("/invitations/%00/", "/invitations/a%00b/decline/", "/texts/%00"):
        answer = Client().post(address) if "decline" in address else Client().get(address)
        assert answer.status_code == 404
