"""Files come in on the drafting page and on the page where anyone tries a draft."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from interface import clock
from proposals.imports import read_source, told_aside
from proposals.models import Draft, Proposal
from proposals.text import split_text
from tests import world
from tests.proposals.documents import files
from tests.proposals.pages.signing import send, signed_in
from tests.work import work

pytestmark = pytest.mark.django_db
ONE_LINE = (
    "A norm The Working Group, Recalling its mandate, 1. Calls upon States: (a) To act; 2. Ends."
)


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.fixture
def page(client: Client) -> Any:
    """The drafting page of a group, sent by who may draft there; what follows is looked at."""
    address = reverse("draft_new", args=[world.group().number])
    signed_in(client, world.actor_of("Dravenia"))

    def post(**fields: Any) -> Any:
        said = {"document_type": "draft_norm", "language": "en", "title": "", **fields}
        answer = send(client, address, "title", **said)
        return client.get(answer["Location"]) if answer.status_code == 303 else answer

    return post


def test_a_file_is_read_into_rows_beside_its_source(page: Any) -> None:
    answer = page(do="read", upload=upload("norm.docx", files.norm_docx()))
    form = answer.context["form"]
    assert [row["kind"] for row in form.rows][:5] == ["title", "enacting", "pp", "pp", "op"]
    assert form.rows[5]["level"] == 1
    assert form.called == "Integrity of update channels"
    assert "1. *Calls upon* States:" in form["source"].value()
    assert [note.text for note in answer.context["check"].notes] == [
        "See DEMO/WG4/2026/3, para. 4."
    ]
    page_text = answer.content.decode()
    assert "The source, as read" in page_text
    assert "DEMO/WG4/2026/CRP.1" in page_text
    assert not Draft.objects.exists()


@pytest.mark.parametrize("what", files.hostile())
def test_what_should_not_be_opened_is_refused_beside_the_field_and_nothing_typed_is_lost(
    page: Any, what: str
) -> None:
    name, data, _code = files.hostile()[what]
    answer = page(do="read", title="My norm", source="1. Decides.", upload=upload(name, data))
    assert answer.status_code == 422
    form = answer.context["form"]
    assert form.errors["upload"]
    assert (form["title"].value(), form["source"].value()) == ("My norm", "1. Decides.")


@pytest.mark.parametrize("words", ["Decides.\n\n" * 6_500, "x" * 250_000])
def test_a_file_that_no_text_could_be_takes_no_place_of_what_was_pasted(
    page: Any, words: str
) -> None:
    answer = page(do="read", source="1. Decides.", upload=upload("n.md", words.encode()))
    assert answer.status_code == 422
    form = answer.context["form"]
    assert list(form.errors) == ["upload"]
    assert form["source"].value() == "1. Decides."


def test_signs_that_cannot_be_printed_are_taken_out_of_a_file_and_that_is_said(page: Any) -> None:
    words = "1. Decides to \u202eact;\x0c2. Invites\x0ball States.".encode()
    answer = page(do="read", title="T", upload=upload("n.txt", words))
    form = answer.context["form"]
    assert [row["text"] for row in form.rows] == ["Decides to act;", "Invites all States."]
    assert "Characters that cannot be printed were taken out of its text." in (
        answer.content.decode()
    )


def test_a_file_of_nothing_but_signs_that_cannot_be_printed_has_no_words(page: Any) -> None:
    answer = page(do="read", upload=upload("n.txt", b"\x01\x02 \x03"))
    assert answer.context["form"].errors["upload"]


@pytest.mark.parametrize(("length", "ends"), [(300, "x”."), (301, "x…”.")])
def test_what_is_left_aside_ends_in_an_ellipsis_where_it_is_cut(length: int, ends: str) -> None:
    for kind in ("header", "deleted"):
        [told] = told_aside({kind: ["x" * length]})
        assert told.endswith(ends)
        assert told.count("x" * 299) == 1


def test_keeping_with_a_file_alone_reads_it_first(page: Any) -> None:
    answer = page(do="save", title="T", upload=upload("norm.md", b"1. Decides to act."))
    assert [row["text"] for row in answer.context["form"].rows] == ["Decides to act."]
    assert not Proposal.objects.exists()


def test_keeping_corrected_rows_with_an_unread_file_is_asked_back(page: Any) -> None:
    rows = {"paragraphs-0-kind": "op", "paragraphs-0-level": "0", "paragraphs-0-text": "Decides."}
    answer = page(do="save", title="T", upload=upload("n.md", b"1. Decides more."), **rows)
    assert answer.status_code == 422
    assert answer.context["form"].errors["upload"]
    assert answer.context["form"].rows[0]["text"] == "Decides."


@pytest.fixture
def anyone() -> Any:
    client = Client()

    def send(**fields: Any) -> Any:
        return client.post(reverse("try_draft"), {"language": "en", **fields})

    return send


def test_anyone_tries_a_text_and_nothing_is_stored(anyone: Any) -> None:
    answer = anyone(source=ONE_LINE)
    assert answer.status_code == 200
    assert [row.label for row in answer.context["rows"]] == [
        "Title", "Enacting line", "PP1", "OP1", "OP1 (a)", "OP2",
    ]  # fmt: skip
    assert not Proposal.objects.exists()
    assert "no-store" in answer["Cache-Control"]


def test_a_text_of_nothing_but_brackets_costs_what_splitting_it_does(anyone: Any) -> None:
    source = "[a" * 20_000
    split = work(lambda: split_text(source))
    assert work(lambda: read_source(source, "en")) < 2 * split
    answer = anyone(source=source)
    assert len(answer.context["check"].remarks) == 30
    assert f"And {answer.context['check'].more} more." in answer.content.decode()
    assert answer.context["check"].more >= 20_000 - 30


def test_anyone_tries_a_file(anyone: Any) -> None:
    answer = anyone(upload=upload("norm.odt", files.norm_odt()))
    assert [row.label for row in answer.context["rows"]][-2:] == ["OP1 (b)", "OP2"]


@pytest.mark.parametrize("what", ["bomb", "entities", "macros", "program", "large", "empty"])
def test_anyone_is_told_why_a_file_is_refused(anyone: Any, what: str) -> None:
    name, data, _code = files.hostile()[what]
    answer = anyone(source="Words.", upload=upload(name, data))
    assert answer.status_code == 422
    assert answer.context["form"].errors["upload"]
    assert answer.context["form"]["source"].value() == "Words."


@pytest.mark.parametrize("said", [{}, {"source": "a\x00b"}, {"language": "tlh", "source": "x"}])
def test_nonsense_is_answered_on_the_page(anyone: Any, said: Any) -> None:
    assert anyone(**said).status_code in (200, 422)


def test_who_tries_too_many_waits_and_loses_no_word(anyone: Any) -> None:
    rates = {"tries.anonymous": "2/m", "tries.person": "9/m"}
    apart = f"tries-{uuid4().hex}"
    with (
        clock.at(datetime(2026, 3, 2, 9, 0, 40, tzinfo=UTC)),
        override_settings(RATE_LIMITS=True, RATES=rates, REDIS_PREFIX=apart),
    ):
        answers = [anyone(source="1. Decides.") for _turn in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].context["form"]["source"].value() == "1. Decides."
    assert answers[-1]["Retry-After"] == "20"


def test_markup_in_a_tried_text_is_words(anyone: Any) -> None:
    answer = anyone(source="1. Decides <script>alert(1)</script> [<b>x</b>].")
    assert b"<script>alert" not in answer.content


def test_a_text_is_tried_from_what_is_pasted_or_from_a_file_and_one_is_needed(anyone: Any) -> None:
    page = Client().get(reverse("try_draft")).content.decode()
    assert "(optional)" not in page
    assert "(unless you choose a file)" in page
    assert "(unless you paste the text)" in page


def test_whoever_tried_a_text_is_told_what_can_be_done_with_it(anyone: Any) -> None:
    said = anyone(source="1. Decides [swiftly] to act.\n").content.decode()
    assert "What you can do with it now" in said
    assert f'href="{reverse("account_login")}"' in said
    assert f'href="{reverse("apply")}"' in said
    assert "When it is tabled, each becomes bracketed words" in said
    assert "you table it" not in said
    assert "kept with it" not in said
    before = Client().get(reverse("try_draft")).content.decode()
    assert "What you can do with it now" not in before


def test_who_may_draft_is_led_to_where_the_same_text_is_drafted(client: Client) -> None:
    group = world.group()
    fields = {"language": "en", "source": "1. Decides to act."}
    for name, may in (("Dravenia", True), ("Secretariat", False)):
        signed_in(client, world.actor_of(name))
        said = client.post(reverse("try_draft"), fields).content.decode()
        assert (reverse("draft_new", args=[group.number]) in said) == may


def test_a_file_that_cannot_be_read_is_asked_for_again(page: Any) -> None:
    answer = page(do="read", title="T", upload=upload("n.txt", b"\x01\x02 \x03"))
    said = answer.content.decode()
    assert "What you typed is still here; the file is not." in said
    assert "Choose the file again" in said
    assert "Nothing was lost" not in said


def test_a_sign_in_that_expired_does_not_keep_the_file_and_says_so(client: Client) -> None:
    actor = world.actor_of("Dravenia")
    signed_in(client, actor)
    there = reverse("draft_new", args=[world.group().number])
    form = client.get(there).context["form"]
    carried = {name: form[name].value() for name in ("seat", "once", "opened_by")}
    client.session.flush()
    file = upload("norm.md", b"1. Decides.")
    client.post(there, {**carried, "title": "A norm", "do": "read", "upload": file})
    assert "The file is not: choose it again then." in client.get("/accounts/login/").text
    signed_in(client, actor)
    restored = client.get(there).text
    assert "Restored what you had not sent" in restored
    assert "If you had chosen a file, choose it again" in restored


def test_the_front_page_leads_there(client: Client) -> None:
    assert reverse("try_draft") in client.get("/").content.decode()
