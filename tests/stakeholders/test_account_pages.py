"""Every page about an account speaks the forum's own words, with a label and no second one."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from stakeholders.models import Person
from tests.stakeholders.pages import signed_in, text_of
from tests.world import seat_of

pytestmark = pytest.mark.django_db

OTHERS_WORDS = re.compile(
    r"Two-?[Ff]actor|Set Password|Email|Sign In\b|Security Key|Recovery Codes|Authenticator App|"
    r"Are you sure|Passwordless|Verification|Inactive|placeholder="
)
OPEN = ("login/", "signup/", "password/reset/", "password/reset/done/", "inactive/")
OWN = (
    "logout/",
    "reauthenticate/",
    "email/",
    "password/change/",
    "2fa/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "2fa/recovery-codes/",
    "2fa/recovery-codes/generate/",
    "2fa/totp/deactivate/",
    "2fa/reauthenticate/",
    "sessions/",
)


def shown(client: Client, page: str) -> str:
    answer = client.get(f"/accounts/{page}")
    assert answer.status_code == 200, (page, answer.status_code, answer.get("Location"))
    main = text_of(answer).partition("<main")[2].partition("</main>")[0]
    assert len(re.findall(r' id="([^"]*)"', main)) == len(set(re.findall(r' id="([^"]*)"', main)))
    said = re.sub(r"<script.*?</script>", "", main, flags=re.DOTALL)
    return re.sub(r"<[^>]*?(placeholder=)?[^>]*>", r"\1", said)


def enter(client: Client, person: Person) -> None:
    person.set_password("a long pass phrase")
    person.save()
    client.post("/accounts/login/", {"login": person.email, "password": "a long pass phrase"})


@pytest.fixture
def person() -> Person:
    found = seat_of("Vailuku").person
    EmailAddress.objects.create(user=found, email=found.email, verified=True, primary=True)
    return found


@pytest.fixture
def at_home(person: Person) -> Client:
    """Signed in, and confirmed with the password a moment ago."""
    client = Client()
    enter(client, person)
    client.post("/accounts/reauthenticate/", {"password": "a long pass phrase"})
    return client


@pytest.mark.parametrize("page", OPEN)
def test_pages_at_the_door(page: str) -> None:
    assert not OTHERS_WORDS.findall(shown(Client(), page))


def test_pages_of_ones_own_account(at_home: Client, person: Person) -> None:
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(person)
    for page in OWN:
        assert not OTHERS_WORDS.findall(shown(at_home, page)), page


def test_setting_up_an_app(at_home: Client) -> None:
    assert not OTHERS_WORDS.findall(shown(at_home, "2fa/totp/activate/"))


def test_keys_are_renamed_and_removed(at_home: Client, person: Person) -> None:
    key = Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Blue", "credential": {}}
    )
    for act in ("edit", "remove"):
        assert not OTHERS_WORDS.findall(shown(at_home, f"2fa/webauthn/keys/{key.pk}/{act}/"))


def test_choosing_a_first_password(person: Person) -> None:
    person.set_unusable_password()
    person.save()
    assert not OTHERS_WORDS.findall(shown(signed_in(person), "password/set/"))


def test_confirming_an_address_after_signing_up() -> None:
    client = Client()
    said = {
        "email": "ana@vailuku.example",
        "name": "Ana Teu",
        "password1": "a long pass phrase",
        "time_zone": "UTC",
    }
    client.post("/accounts/signup/", said)
    page = shown(client, "confirm-email/")
    assert "ana@vailuku.example" in page
    assert not OTHERS_WORDS.findall(page)


def test_the_second_step_at_sign_in(person: Person) -> None:
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    client = Client()
    enter(client, person)
    page = shown(client, "2fa/authenticate/")
    assert "Second step at sign-in" in page
    assert not OTHERS_WORDS.findall(page)


def test_where_no_session_is_on_record_the_page_says_what_it_is_for(person: Person) -> None:
    page = shown(signed_in(person), "sessions/")
    assert "No browser is on record" in page
    assert "Since" not in page


@pytest.mark.parametrize(
    "page", ["/settings/", "/settings/tokens/", "/settings/personal-data/", "/accounts/2fa/"]
)
def test_every_page_of_an_account_leads_to_all_others_under_the_same_names(
    person: Person, page: str
) -> None:
    said = text_of(signed_in(person).get(page, follow=True)).partition("account__nav")[2]
    menu = said.partition("</nav>")[0]
    for name in ("Your settings", "Second step at sign-in", "Where you are signed in", "Tokens"):
        assert name in menu
    assert menu.count('aria-current="page"') == 1
    assert "Second factor and passkeys" not in said
