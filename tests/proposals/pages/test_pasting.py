"""Pasting a whole text: split for correction, never lost, measured before it is split."""

import pytest
from django.test import Client
from django.urls import reverse

from proposals.models import Proposal
from tests import world
from tests.proposals.pages.drafting import BLANKS, PASTED, corrected, facts, typed_rows
from tests.proposals.pages.signing import send, signed_in


@pytest.fixture
def delegate(client: Client, db: None) -> Client:
    world.group()
    return signed_in(client, world.actor_of("Dravenia"))


def test_a_pasted_text_is_split_for_correction_before_anything_is_saved(delegate: Client) -> None:
    url = reverse("draft_new", args=[4])
    page = corrected(delegate, url, **facts(source=PASTED, do="read"))
    html = page.content.decode()
    assert page.status_code == 200
    assert not Proposal.objects.exists()
    assert 'value="Conduct in times of cyber crises"' in html
    assert "Recalling that hospitals depend on [networked] systems," in html
    assert "[networked]" in html
    assert html.count('id="row-') == 7 + BLANKS


def test_a_pasted_text_is_never_kept_as_an_empty_draft(delegate: Client) -> None:
    url = reverse("draft_new", args=[4])
    page = corrected(delegate, url, **facts(source=PASTED, do="save"))
    assert not Proposal.objects.exists()
    assert "The pasted text is split into paragraphs" in page.text
    assert [row["kind"] for row in page.context["form"].rows][:2] == ["title", "enacting"]


def test_an_empty_box_that_is_read_takes_no_paragraph_away(delegate: Client) -> None:
    rows = typed_rows(("op", 0, "Decides to begin;"))
    answer = send(delegate, reverse("draft_new", args=[4]), "source", **facts(do="read"), **rows)
    assert answer.status_code == 422
    assert "Paste the text first, or choose a file." in answer.text
    assert [row["text"] for row in answer.context["form"].rows] == ["Decides to begin;"]


def test_what_found_no_place_is_told_on_the_page_after_splitting(delegate: Client) -> None:
    source = PASTED.replace("The Working Group,\n\n", "") + "\n\nCirculated by the secretariat\n"
    url = reverse("draft_new", args=[4])
    page = corrected(delegate, url, **facts(source=source, do="read"))
    assert "No enacting line was found" in page.text
    rows = typed_rows(("op", 0, "Decides to begin;"))
    later = corrected(delegate, url, **facts(source=source, do="below:0"), **rows)
    assert "No enacting line was found" not in later.text


def test_a_text_without_a_title_owes_one_only_where_the_field_is_empty(delegate: Client) -> None:
    url = reverse("draft_new", args=[4])
    source = PASTED.split("\n", 1)[1]
    for title, told in (("", True), ("Mine", False)):
        page = corrected(delegate, url, **facts(source=source, title=title, do="read"))
        assert ("No title was found" in page.text) is told


def test_a_title_that_is_too_long_is_never_cut_but_refused_in_words(delegate: Client) -> None:
    title = ("Conduct in times of crises " * 14).strip()
    url = reverse("draft_new", args=[4])
    said = facts(source=f"{title}\n{PASTED.split(chr(10), 1)[1]}", title="", do="read")
    page = corrected(delegate, url, **said)
    form = page.context["form"]
    assert form.called == form.rows[0]["text"] == title
    told = f"{len(title)} characters are too many; at most 300 fit here."
    assert page.context["check"].remarks[0].words == told
    rows = {
        f"paragraphs-{n}-{part}": str(row[part])
        for n, row in enumerate(form.rows)
        for part in ("id", "kind", "level", "text")
    }
    kept = send(delegate, url, "title", **facts(title=title, do="save"), **rows)
    assert kept.status_code == 422
    assert kept.context["form"].errors.keys() == {"title"}
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("source", ["(\u00b2) To hope", "\u00b2) To hope", "(\u2460) To hope"])
def test_figures_that_are_no_numerals_are_read_as_words(delegate: Client, source: str) -> None:
    said = facts(source=source, do="read")
    answer = corrected(delegate, reverse("draft_new", args=[4]), **said)
    assert answer.status_code == 200
    assert source in answer.text


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "\n\n".join(f"{n}. Calls upon States to keep rule {n};" for n in range(1, 300)),
            "most 200",
        ),
        ("x\n" * 6_001, "at most 6000 can be read"),
        ("Recalling " * 20_001, "at most 200,000 fit here"),
    ],
)
def test_a_text_longer_than_any_is_refused_before_it_is_split(
    delegate: Client, source: str, said: str
) -> None:
    url = reverse("draft_new", args=[4])
    page = send(delegate, url, "source", **facts(source=source, do="read", short_title="Mine"))
    assert page.status_code == 422
    assert page.context["form"].errors.keys() == {"source"}
    html = page.content.decode()
    assert said in html
    assert source.strip()[-200:] in html
    assert 'value="Mine"' in html
    assert html.count('id="row-') == BLANKS


def test_thousands_of_brackets_in_one_paragraph_come_back_as_they_were(delegate: Client) -> None:
    source = "Recalling " + "[a] " * 4_000
    page = corrected(delegate, reverse("draft_new", args=[4]), **facts(source=source, do="read"))
    assert page.status_code == 200
    assert source.strip() in page.content.decode()
