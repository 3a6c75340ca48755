"""Drafting on pages: correcting, saving, inviting, tabling; nothing typed is lost."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from interface.models import KeptForm
from proposals import actions
from proposals.models import CoSponsor, Draft, Proposal
from tests import world
from tests.proposals.pages.drafting import BLANKS, PASTED, corrected, facts, typed_rows
from tests.proposals.pages.signing import Fields, send, signed_in


@pytest.fixture
def delegate(client: Client, db: None) -> Client:
    world.group()
    return signed_in(client, world.actor_of("Dravenia"))


def test_what_was_corrected_is_kept_as_a_draft(delegate: Client) -> None:
    rows = typed_rows(("title", 0, "A title"), ("op", 0, "Decides:"), ("sub", 1, "To begin."))
    answer = send(
        delegate,
        reverse("draft_new", args=[4]),
        "source",
        **facts(title="A title", source=PASTED, do="save"),
        **rows,
    )
    assert answer.status_code == 303
    draft = Draft.objects.get()
    assert answer["Location"] == reverse("draft", args=[draft.pk])
    kinds = [row["kind"] for row in draft.paragraphs]
    assert kinds == ["title", "op", "sub"]
    assert draft.paragraphs[2]["parent"] == draft.paragraphs[1]["id"]
    assert draft.source.strip() == PASTED.strip()
    assert "The text is kept as a draft" in delegate.get(answer["Location"]).text


def test_a_refused_draft_comes_back_with_every_row(delegate: Client) -> None:
    rows = typed_rows(("op", 0, "Decides to begin;"), ("op", 0, "x" * 20_001))
    answer = send(delegate, reverse("draft_new", args=[4]), "source", **facts(do="save"), **rows)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Decides to begin;" in html
    assert html.count('id="row-') == 2 + BLANKS


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("up:1", ["two", "one", "three four"]),
        ("down:0", ["two", "one", "three four"]),
        ("delete:1", ["one", "three four"]),
        ("join:1", ["one two", "three four"]),
        ("below:0", ["one", "", "two", "three four"]),
        ("below:end", ["one", "two", "three four", ""]),
        ("up:0", ["one", "two", "three four"]),
        ("nonsense", ["one", "two", "three four"]),
        ("delete:99", ["one", "two", "three four"]),
    ],
)
def test_rows_are_moved_joined_and_deleted_without_script(
    delegate: Client, command: str, expected: list[str]
) -> None:
    rows = typed_rows(("op", 0, "one"), ("op", 0, "two"), ("op", 0, "three four"))
    page = corrected(delegate, reverse("draft_new", args=[4]), **facts(do=command), **rows)
    assert page.status_code == 200
    assert "formaction" not in page.text
    assert [row["text"] for row in page.context["form"].rows] == expected


def saved(proposal: Proposal, **said: str) -> dict[str, str]:
    return {
        "title": "Another title",
        "short_title": "",
        "language": "en",
        **typed_rows(("title", 0, "Another title"), ("op", 0, "Decides to begin.")),
        **said,
    }


def test_the_editor_saves_and_shows_what_a_colleague_saved_meanwhile(delegate: Client) -> None:
    proposal = world.draft()
    url = reverse("draft", args=[proposal.pk])
    answer = send(delegate, url, "title", do="save", **saved(proposal))
    assert answer.status_code == 303
    assert Draft.objects.get().version == 1
    conflict = delegate.post(
        url,
        {
            "seat": world.actor_of("Dravenia").seat_key,
            "do": "save",
            **saved(proposal, seen_version="0"),
            "paragraphs-1-text": "Mine, typed meanwhile.",
        },
    )
    html = conflict.content.decode()
    assert conflict.status_code == 422
    assert "Two versions of this draft" in html
    assert "Mine, typed meanwhile." in html
    assert "Decides to begin." in html
    assert 'name="seen_version" value="1"' in html


def test_autosave_saves_and_tells_in_one_line(delegate: Client) -> None:
    proposal = world.draft()
    url = reverse("draft_saved", args=[proposal.pk])
    said = saved(proposal, seen_version="0", seat=world.actor_of("Dravenia").seat_key)
    answer = delegate.post(url, said)
    assert answer.status_code == 200
    assert b"Saved" in answer.content
    assert Draft.objects.get().version == 1
    stale = delegate.post(url, said)
    assert stale.status_code == 200
    assert b"saved in the meantime" in stale.content
    assert Draft.objects.get().version == 1


def test_an_invited_cosponsor_reads_the_draft_and_answers(delegate: Client) -> None:
    proposal = world.draft()
    world.stakeholder("Vailuku")
    url = reverse("invite_cosponsor", args=[proposal.pk])
    assert send(delegate, url, "stakeholder", stakeholder="vailuku").status_code == 303
    guest = signed_in(Client(), world.actor_of("Vailuku"))
    page = guest.get(reverse("draft", args=[proposal.pk]))
    assert page.status_code == 200
    assert b"Accept co-sponsorship" in page.content
    assert b"<textarea" not in page.content
    answer = guest.post(
        reverse("cosponsor_proposal", args=[proposal.pk]) + "?step=accept",
        {"seat": world.actor_of("Vailuku").seat_key, "seen_version": 0},
    )
    assert answer.status_code == 303
    assert CoSponsor.objects.get().last_act.act == "accepted"


def test_the_draft_is_tabled_in_the_name_of_its_stakeholder(delegate: Client) -> None:
    proposal = world.draft()
    url = reverse("tabling", args=[proposal.pk])
    assert b"Table in the name of Dravenia" in delegate.get(url).content
    assert send(delegate, url, "visibility", visibility="public").status_code == 303
    proposal.refresh_from_db()
    assert proposal.symbol
    assert delegate.get(reverse("draft", args=[proposal.pk])).status_code == 302


@pytest.mark.parametrize(
    ("kind", "asks"), [("draft_norm", "tabling"), ("non_paper", "circulation")]
)
def test_the_words_as_typed_are_saved_before_one_is_asked_to_table_them(
    delegate: Client, kind: str, asks: str
) -> None:
    proposal = world.draft(document_type=kind)
    url = reverse("draft", args=[proposal.pk])
    answer = send(delegate, url, "title", **saved(proposal, do="table"))
    assert answer.status_code == 303
    assert answer["Location"] == reverse(asks, args=[proposal.pk])
    assert Draft.objects.get().paragraphs[1]["text"] == "Decides to begin."
    page = delegate.get(answer["Location"]).text
    assert "Another title" in page
    assert "Decides</i> to begin." in page
    assert "2 paragraphs" in page
    assert f'data-unsaved="draft.{proposal.pk}" hidden' in page


def test_words_that_cannot_be_saved_are_not_tabled(delegate: Client) -> None:
    proposal = world.draft()
    url = reverse("draft", args=[proposal.pk])
    answer = send(delegate, url, "title", **saved(proposal, do="table", title=""))
    assert answer.status_code == 422
    assert "Give the text a title" in answer.text


def test_only_a_page_with_scripts_promises_to_save_by_itself(delegate: Client) -> None:
    page = delegate.get(reverse("draft", args=[world.draft().pk])).text
    assert page.count("It saves itself while you write.") == 1
    assert '<span class="scripted">It saves itself while you write.</span>' in page


def test_the_page_of_a_draft_carries_what_it_says_when_it_cannot_save_itself(
    delegate: Client,
) -> None:
    page = delegate.get(reverse("draft", args=[world.draft().pk])).text
    assert '<template id="not-saved">' in page
    assert "the forum did not answer. Your words are kept on this device" in page
    assert 'hx-trigger="save:again, input from:#draft-form' in page


def test_a_non_paper_is_circulated_without_a_name(delegate: Client) -> None:
    proposal = world.draft(document_type="non_paper")
    url = reverse("circulation", args=[proposal.pk])
    assert send(delegate, url, "visibility", visibility="public").status_code == 303
    page = Client().get(proposal.get_absolute_url())
    assert page.status_code == 200
    assert b"Dravenia" not in page.content


def test_a_draft_is_discarded_on_a_page_that_asks_first(delegate: Client) -> None:
    proposal = world.draft()
    url = reverse("draft_discard", args=[proposal.pk])
    page = delegate.get(reverse("draft", args=[proposal.pk])).text
    assert f'<a class="btn btn--small btn--link btn--bad" href="{url}">' in page
    asked = delegate.get(url)
    assert f"Discard the draft “{proposal.name}”" in asked.text
    assert Proposal.objects.exists()
    assert send(delegate, url, "seen_version").status_code == 303
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("below:0", "paragraphs-1-text"),
        ("below:end", "paragraphs-3-text"),
        ("up:2", "row-1"),
        ("down:0", "row-1"),
        ("join:2", "row-1"),
        ("delete:1", "row-1"),
        ("delete:2", "row-1"),
        ("split:0", "row-0"),
        ("read", "paragraphs"),
    ],
)
def test_a_button_leads_to_the_row_that_it_is_about(
    delegate: Client, command: str, place: str
) -> None:
    rows = typed_rows(("op", 0, "one"), ("op", 0, "two"), ("op", 0, "three"))
    said = facts(do=command, source=PASTED)
    answer = send(delegate, reverse("draft_new", args=[4]), "source", **said, **rows)
    assert answer["Location"] == f"/groups/4/draft/?preview=1#{place}"


def test_the_title_stands_once_and_its_paragraph_follows(delegate: Client) -> None:
    url = reverse("draft_new", args=[4])
    page = corrected(delegate, url, **facts(source=PASTED, title="My own title", do="read"))
    assert "data-title>My own title</p>" in page.text
    assert "No title was found" not in page.text
    rows = typed_rows(("title", 0, "Another"), ("op", 0, "Decides to begin."))
    send(delegate, url, "source", **facts(title="My own title", do="save"), **rows)
    draft = Draft.objects.get()
    assert draft.paragraphs[0]["text"] == draft.proposal.title == "My own title"


def test_rows_are_named_as_remarks_name_them(delegate: Client) -> None:
    page = corrected(delegate, reverse("draft_new", args=[4]), **facts(source=PASTED, do="read"))
    named = re.findall(r'class="prow__n">([^<_]*)</span>', page.text)
    assert named == ["Title", "Enacting line", "PP1", "OP1", "OP2", "OP2 (a)", "OP3"]


def test_who_goes_back_to_a_discarded_draft_reads_that_it_is_gone(delegate: Client) -> None:
    proposal = world.draft()
    page = reverse("draft", args=[proposal.pk])
    send(delegate, reverse("draft_discard", args=[proposal.pk]), "seen_version")
    assert "is discarded" in delegate.get(proposal.group.get_absolute_url()).text
    answer = delegate.get(page)
    assert answer.status_code == 404
    assert "You have done this" in answer.text
    assert "matches the given query" not in answer.text


def test_who_goes_back_after_tabling_reads_that_it_is_tabled(delegate: Client) -> None:
    proposal = world.draft()
    url = reverse("tabling", args=[proposal.pk])
    send(delegate, url, "visibility", visibility="public")
    answer = delegate.get(url)
    assert answer.status_code == 403
    assert "You have done this" in answer.text
    assert f'href="{proposal.get_absolute_url()}"' in answer.text


def test_what_a_button_set_aside_gives_way_to_what_is_saved_while_one_writes(
    delegate: Client,
) -> None:
    proposal = world.draft()
    url = reverse("draft", args=[proposal.pk])
    corrected(delegate, url, **saved(proposal, do="below:0"))
    assert KeptForm.objects.exists()
    fields = Fields("title")
    fields.feed(delegate.get(url).text)
    delegate.post(
        reverse("draft_saved", args=[proposal.pk]), {**saved(proposal), **fields.found(), **LATER}
    )
    assert not KeptForm.objects.exists()
    assert "Decides to go on." in delegate.get(url).text


def test_nul_bytes_and_foreign_identifiers_are_refused_in_words(delegate: Client) -> None:
    proposal = world.draft()
    url = reverse("draft", args=[proposal.pk])
    odd = saved(proposal, do="save")
    for change in (
        {"paragraphs-0-text": "a\x00b"},
        {"paragraphs-0-id": "nonsense"},
        {"paragraphs-0-kind": "poem"},
    ):
        answer = send(delegate, url, "title", **{**odd, **change})
        assert answer.status_code == 422
    assert Draft.objects.get().version == 0


def test_who_may_not_draft_is_told_why(client: Client, db: None) -> None:
    world.group()
    signed_in(client, world.actor_of("Kesimba", "observer"))
    page = client.get(reverse("draft_new", args=[4]))
    assert page.status_code == 200
    assert b"You may not draft in this group" in page.content


def test_the_group_lists_its_texts_and_drafts_only_to_their_readers(delegate: Client) -> None:
    proposal = world.draft(title="A hidden draft")
    actions.table_proposal(world.actor_of("Dravenia"), world.draft(title="An open text"))
    own = delegate.get(proposal.group.get_absolute_url()).content.decode()
    assert "A hidden draft" in own
    assert "An open text" in own
    public = Client().get(proposal.group.get_absolute_url()).content.decode()
    assert "A hidden draft" not in public
    assert "An open text" in public


@pytest.mark.parametrize("verb", ["below", "delete", "up"])
def test_a_button_or_a_level_of_endless_figures_does_nothing(delegate: Client, verb: str) -> None:
    said = facts(do=f"{verb}:{'9' * 5000}") | typed_rows(("sub", 1, "To hope"))
    said["paragraphs-0-level"] = "9" * 5000
    answer = corrected(delegate, reverse("draft_new", args=[4]), **said)
    assert answer.status_code == 200
    assert "To hope" in answer.text


LATER = {"paragraphs-1-text": "Decides to go on."}
TYPED = typed_rows(("op", 0, "Decides to begin;"), ("sub", 1, "To read it again."))


def test_what_was_typed_while_a_colleague_tabled_the_text_is_shown(delegate: Client) -> None:
    proposal = world.draft("Dravenia")
    actions.table_proposal(world.actor_of("Dravenia"), proposal)
    answer = delegate.post(reverse("draft", args=[proposal.pk]), {"title": "Mine", **TYPED})
    assert answer.status_code == 409
    assert "Your delegation has tabled this text" in answer.text
    assert "Mine\n\nDecides to begin;\n\nTo read it again.</textarea>" in answer.text
    saved = delegate.post(reverse("draft_saved", args=[proposal.pk]), TYPED)
    assert "no longer a draft" in saved.text


def test_a_non_paper_that_was_circulated_meanwhile_names_nobody(delegate: Client) -> None:
    proposal = world.draft("Dravenia", document_type="non_paper")
    actions.circulate_non_paper(world.actor_of("Dravenia"), proposal)
    answer = delegate.post(reverse("draft", args=[proposal.pk]), TYPED)
    assert answer.status_code == 409
    assert "was circulated while you were writing" in answer.text
    assert "tabled by" not in answer.text


def test_what_was_typed_into_a_draft_that_is_not_seen_is_shown_and_nothing_else(
    delegate: Client,
) -> None:
    hidden = reverse("draft", args=[world.draft("Kesimba", title="Secret").pk])
    answer = delegate.post(hidden, TYPED)
    assert answer.status_code == 404
    assert "Decides to begin;" in answer.text
    assert "Secret" not in answer.text
    assert "Kesimba" not in answer.text
    assert delegate.get(hidden).status_code == 404


def test_a_new_draft_is_sent_to_an_address_without_the_place_of_its_page(
    delegate: Client,
) -> None:
    """A browser carries the place over to the page that follows, which tells at its head."""
    url = reverse("draft_new", args=[4])
    assert f'method="post" action="{url}"' in delegate.get(url).text
