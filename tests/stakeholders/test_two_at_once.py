"""Two windows, or two clicks, at once: one is carried out, the other is told what stands."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError
from django.test import Client

from interface.constraints import broken_by
from interface.refusal import Refusal
from outbox.models import Mail
from stakeholders.actions import accreditation, people
from stakeholders.actions.joining import join_by_invitation
from stakeholders.models import Invitation, Person, Seat, Stakeholder
from tests import world
from tests.hands import thrown_out

pytestmark = pytest.mark.django_db(transaction=True)

PASS = "a long pass phrase"
NEW = {"name": "Ama Boru", "password": PASS, "time_zone": "UTC"}


def person_of(email: str) -> Person:
    """As allauth makes one: the person and the address."""
    person = Person.objects.create_user(email, PASS, name="Ama Boru")
    EmailAddress.objects.create(user=person, email=email, verified=False, primary=True)
    return person


def invited(name: str = "Marlonia") -> Invitation:
    head = world.actor_of(name, "head")
    assert head.stakeholder is not None
    return people.invite_delegate(
        head, head.stakeholder, email="ama@isles.example", role="delegate", mandate=world.ALWAYS
    )


def refusals(broken: list[BaseException]) -> list[tuple[str, str | None]]:
    assert all(isinstance(one, Refusal) for one in broken), broken
    return [(one.code, one.field) for one in broken if isinstance(one, Refusal)]


def test_a_double_click_on_signing_up_makes_one_account_and_shows_one_page() -> None:
    said = {"email": "ama@isles.example", "password1": PASS, "name": "Ama", "time_zone": "UTC"}
    answers: list[Any] = []
    assert not thrown_out(
        lambda: person_of(said["email"]),
        lambda: answers.append(Client().post("/accounts/signup/", said)),
    )
    assert [answer.status_code for answer in answers] == [302]
    assert answers[0]["Location"] == "/accounts/confirm-email/"
    assert Person.objects.get(email=said["email"]).name == "Ama Boru"
    assert Mail.objects.filter(to=said["email"]).exists()


def test_an_invitation_taken_in_two_windows_is_taken_once_and_said_to_be_answered() -> None:
    invitation = invited()
    answers: list[Any] = []
    page = f"/invitations/{invitation.token}/"
    assert not thrown_out(
        lambda: join_by_invitation(invitation, **NEW),
        lambda: answers.append(Client().post(page, NEW)),
    )
    assert answers[0].status_code == 422
    assert "This invitation has been answered already." in answers[0].content.decode()
    assert Seat.objects.filter(person__email=invitation.email).count() == 1


def test_an_account_that_is_made_meanwhile_takes_the_seat_after_signing_in() -> None:
    invitation = invited()
    broken = thrown_out(
        lambda: person_of(invitation.email), lambda: join_by_invitation(invitation, **NEW)
    )
    assert refusals(broken) == [("known_address", None)]


def test_two_delegations_invitations_taken_at_once_make_one_person() -> None:
    one, other = invited("Marlonia"), invited("Vailuku")
    broken = thrown_out(
        lambda: join_by_invitation(one, **NEW), lambda: join_by_invitation(other, **NEW)
    )
    assert refusals(broken) == [("known_address", None)]
    assert Person.objects.filter(email=one.email).count() == 1


def test_of_two_bodies_renamed_alike_at_once_one_keeps_its_name_and_is_told_why() -> None:
    secretary = world.actor_of("Secretariat")
    one, other = world.stakeholder("Meridian Cloud"), world.stakeholder("Corvid Networks")
    broken = thrown_out(
        lambda: accreditation.edit_stakeholder(secretary, one, name="Isles Online"),
        lambda: accreditation.edit_stakeholder(secretary, other, name="Isles Online"),
    )
    assert refusals(broken) == [("name_taken", "name")]
    assert Stakeholder.objects.filter(name="Isles Online").count() == 1


def test_what_the_database_refuses_for_another_reason_is_not_called_a_name_that_is_taken() -> None:
    with pytest.raises(IntegrityError) as problem, accreditation._name_free("name"):
        Stakeholder.objects.create(name="Isles Online", kind="civil", regional_group="africa")
    assert broken_by(problem.value) == "only_states_have_a_regional_group"
