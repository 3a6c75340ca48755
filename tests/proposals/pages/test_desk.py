"""What the desk says to whom: who looks at it, what stands open, what became of amendments."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interface import clock
from proposals import actions as acts
from proposals.models import Proposal
from proposals.reads.objections import Objection
from proposals.reads.obstacles import Obstacles
from proposals.reads.texts import issued_revision
from proposals.views.desk_card import figures, said
from tests import world
from tests.proposals.pages.signing import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def text() -> Proposal:
    return world.proposal_under_negotiation()


def take(text: Proposal, name: str, label: str = "", stance: str = "object") -> None:
    acts.take_position(
        world.actor_of(name),
        text,
        stance=stance,
        reason="It binds nobody.",
        revision=issued_revision(text),
        paragraph=world.paragraph_id(text, label) if label else None,
    )


def settle(amendment: Any, result: str = "agreed", **fields: Any) -> None:
    acts.record_outcome(
        world.cochair(amendment.proposal.group),
        amendment,
        result=result,
        basis="meeting",
        meeting="2nd meeting",
        basis_date=clock.today(),
        **fields,
    )


def change(text: Proposal, label: str = "OP1") -> None:
    settle(world.amendment(text, label=label, new_text=f"Asks about {label}."))
    acts.issue_revision(world.cochair(text.group), text)


def desk(client: Client, text: Proposal, by: Any = None) -> Any:
    signed_in(client, by or world.cochair(text.group))
    return client.get(reverse("desk", args=[text.pk]))


def read(page: Any) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", page.content.decode())))


def waiting(text: Proposal) -> None:
    world.amendment(text)


def two_waiting(text: Proposal) -> None:
    world.amendment(text)
    world.amendment(text, label="OP2", new_text="Asks.")


def to_the_whole(text: Proposal) -> None:
    take(text, "Vailuku")


def to_a_paragraph(text: Proposal) -> None:
    take(text, "Vailuku", "OP1")


def two(text: Proposal) -> None:
    take(text, "Vailuku")
    take(text, "Ostvarn", "OP2")


def to_earlier_words(text: Proposal) -> None:
    take(text, "Vailuku")
    change(text)


def to_earlier_words_of_a_paragraph(text: Proposal) -> None:
    take(text, "Vailuku", "OP1")
    change(text)


def advice(text: Proposal) -> None:
    take(text, "Meridian Cloud")


def advice_on_earlier_words(text: Proposal) -> None:
    take(text, "Meridian Cloud")
    change(text)


def agreed(text: Proposal) -> None:
    settle(world.amendment(text))


def support_of_earlier_words(text: Proposal) -> None:
    take(text, "Vailuku", stance="support")
    change(text)


def nothing(text: Proposal) -> None:
    pass


@pytest.mark.parametrize(
    ("story", "heading", "sentence"),
    [
        (nothing, "Nothing stands open", "nobody who decides objects."),
        (waiting, "1 amendment without outcome", "Each needs an outcome"),
        (two_waiting, "2 amendments without outcome", "Each needs an outcome"),
        (to_the_whole, "1 objection stands", "Vailuku (the whole text)."),
        (to_a_paragraph, "1 objection stands", "Vailuku (OP1)."),
        (two, "2 objections stand", "Vailuku (the whole text), Ostvarn (OP2)."),
        (to_earlier_words, "1 objection not reconfirmed", "Vailuku (the whole text)."),
        (to_earlier_words_of_a_paragraph, "1 objection not reconfirmed", "Vailuku (OP1)."),
        (advice, "Nothing stands open", "stop nothing: Meridian Cloud (the whole text)."),
        (advice_on_earlier_words, "Nothing stands open", "wait to be reconfirmed."),
        (agreed, "The next revision is due", "has still to be issued."),
        (support_of_earlier_words, "Nothing stands open", "wait to be reconfirmed."),
    ],
)
def test_the_card_says_what_an_adoption_would_be_refused_for(
    client: Client, text: Proposal, story: Any, heading: str, sentence: str
) -> None:
    story(text)
    needed = desk(client, text).context["needed"]
    assert needed.heading == heading
    assert sentence in needed.sentence
    form = read(client.get(reverse("adopt_proposal", args=[text.pk])))
    stops = heading != "Nothing stands open"
    assert stops == ("stands in the way" in form or "did not maintain" in form)


@pytest.mark.parametrize(
    ("story", "line", "count"),
    [
        (two_waiting, "Amendments without outcome", 2),
        (to_the_whole, "Objections to the whole text", 1),
        (to_a_paragraph, "Objections to the whole text", 0),
        (to_a_paragraph, "Objections to paragraphs", 1),
        (to_earlier_words, "Objections to the whole text", 0),
        (to_earlier_words, "Objections not reconfirmed", 1),
        (to_earlier_words, "Positions on the whole text to reconfirm", 1),
        (to_earlier_words_of_a_paragraph, "Objections not reconfirmed", 1),
        (to_earlier_words_of_a_paragraph, "Positions on the whole text to reconfirm", 0),
        (advice, "Objections to the whole text", 0),
        (advice, "Objections that only advise", 1),
    ],
)
def test_each_figure_counts_what_it_names(
    client: Client, text: Proposal, story: Any, line: str, count: int
) -> None:
    story(text)
    found = {word: n for word, n, _sign in desk(client, text).context["needed"].figures}
    assert found[line] == count


def test_awaiting_instructions_and_concerns_are_of_the_whole_text(
    client: Client, text: Proposal
) -> None:
    take(text, "Vailuku", stance="awaiting")
    take(text, "Ostvarn", stance="concern")
    take(text, "Ostvarn", "OP1", stance="concern")
    found = {word: n for word, n, _sign in desk(client, text).context["needed"].figures}
    assert found["Awaiting instructions on the whole text"] == 1
    assert found["Concerns about the whole text"] == 1


def test_the_card_asks_no_question_for_each_objection(client: Client, text: Proposal) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("desk", args=[text.pk]))
        return len(found)

    take(text, "Vailuku", "OP1")
    change(text)
    desk(client, text)
    before = queries()
    for name in ("Ostvarn", "Kesimba", "Zhenlu"):
        take(text, name)
        take(text, name, "OP2")
    assert queries() == before


def test_heading_and_figures_are_pure() -> None:
    none = Obstacles([], [], list[Objection]())
    assert said(none, lapsed=0)[0] == "Nothing stands open"
    assert "reconfirmed" not in said(none, lapsed=0)[1]
    assert [n for _word, n, _sign in figures(none, {}, 0)] == [0] * 8


@pytest.mark.parametrize(
    ("by", "taken_over", "heading", "lead"),
    [
        ("Dravenia", False, "Main sponsor’s desk", "You may accept amendments into your text"),
        ("San Aurelio", False, "Co-chairs’ desk", "Its main sponsor runs this text"),
        ("San Aurelio", True, "Co-chairs’ desk", "You record what the group came to"),
    ],
)
def test_the_desk_is_headed_by_who_looks_at_it(
    client: Client, by: str, taken_over: bool, heading: str, lead: str
) -> None:
    text = world.proposal_under_negotiation() if taken_over else world.tabled_proposal()
    world.cochair(text.group)
    page = read(desk(client, text, world.actor_of(by)))
    assert heading in page
    assert lead in page
    assert "No amendment waits for an outcome." in page


def test_green_is_for_what_was_agreed(client: Client, text: Proposal) -> None:
    first, second, third, fourth, fifth = (
        world.amendment(text, name, new_text=f"{name} asks all States;")
        for name in ("Marlonia", "Kesimba", "Ostvarn", "Zhenlu", "Vailuku")
    )
    settle(first)
    settle(second, "not_agreed")
    settle(third, "not_put", overtaken_by=first)
    settle(fourth, "referred")
    acts.withdraw_amendment(world.actor_of("Vailuku"), fifth)
    shown = desk(client, text).context
    entries = [*shown["referred"], *shown["settled"]]
    signs = {entry.card.amendment.number: entry.card.sign for entry in entries}
    assert signs[1] == ("check", "is-agreed")
    assert len({name for name, _tone in signs.values()}) == 5
    assert all(tone == "" for number, (_name, tone) in signs.items() if number > 1)


def test_an_acceptance_says_who_accepted_and_when(client: Client) -> None:
    text = world.tabled_proposal("Dravenia")
    amendment = world.amendment(text)
    acts.accept_amendment(world.actor_of("Dravenia"), amendment)
    said = "Accepted by Dravenia, main sponsor, "
    assert said in read(desk(client, text, world.actor_of("Dravenia")))
    assert said in read(client.get(amendment.get_absolute_url()))


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("delete", "replace", "one deletes what the other changes."),
        ("replace", "delete", "one deletes what the other changes."),
        ("delete", "move", "one deletes what the other moves."),
    ],
)
def test_a_clash_says_what_each_does(
    client: Client, text: Proposal, one: str, other: str, how: str
) -> None:
    for by, operation in (("Marlonia", one), ("Kesimba", other)):
        fields: dict[str, Any] = {"new_text": "Asks;"} if operation == "replace" else {}
        if operation == "move":
            fields = {"after": world.paragraph_id(text, "OP2"), "kind": "op"}
        acts.table_amendment(
            world.actor_of(by),
            text,
            operation=operation,
            base=issued_revision(text),
            paragraph=world.paragraph_id(text, "OP1"),
            **fields,
        )
    assert f"Clashes with Amd.2: {how}" in read(desk(client, text))


def test_two_that_add_words_at_one_place_are_said_to_do_so(client: Client, text: Proposal) -> None:
    words = issued_revision(text).rows.get(label="OP1").text
    for by, added in (("Marlonia", "States, in peace,"), ("Kesimba", "States, at sea,")):
        world.amendment(text, by, new_text=words.replace("States", added))
    page = read(desk(client, text))
    assert "Clashes with Amd.1: both add words at the same place." in page
    assert "both change" not in page


def test_the_desk_says_where_a_move_and_a_new_paragraph_go(client: Client, text: Proposal) -> None:
    base, after = issued_revision(text), world.paragraph_id(text, "OP2")
    marlonia = world.actor_of("Marlonia")
    acts.table_amendment(
        marlonia,
        text,
        operation="move",
        base=base,
        paragraph=world.paragraph_id(text, "OP1"),
        after=after,
        kind="op",
    )
    acts.table_amendment(
        marlonia, text, operation="insert", base=base, after=after, kind="op", new_text="Asks."
    )
    page = read(desk(client, text))
    assert "Moves OP1 after OP2" in page
    assert "New paragraph after OP2" in page


def test_a_revision_is_offered_only_where_something_has_been_agreed_since_the_last(
    client: Client, text: Proposal
) -> None:
    assert "Issue Rev." not in read(desk(client, text))
    settle(world.amendment(text, label="OP2", new_text="Asks."), "not_agreed")
    assert "Issue Rev." not in read(desk(client, text))
    settle(world.amendment(text))
    assert "Issue Rev.1" in read(desk(client, text))
    acts.issue_revision(world.cochair(text.group), text)
    assert "Issue Rev." not in read(desk(client, text))


def test_the_form_carries_what_a_script_needs_to_show_one_thing_at_a_time(
    client: Client, text: Proposal
) -> None:
    world.amendment(text)
    signed_in(client, world.cochair(text.group))
    page = client.get(reverse("desk", args=[text.pk]), {"record": "1"}).content.decode()
    for when in ("result=not_put", "basis=meeting", "basis=meeting|no_objection"):
        assert f'data-when="{when}"' in page, when
    assert 'data-records="agreed" data-says="Record Amd.1 as agreed by the group"' in page
