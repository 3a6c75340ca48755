"""The language of the pages: of the account, else of the browser's cookie, else of its wishes."""

from collections.abc import Iterator

import pytest
from django.test import Client

from interface import languages
from stakeholders.models import Person
from tests.stakeholders.pages import signed_in
from tests.world import seat_of

pytestmark = pytest.mark.django_db
ARABIC = {"HTTP_ACCEPT_LANGUAGE": "ar-EG,ar;q=0.9"}


@pytest.fixture(autouse=True)
def two_languages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(languages, "_has_catalogue", lambda code: code == "ar")
    languages.spoken.cache_clear()
    yield
    languages.spoken.cache_clear()


def spoken_on(client: Client, path: str = "/stakeholders/", **headers: str) -> str:
    return client.get(path, **headers)["Content-Language"]


def test_a_visitor_is_answered_in_the_language_of_the_browser() -> None:
    assert spoken_on(Client(), **ARABIC) == "ar"
    assert '<html lang="ar" dir="rtl">' in Client().get("/groups/", **ARABIC).content.decode()


def test_a_language_without_a_catalogue_is_answered_in_english() -> None:
    assert spoken_on(Client(), HTTP_ACCEPT_LANGUAGE="fr") == "en"
    seat = seat_of("Vailuku")
    Person.objects.filter(pk=seat.person_id).update(language="fr")
    assert spoken_on(signed_in(seat)) == "en"


def test_what_a_visitor_chooses_goes_before_the_browser() -> None:
    client = Client()
    answer = client.post("/language/", {"language": "en", "next": "/groups/?x=1"})
    assert answer["Location"] == "/groups/?x=1"
    assert spoken_on(client, **ARABIC) == "en"


def test_what_a_person_chooses_is_kept_with_the_account_and_goes_before_the_cookie() -> None:
    seat = seat_of("Vailuku")
    client = signed_in(seat)
    client.post("/language/", {"language": "ar", "next": "/groups/"})
    assert Person.objects.get(pk=seat.person_id).language == "ar"
    assert spoken_on(client) == "ar"
    Person.objects.filter(pk=seat.person_id).update(language="en")
    assert spoken_on(client) == "en"


def test_each_language_stands_in_the_head_under_its_own_name() -> None:
    page = Client().get("/groups/").content.decode()
    assert "العربية" in page
    assert 'lang="ar"' in page
    assert "Français" not in page


def test_nobody_is_led_to_another_site() -> None:
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"):
        answer = Client().post("/language/", {"language": "ar", "next": elsewhere})
        assert answer["Location"] == "/"


def test_a_language_that_pages_do_not_speak_is_not_found() -> None:
    for unknown in ("fr", "xx", "", "ar\x00"):
        assert Client().post("/language/", {"language": unknown}).status_code == 404


def test_the_page_to_sign_in_calls_a_password_one_thing_in_arabic() -> None:
    page = Client().get("/accounts/login/", **ARABIC).content.decode()
    assert "هل نسيتم كلمة السر؟" in page
    assert "كلمة المرور" not in page
