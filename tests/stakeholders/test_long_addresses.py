"""An address that is longer than can be kept is refused beside its field, with its length."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from outbox.models import Mail
from stakeholders.models import Person
from tests.world import seat_of

pytestmark = pytest.mark.django_db

SIGNING_UP = {"password1": "a long pass phrase", "name": "Ama", "time_zone": "UTC"}
DOORS = {
    "/accounts/password/reset/": {},
    "/accounts/login/code/": {},
    "/accounts/signup/": SIGNING_UP,
}


def address_of(length: int) -> str:
    """As long as asked, of parts that are each short enough."""
    domain = ".".join(["isles" * 10] * 4) + ".example"
    return "a" * (length - len(domain) - 1) + "@" + domain


def enter(client: Client) -> None:
    person = seat_of("Vailuku").person
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    client.force_login(person)
    client.post("/accounts/reauthenticate/", {"password": "a long pass phrase"})


def refused(client: Client, page: str, said: dict[str, str]) -> None:
    before = Mail.objects.count()
    answer = client.post(page, said)
    assert answer.status_code in (200, 422)
    assert "254" in "".join(map(str, answer.context["form"].errors["email"]))
    assert 'id="id_email_error"' in answer.content.decode()
    assert Mail.objects.count() == before


@pytest.mark.parametrize("length", [255, 300])
@pytest.mark.parametrize("page", DOORS)
def test_at_the_door(page: str, length: int) -> None:
    refused(Client(), page, {"email": address_of(length), **DOORS[page]})
    assert not Person.objects.exists()


def test_the_longest_that_is_kept_goes_through() -> None:
    for page, said in DOORS.items():
        answer = Client().post(page, {"email": address_of(254), **said})
        assert answer.status_code == 302, page


@pytest.mark.parametrize("length", [255, 300])
def test_as_a_second_address(length: int) -> None:
    client = Client()
    enter(client)
    refused(client, "/accounts/email/", {"email": address_of(length), "action_add": ""})


def test_instead_of_the_one_that_is_not_confirmed_yet() -> None:
    client = Client()
    client.post("/accounts/signup/", {"email": "ama@isles.example", **SIGNING_UP})
    said = {"email": address_of(255), "action": "change"}
    answer = client.post("/accounts/confirm-email/", said)
    assert answer.status_code in (200, 422)
    assert Person.objects.get().email == "ama@isles.example"
