"""The views beside a text: what changed between two revisions, its history, who stands where."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interface import clock
from interface.identifiers import uuid7
from proposals import actions
from proposals import text as engine
from proposals.models import Proposal
from proposals.reads.history import Talk, acts_of, events_of, with_talk
from proposals.reads.texts import issued_revision
from proposals.views.comparing import comparison_of
from record.keys import Subject
from tests import world
from threads.actions import post_comment, withdraw_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def text() -> Proposal:
    return world.proposal_under_negotiation()


def revise(text: Proposal) -> None:
    chair = world.cochair(text.group)
    actions.record_outcome(
        chair,
        world.amendment(text),
        result="agreed",
        basis="meeting",
        meeting="2nd meeting",
        basis_date=clock.today(),
    )
    actions.issue_revision(chair, text)


def take(text: Proposal, by: str, stance: str = "support", **said: Any) -> None:
    revision = issued_revision(text)
    actions.take_position(world.actor_of(by), text, stance=stance, revision=revision, **said)


def test_unchanged_paragraphs_are_folded_and_printed_once(client: Client, text: Proposal) -> None:
    revise(text)
    html = client.get(reverse("compare", args=[text.pk])).content.decode()
    op1 = world.paragraph_id(text, "OP1")
    assert f'<a href="#{op1}">1 paragraph changed</a>' in html
    before, after = [
        part.split("</details>")[0] for part in html.split('<details class="same"')[1:]
    ]
    assert "3 paragraphs unchanged" in before
    assert "1 paragraph unchanged" in after
    assert f'id="{op1}"' not in before + after
    assert html.count("that care depends on systems that nobody sees,") == 1


def test_sub_paragraphs_keep_their_marks_and_their_place_in_a_comparison() -> None:
    op, sub = uuid7(), uuid7()
    old = [
        engine.Paragraph(op, engine.Kind.OP, "Invites all States:"),
        engine.Paragraph(sub, engine.Kind.SUB, "To publish;", op),
    ]
    new = [old[0], engine.Paragraph(sub, engine.Kind.SUB, "To publish widely;", op)]
    same, changed = comparison_of(old, new, "en").runs
    assert same.is_folded
    (one,) = changed.paragraphs
    assert (one.row.label, one.row.level) == ("OP1 (a)", 1)
    assert one.old is not None
    assert one.old.number == "(a)"


def test_history_folds_comments_by_day_and_leaves_no_number_unexplained(
    client: Client, text: Proposal
) -> None:
    subject = Subject("proposal", text.pk)
    speaker = world.actor_of("Marlonia")
    start = clock.now()
    for day, words in ((1, ["Once.", "Twice."]), (2, ["Thrice."])):
        for said in words:
            with clock.at(start + timedelta(days=day)):
                last = post_comment(speaker, subject, said)
    world.amendment(text, "Kesimba")
    with clock.at(start + timedelta(days=3)):
        withdraw_comment(speaker, last)
    address = reverse("history", args=[text.pk])
    lines = client.get(address).context["lines"]
    talk = [one for one, sentence in lines if not sentence]
    assert [(one.posted, one.withdrawn) for one in talk] == [(0, 1), (1, 0), (2, 0)]
    numbers = [one.number for one, sentence in lines if sentence]
    numbers += [number for one in talk for number in range(one.first, one.last + 1)]
    assert sorted(numbers) == list(range(1, max(numbers) + 1))
    told = client.get(address, {"from": talk[-1].first, "to": talk[-1].last}).content.decode()
    assert told.count("commented for") == 2


@pytest.mark.parametrize(
    "query", [{"from": "x", "to": "2"}, {"from": "9" * 30, "to": "1"}, {"from": "1"}, {"to": "²"}]
)
def test_a_span_that_makes_no_sense_shows_the_whole_history(
    client: Client, text: Proposal, query: dict[str, str]
) -> None:
    page = client.get(reverse("history", args=[text.pk]), query)
    assert page.status_code == 200
    assert page.context["span"] is None


def test_each_page_of_a_history_tells_what_was_said_after_its_acts(text: Proposal) -> None:
    subject = Subject("proposal", text.pk)
    for name in ("Marlonia", "Kesimba"):
        world.amendment(text, name)
        post_comment(world.actor_of(name), subject, "Please read it.")
    events = events_of(text)
    acts = list(acts_of(events))
    told = [
        one.last if isinstance(one, Talk) else one.number
        for is_last, page in ((False, acts[:1]), (True, acts[1:]))
        for one in with_talk(events, page, is_last=is_last)
    ]
    assert told == list(range(len(told), 0, -1))


def test_members_that_took_no_position_are_named(client: Client, text: Proposal) -> None:
    for name in ("Ostvarn", "Vailuku", "Marlonia"):
        world.member(name, text.group)
    take(text, "Marlonia")
    page = client.get(reverse("positions", args=[text.pk]))
    states = next(one for one in page.context["kinds"] if one.kind == "state")
    assert [line.name for line, _cells in states.lines] == ["Marlonia"]
    assert {"Ostvarn", "Vailuku"} <= set(states.silent)
    assert "Marlonia" not in states.silent
    assert "more not heard:" in page.content.decode()


def test_columns_where_something_is_open_stand_first(client: Client, text: Proposal) -> None:
    world.amendment(text, label="OP2", new_text="Invites companies to answer within a day.")
    op1 = world.paragraph_id(text, "OP1")
    take(text, "Marlonia", stance="concern", reason="Why?", paragraph=op1)
    page = client.get(reverse("positions", args=[text.pk]))
    columns = page.context["columns"]
    assert [column.label for column in columns] == ["Whole", "OP1", "OP2", "PP1"]
    assert [column.is_open for column in columns] == [False, True, True, False]
    html = page.content.decode()
    assert "no position unsettled" in html
    assert "nothing open" not in html
