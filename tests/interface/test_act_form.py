"""A form for an act: done once, by the seat it was opened for, refused without losing a word."""

import threading

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, RequestFactory

from interface.forms import ActForm
from interface.models import KeptForm, Submission
from stakeholders.models import Seat, Stakeholder
from tests.interface import sample
from tests.interface.forms_in_pages import carried
from tests.world import seat_of


def test_an_act_is_done_and_leads_on(speaking: Client) -> None:
    form = carried(speaking.get("/say/"))
    answer = speaking.post("/say/", {**form, "words": "Good morning"})
    assert (answer.status_code, answer["Location"]) == (303, "/said/")
    assert sample.done == ["Good morning"]


def test_the_same_rendering_sent_twice_acts_once(speaking: Client) -> None:
    form = {**carried(speaking.get("/say/")), "words": "Once"}
    first = speaking.post("/say/", form)
    second = speaking.post("/say/", form)
    assert first["Location"] == second["Location"]
    assert sample.done == ["Once"]


def test_going_back_and_changing_the_words_acts_anew(speaking: Client) -> None:
    form = carried(speaking.get("/say/"))
    speaking.post("/say/", {**form, "words": "One"})
    speaking.post("/say/", {**form, "words": "Two"})
    assert sample.done == ["One", "Two"]


def test_another_file_of_the_same_name_and_size_acts_anew(speaking: Client) -> None:
    form = {**carried(speaking.get("/say/")), "words": "See the file"}
    for words in (b"Ships", b"Ports", b"Ports"):
        speaking.post("/say/", {**form, "file": SimpleUploadedFile("list.txt", words)})
    assert sample.done == ["See the file", "See the file"]


@pytest.mark.django_db(transaction=True)
def test_a_double_click_in_two_threads_acts_once() -> None:
    seat = seat_of("Vailuku")
    client = Client()
    client.force_login(seat.person, backend="django.contrib.auth.backends.ModelBackend")
    form = {**carried(client.get("/say/")), "words": "Clicked twice"}
    start = threading.Barrier(2)
    answers: list[tuple[int, str]] = []

    def click() -> None:
        start.wait()
        answer = Client(headers={"cookie": f"sessionid={client.cookies['sessionid'].value}"}).post(
            "/say/", form
        )
        answers.append((answer.status_code, answer["Location"]))
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert answers == [(303, "/said/"), (303, "/said/")]
    assert Stakeholder.objects.filter(name__startswith="Clicked twice").count() == 1
    assert Submission.objects.count() == 1


def test_a_refusal_stands_beside_its_field_and_undoes_everything(speaking: Client) -> None:
    form = carried(speaking.get("/say/"))
    answer = speaking.post("/say/", {**form, "words": "a forbidden word"})
    assert answer.status_code == 422
    assert "An observer does not speak." in answer.text
    assert "a forbidden word</textarea>" in answer.text
    assert not Submission.objects.exists()


def test_a_refusal_about_no_field_stands_at_the_top(speaking: Client) -> None:
    answer = speaking.post("/say/", {**carried(speaking.get("/say/")), "words": "a clash"})
    assert "<strong>Somebody else has said it.</strong>" in answer.text


def test_a_form_opened_for_another_seat_is_refused_with_its_text(
    speaking: Client, delegate: Seat
) -> None:
    other = Seat.objects.create(
        person=delegate.person,
        stakeholder=seat_of("Marlonia").stakeholder,
        role="delegate",
        mandate=delegate.mandate,
    )
    form = carried(speaking.get("/say/"))
    assert form["seat"] == str(delegate.pk)
    session = speaking.session
    session["seat"] = str(other.pk)
    session.save()
    answer = speaking.post("/say/", {**form, "words": "For Vailuku only"})
    assert answer.status_code == 422
    assert "This form was opened for Vailuku, you now speak as Marlonia." in answer.text
    assert "Change the seat to act for Vailuku" in answer.text
    assert "For Vailuku only</textarea>" in answer.text
    assert carried(answer)["seat"] == str(other.pk)
    assert sample.done == []
    again = speaking.post("/say/", {**carried(answer), "words": "For Vailuku only"})
    assert again.status_code == 303


def test_a_form_opened_by_another_person_is_refused(speaking: Client, delegate: Seat) -> None:
    form = carried(speaking.get("/say/"))
    stranger = Client()
    stranger.force_login(
        seat_of("Ostvarn").person, backend="django.contrib.auth.backends.ModelBackend"
    )
    assert stranger.post("/say/", {**form, "words": "x"}).status_code == 422
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize("bad", ["a\x00b", "a\x1bb", "caf\ufffd", "\u202eb", "\u2067a"])
def test_characters_that_no_text_holds_are_named_and_taken_out(speaking: Client, bad: str) -> None:
    answer = speaking.post("/say/", {**carried(speaking.get("/say/")), "words": bad})
    assert answer.status_code == 422
    assert "send it again" in answer.text
    assert not any(sign in answer.text for sign in "\x00\x1b\u202e\u2067")


@pytest.mark.parametrize(
    "nothing",
    ["\u200b", "\u200d \u2060", "\ufeff", "\u00ad\u202e\u2066", "\u3164", "\u2800\ufe0f", "\u3000"],
)
def test_who_sends_nothing_that_is_seen_has_written_nothing(speaking: Client, nothing: str) -> None:
    form = carried(speaking.get("/say/"))
    answer = speaking.post("/say/", {**form, "words": nothing, "short": "kept"})
    assert answer.status_code == 422
    assert answer.context["form"].has_error("words", "required")
    assert 'value="kept"' in answer.text
    assert sample.done == []


def test_invisible_characters_among_words_stay(speaking: Client) -> None:
    words = "می\u200cخواهم \U0001f469\u200d\U0001f4bb"
    speaking.post("/say/", {**carried(speaking.get("/say/")), "words": words})
    assert sample.done == [words]


def test_bytes_that_are_not_utf_8_are_refused_clearly(speaking: Client) -> None:
    form = carried(speaking.get("/say/"))
    body = b"words=caf%E9&" + "&".join(f"{k}={v}" for k, v in form.items()).encode()
    answer = speaking.generic("POST", "/say/", body, "application/x-www-form-urlencoded")
    assert answer.status_code == 422
    assert "encoding" in answer.text


def test_a_form_in_another_charset_is_a_bad_request(speaking: Client) -> None:
    answer = speaking.generic(
        "POST", "/say/", b"words=x", "application/x-www-form-urlencoded; charset=utf-16"
    )
    assert answer.status_code == 400


def test_over_long_text_is_refused_and_kept_in_the_page(speaking: Client) -> None:
    form = carried(speaking.get("/say/"))
    answer = speaking.post("/say/", {**form, "words": "x" * 100_001, "short": "y" * 21})
    assert answer.status_code == 422
    assert "100,001 characters are too many; at most 100,000 fit here." in answer.text
    assert "21 characters are too many; at most 20 fit here." in answer.text
    assert sample.done == []


def test_no_browser_is_told_to_cut_what_is_too_long(speaking: Client) -> None:
    assert "maxlength" not in speaking.get("/say/").text


def test_every_line_end_counts_as_one_character(speaking: Client) -> None:
    speaking.post("/say/", {**carried(speaking.get("/say/")), "words": "a\r\nb"})
    assert sample.done == ["a\nb"]


def test_htmx_is_told_where_to_go(speaking: Client) -> None:
    form = {**carried(speaking.get("/say/")), "words": "By htmx"}
    answer = speaking.post("/say/", form, headers={"hx-request": "true"})
    assert answer["HX-Redirect"] == "/said/"


def test_autosave_learns_which_rendering_was_accepted(speaking: Client) -> None:
    form = {**carried(speaking.get("/say/")), "words": "Accepted"}
    assert form["once"] in speaking.post("/say/", form).cookies["sent"].value


def test_a_form_may_not_take_the_names_that_every_form_carries() -> None:
    from django.core.exceptions import ImproperlyConfigured

    with pytest.raises(ImproperlyConfigured):
        type("SwitchForm", (ActForm,), {"seat": forms.CharField(), "__module__": __name__})


def test_what_was_done_is_told_on_the_page_that_follows_and_only_once(speaking: Client) -> None:
    answer = speaking.post("/say/", {**carried(speaking.get("/say/")), "words": "calm words"})
    assert answer.status_code == 303
    assert "You have been heard." in speaking.get("/say/").text
    assert "You have been heard." not in speaking.get("/say/").text
    speaking.post("/say/", {**carried(speaking.get("/say/")), "words": "forbidden"})
    assert "You have been heard." not in speaking.get("/say/").text


def every_form(cls: type[ActForm] = ActForm) -> list[type[ActForm]]:
    found = [cls]
    for form in cls.__subclasses__():
        found += every_form(form)
    return found


def test_every_field_says_what_it_needs_and_every_need_has_its_field() -> None:
    for form in every_form():
        assert set(form.needs) <= set(form.base_fields), form
        assert set(form.needed_when) <= set(form.base_fields), form


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (forms.CharField(label="Place"), "Fill in “Place”."),
        (forms.ChoiceField(label="Kind"), "Choose an answer to “Kind”."),
        (forms.DateField(label="Date"), "Give a date: “Date”."),
        (forms.CharField(error_messages={"required": "Say it."}), "Say it."),
    ],
)
def test_an_empty_field_names_its_need(
    speaking: Client, rf: RequestFactory, field: forms.Field, said: str
) -> None:
    one = type("One", (ActForm,), {"one": field, "__module__": __name__})
    form = one(rf.post("/say/", {}))
    assert form.errors["one"] == [said]
    named = type(
        "Named", (ActForm,), {"one": field, "needs": {"one": "Give it."}, "__module__": __name__}
    )
    assert named(rf.post("/say/", {})).errors["one"] == ["Give it."]


@pytest.mark.parametrize("once", ["\u0661", "x" * 60_000, "a.b; c", ""])
def test_a_made_up_rendering_is_told_to_no_device(speaking: Client, once: str) -> None:
    form = carried(speaking.get("/say/"))
    answer = speaking.post("/say/", {**form, "once": once, "words": f"calm words {len(once)}"})
    assert answer.status_code == 303
    assert answer.cookies["sent"].value == ""
