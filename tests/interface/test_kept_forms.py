"""What was typed and not accepted comes back to the same person and seat, for a day."""

from datetime import timedelta

import pytest
from django.test import Client

from interface import clock
from interface.kept import excerpt
from interface.models import KeptForm
from stakeholders.models import Seat
from tests.interface import sample
from tests.interface.forms_in_pages import carried
from tests.world import seat_of

KEY = "0198a8f0-1c2d-7e3f-8a4b-5c6d7e8f9a0b"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def _type_after_expiry(client: Client, words: str = "A long explanation") -> None:
    form = carried(client.get("/say/"))
    client.session.flush()
    answer = client.post("/say/", {**form, "words": words, "tone": "dry"})
    assert answer["Location"] == "/accounts/login/?next=%2Fsay%2F"


def test_an_expired_sign_in_loses_nothing(speaking: Client, delegate: Seat) -> None:
    _type_after_expiry(speaking)
    assert "What you typed is kept" in speaking.get("/accounts/login/").text
    speaking.force_login(delegate.person, backend=BACKEND)
    page = speaking.get("/say/")
    assert "A long explanation</textarea>" in page.text
    assert "Restored what you had not sent" in page.text
    assert 'value="dry" id="id_tone_1" checked' in page.text or "checked" in page.text
    answer = speaking.post("/say/", {**carried(page), "words": "A long explanation"})
    assert answer.status_code == 303
    assert not KeptForm.objects.exists()


def test_another_person_sees_nothing_of_it(speaking: Client) -> None:
    _type_after_expiry(speaking)
    speaking.force_login(seat_of("Ostvarn").person, backend=BACKEND)
    assert "A long explanation" not in speaking.get("/say/").text


def test_another_seat_of_the_same_person_sees_nothing_of_it(
    speaking: Client, delegate: Seat
) -> None:
    _type_after_expiry(speaking)
    other = Seat.objects.create(
        person=delegate.person,
        stakeholder=seat_of("Marlonia").stakeholder,
        role="delegate",
        mandate=delegate.mandate,
    )
    speaking.force_login(delegate.person, backend=BACKEND)
    session = speaking.session
    session["seat"] = str(other.pk)
    session.save()
    assert "A long explanation" not in speaking.get("/say/").text


def test_a_refused_form_survives_a_lost_reply(speaking: Client) -> None:
    speaking.post("/say/", {**carried(speaking.get("/say/")), "words": "forbidden thought"})
    assert "forbidden thought</textarea>" in speaking.get("/say/").text


def test_words_about_one_thing_do_not_come_back_in_a_form_about_another(speaking: Client) -> None:
    for about in ("OP3", "OP4"):
        form = carried(speaking.get(f"/say/?about={about}"))
        speaking.post("/say/", {**form, "about": about, "words": f"forbidden on {about}"})
    assert "forbidden on OP3</textarea>" in speaking.get("/say/?about=OP3").text
    assert "forbidden on OP4</textarea>" in speaking.get("/say/?about=OP4").text
    assert "forbidden" not in speaking.get("/say/?about=OP5").text


def test_it_can_be_thrown_away_without_script(speaking: Client) -> None:
    speaking.post("/say/", {**carried(speaking.get("/say/")), "words": "forbidden thought"})
    kept = KeptForm.objects.get()
    assert f'formaction="/kept/{kept.pk}/discard/"' in speaking.get("/say/").text
    assert speaking.post(f"/kept/{kept.pk}/discard/")["Location"] == "/say/"
    page = speaking.get("/say/").text
    assert "forbidden thought" not in page
    assert "What you had typed is thrown away." in page


def test_nobody_throws_away_what_is_another_s(speaking: Client) -> None:
    speaking.post("/say/", {**carried(speaking.get("/say/")), "words": "forbidden thought"})
    stranger = Client()
    stranger.force_login(seat_of("Ostvarn").person, backend=BACKEND)
    kept = KeptForm.objects.get()
    assert stranger.post(f"/kept/{kept.pk}/discard/").status_code == 404


def test_it_is_gone_after_a_day(speaking: Client) -> None:
    speaking.post("/say/", {**carried(speaking.get("/say/")), "words": "forbidden thought"})
    with clock.at(clock.now() + timedelta(hours=25)):
        assert "forbidden thought" not in speaking.get("/say/").text


def test_nobody_plants_a_text_in_another_s_form(speaking: Client, delegate: Seat) -> None:
    form = carried(speaking.get("/say/"))
    forged = {"seat": form["seat"], "opened_by": str(delegate.person.pk), "words": "planted"}
    Client().post("/say/", forged)
    assert not KeptForm.objects.exists()


def test_a_form_opened_before_signing_in_elsewhere_is_kept(delegate: Seat) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(delegate.person, backend=BACKEND)
    form = carried(browser.get("/say/"))
    answer = browser.post("/say/", {**form, "csrfmiddlewaretoken": "old", "words": "Typed before"})
    assert answer.status_code == 403
    assert "is kept for 24 hours" in answer.text
    assert "Typed before</textarea>" in browser.get("/say/").text


def test_a_failing_page_keeps_what_was_sent(
    speaking: Client, delegate: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = carried(speaking.get("/say/"))

    def broken(words: str) -> None:
        raise RuntimeError("the act fails")

    monkeypatch.setattr(sample, "_say", broken)
    speaking.raise_request_exception = False
    answer = speaking.post("/say/", {**form, "words": "Before the failure"})
    assert answer.status_code == 500
    assert "was not carried out" in answer.text
    assert "Before the failure</textarea>" in speaking.get("/say/").text


def test_a_person_keeps_forty_at_most(speaking: Client, delegate: Seat) -> None:
    for number in range(KeptForm.PER_PERSON + 3):
        KeptForm.objects.create(
            person_id=delegate.person.pk, path=f"/{number}/", form="f", page="/", data={}
        )
    speaking.post("/say/", {**carried(speaking.get("/say/")), "words": "forbidden thought"})
    assert len(sample.kept_of(delegate.person.pk)) == KeptForm.PER_PERSON


@pytest.mark.parametrize("name", ["seat", "wor\x00ds", "tone"])
def test_a_form_with_unprintable_signs_anywhere_is_kept_all_the_same(
    speaking: Client, name: str
) -> None:
    form = {**carried(speaking.get("/say/")), "words": "forbidden thought"}
    answer = speaking.post("/say/", {**form, name: form.get(name, "") + "\x00"})
    assert answer.status_code == 422
    assert "forbidden thought</textarea>" in answer.text
    kept = KeptForm.objects.get()
    assert kept.data["words"] == ["forbidden thought"]
    assert kept.seat_key == form["seat"]


def test_what_is_kept_is_listed_with_its_page(speaking: Client, delegate: Seat) -> None:
    form = carried(speaking.get("/say/?about=OP3"))
    said = {"about": "OP3", "words": "forbidden thought on ports", "short": str(delegate.pk)[:20]}
    speaking.post(
        "/say/", {**form, **said}, headers={"referer": "http://testserver/say/?about=OP3&preview=1"}
    )
    page = speaking.get("/said/kept/")
    assert '<a href="/say/?about=OP3"><bdi>“forbidden thought on ports”</bdi></a>' in page.text
    assert Client().get("/said/kept/").text.strip() == ""


def test_the_page_of_a_refusal_and_what_is_kept_of_it_bear_one_moment(speaking: Client) -> None:
    """By it a script knows whether what it keeps was written before or after."""
    answer = speaking.post("/say/", {**carried(speaking.get("/say/")), "words": "forbidden"})
    moment = KeptForm.objects.get().created_at.isoformat()
    assert f'data-filled="{moment}"' in answer.text
    assert f'data-filled="{moment}"' in speaking.get("/say/").text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"body": ["We agree."], "parent": [KEY]}, "We agree."),
        ({"base": [KEY], "reason": ["Too wide."]}, "Too wide."),
        ({"about": [f"?paragraph={KEY}"], "reason": ["NJ reason"]}, "NJ reason"),
        ({"stance": ["support"]}, "answers chosen in a form"),
    ],
)
def test_the_list_tells_the_words_and_never_the_key_of_a_place(
    data: dict[str, list[str]], told: str
) -> None:
    assert excerpt(KeptForm(data=data)) == told
