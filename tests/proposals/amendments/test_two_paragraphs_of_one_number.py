"""A paragraph that is gone is not cited as the one that has its number now; and one that came in
stands after another, not after itself."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from interface import clock
from proposals import actions as acts
from proposals.models import Amendment, Proposal
from reports.compile import snapshot
from reports.compile.contents import Text
from reports.compile.document_words import amendment_block
from reports.compile.table_rows import amendments
from tests import world
from tests.reports.asked import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def exchanged() -> tuple[Proposal, Amendment, Amendment]:
    """A new OP2 is inserted and the OP2 of the tabled text deleted, in one revision."""
    text = world.proposal_under_negotiation()
    inserted = world.insertion(text)
    deleted = world.deletion(text, "OP2")
    chair = world.cochair(text.group)
    for one in (inserted, deleted):
        acts.record_outcome(chair, one, result="agreed", basis="sponsors")
    acts.issue_revision(chair, text)
    return text, inserted, deleted


def said_at(client: Client, url: str) -> str:
    return re.sub(r"\s+", " ", strip_tags(client.get(url).content.decode()))


def told() -> Text:
    asked = ask(first=clock.today(), last=clock.today())
    (text,) = snapshot.read(asked, clock.now(), lambda done, step: None).texts
    return text


def test_the_desk_and_the_amendments_page_tell_them_apart(
    client: Client, exchanged: tuple[Proposal, Amendment, Amendment]
) -> None:
    text, _inserted, deleted = exchanged
    client.force_login(world.cochair(text.group).person)
    desk = said_at(client, reverse("desk", args=[text.pk]))
    assert re.search(r"Amd\.1 OP2 (?!as tabled)", desk)
    assert "Amd.2 OP2 as tabled, taken out" in desk
    page = said_at(client, deleted.get_absolute_url())
    assert "Amd.2 Takes out OP2 as tabled " in page
    assert "OP2 as tabled, taken out" in page


def test_a_report_tells_them_apart_in_words_and_in_columns(
    exchanged: tuple[Proposal, Amendment, Amendment],
) -> None:
    text = told()
    heads = [
        "".join(run.text for run in amendment_block(one, text).head) for one in text.amendments
    ]
    assert heads[0].startswith("Amd.1, OP2. Insert")
    assert heads[1].startswith("Amd.2, OP2 as tabled, taken out. Delete")
    rows = list(amendments(text))
    assert [row["paragraph"] for row in rows] == ["OP2", "OP2 as tabled, taken out"]
    assert rows[1]["paragraph on its base"] == "OP2"
    assert [one.label for one in text.amendments] == ["OP2", ""]


def test_what_a_later_revision_took_out_is_cited_by_the_one_that_had_it(
    client: Client, exchanged: tuple[Proposal, Amendment, Amendment]
) -> None:
    text, _inserted, _deleted = exchanged
    again = world.deletion(text, "OP2")
    chair = world.cochair(text.group)
    acts.record_outcome(chair, again, result="agreed", basis="sponsors")
    acts.issue_revision(chair, text)
    assert "OP2 of Rev.1, taken out" in said_at(client, again.get_absolute_url())
    assert list(amendments(told()))[-1]["paragraph"] == "OP2 of Rev.1, taken out"


def test_what_came_in_is_said_to_stand_after_another_paragraph(
    client: Client, exchanged: tuple[Proposal, Amendment, Amendment]
) -> None:
    _text, inserted, _deleted = exchanged
    assert "Amd.1 New paragraph after OP1 " in said_at(client, inserted.get_absolute_url())


def test_a_sub_paragraph_that_came_in_is_said_to_stand_under_another(client: Client) -> None:
    text = world.proposal_under_negotiation()
    inserted = acts.table_amendment(
        world.actor_of("Marlonia"),
        text,
        operation="insert",
        base=text.revisions.get(),
        kind="sub",
        parent=world.paragraph_id(text, "OP1"),
        new_text="hospitals;",
    )
    chair = world.cochair(text.group)
    acts.record_outcome(chair, inserted, result="agreed", basis="sponsors")
    acts.issue_revision(chair, text)
    page = said_at(client, inserted.get_absolute_url())
    assert "Amd.1 New sub-paragraph under OP1 " in page
    assert "under OP1 (a)" not in page


def test_what_is_to_stand_behind_a_paragraph_that_is_gone_names_no_other(client: Client) -> None:
    text = world.proposal_under_negotiation()
    moved = acts.table_amendment(
        world.actor_of("Kesimba"),
        text,
        operation="insert",
        base=text.revisions.get(),
        kind="op",
        after=world.paragraph_id(text, "OP1"),
        new_text="Welcomes what was done;",
    )
    deleted = world.deletion(text, "OP1")
    chair = world.cochair(text.group)
    acts.record_outcome(chair, deleted, result="agreed", basis="sponsors")
    acts.issue_revision(chair, text)
    page = said_at(client, moved.get_absolute_url())
    assert "New paragraph after OP1 as tabled " in page
    row = next(iter(amendments(told())))
    assert row["destination"] == "after OP1 as tabled, taken out"
