"""What a report says of objections is what the desk says: what bars an adoption, and who let go."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from interface import clock
from proposals import actions as acts
from proposals.models import Amendment, Paragraph, Proposal
from proposals.reads.obstacles import obstacles_to
from proposals.reads.texts import issued_revision
from reports.compile.contents import Contents, Text
from reports.compile.findings import findings
from tests import world
from tests.reports.asked import only, read, take
from tests.reports.rendered import docx_of, docx_words, tables_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_june")]


@pytest.fixture
def text() -> Proposal:
    return world.proposal_under_negotiation()


def object_to(text: Proposal, name: str, **fields: Any) -> None:
    take(name, text, "object", reason="It binds nobody.", **fields)


def on(text: Proposal, label: str) -> Paragraph:
    return Paragraph.objects.get(pk=world.paragraph_id(text, label))


def settle(amendment: Amendment, **fields: Any) -> None:
    acts.record_outcome(
        world.cochair(amendment.proposal.group),
        amendment,
        **{
            "result": "agreed",
            "basis": "meeting",
            "meeting": "2nd meeting",
            "basis_date": date(2026, 6, 1),
            **fields,
        },
    )


def issue(text: Proposal) -> None:
    acts.issue_revision(world.cochair(text.group), text)


def move(text: Proposal, operation: str, **fields: Any) -> Amendment:
    return acts.table_amendment(
        world.actor_of("Marlonia"), text, operation=operation, base=issued_revision(text), **fields
    )


def told(text: Text) -> list[tuple[str, str, bool]]:
    return [(one.name, one.place, one.lapsed) for one in text.objections]


def at_the_desk(text: Proposal) -> list[tuple[str, str, bool]]:
    found = obstacles_to(text).objections
    return [(str(one.position.stakeholder), one.label, one.lapsed) for one in found]


def words_of(contents: Contents) -> str:
    return docx_words(docx_of(contents))


def test_what_bars_an_adoption_comes_next_in_the_text_and_in_the_group(text: Proposal) -> None:
    object_to(text, "Zhenlu")
    object_to(text, "Vailuku", paragraph=on(text, "OP2"))
    contents = read()
    assert told(only(contents)) == at_the_desk(text)
    said = "An objection to the words as they stand: Zhenlu (the whole text), Vailuku (OP2)."
    words = words_of(contents)
    assert words.count(said) == 2
    assert f"{text.symbol}: {said}" in words
    assert "Nothing waits for an answer." not in words


def test_what_an_adoption_has_to_ask_comes_next(text: Proposal) -> None:
    object_to(text, "Vailuku", paragraph=on(text, "OP2"))
    sponsored = world.amendment(text)
    object_to(text, "Zhenlu", amendment=sponsored)
    settle(sponsored, not_maintained=True)
    settle(move(text, "delete", paragraph=world.paragraph_id(text, "OP2")))
    issue(text)
    contents = read()
    assert told(only(contents)) == at_the_desk(text)
    assert told(only(contents)) == [("Vailuku", "OP2 as tabled, taken out", True)]
    words = words_of(contents)
    said = "The words have changed since the objection: Vailuku (OP2 as tabled, taken out)."
    assert words.count(said) == 2


def test_one_to_words_that_the_sponsors_took_in_comes_next() -> None:
    text = world.tabled_proposal("Dravenia")
    amendment = world.amendment(text)
    object_to(text, "Vailuku", amendment=amendment)
    acts.accept_amendment(world.actor_of("Dravenia"), amendment)
    acts.issue_revision(world.actor_of("Dravenia"), text)
    assert told(only(read())) == at_the_desk(text) == [("Vailuku", "OP1, by Amd.1", True)]


def test_a_report_on_earlier_days_knows_nothing_of_what_was_done_since() -> None:
    with clock.at(datetime(2026, 5, 2, tzinfo=UTC)):
        text = world.proposal_under_negotiation()
        object_to(text, "Vailuku", paragraph=on(text, "OP2"))
        amendment = world.insertion(text, "Invites all to help;")
        object_to(text, "Zhenlu", paragraph=amendment.paragraph)
    settle(amendment, not_maintained=True)
    settle(move(text, "delete", paragraph=world.paragraph_id(text, "OP2")))
    issue(text)
    then = only(read(last=date(2026, 5, 3)))
    assert told(then) == [("Vailuku", "OP2", False)]
    assert then.objections_to_open == (("Zhenlu", "Amd.1"),)
    assert told(only(read())) == [("Vailuku", "OP2 as tabled, taken out", True)]


def test_one_to_a_paragraph_to_come_in_is_told_with_its_amendment(text: Proposal) -> None:
    amendment = world.insertion(text, "Invites all to help;")
    object_to(text, "Vailuku", paragraph=amendment.paragraph)
    contents = read()
    assert told(only(contents)) == []
    found = findings(contents)
    assert found.standing is None
    words = words_of(contents)
    assert "Objections to amendments: Vailuku (Amd.1)." in words
    assert "the paragraph, objection: Vailuku (“It binds nobody.”)" in words
    rows = [one["paragraph"] for one in tables_of(contents)["positions"]]
    assert rows == ["the paragraph of Amd.1"]
    acts.withdraw_amendment(world.actor_of("Marlonia"), amendment)
    words = words_of(read("group"))
    assert "Objections to amendments, of" not in words
    assert "Nothing waits for an answer." in words


def test_paragraphs_that_are_not_in_the_text_are_told_apart(text: Proposal) -> None:
    take("Ostvarn", text, "support")
    object_to(text, "Zhenlu", paragraph=on(text, "OP2"))
    object_to(text, "Vailuku", paragraph=world.insertion(text, "Invites all to help;").paragraph)
    settle(move(text, "delete", paragraph=world.paragraph_id(text, "OP2")))
    issue(text)
    contents = read()
    assert {one.label for one in only(contents).tallies} == {
        "OP2 as tabled, taken out",
        "the paragraph of Amd.1",
    }
    standing = findings(contents).standing
    assert standing is not None
    assert standing.paragraph_objections == (
        "Zhenlu (OP2 as tabled, taken out, not reconfirmed)",
        "Vailuku (the paragraph of Amd.1)",
    )


def test_who_did_not_maintain_an_objection_is_not_told_as_objecting(text: Proposal) -> None:
    for name in ("Vailuku", "Zhenlu"):
        object_to(text, name)
    object_to(text, "Zhenlu", paragraph=on(text, "OP2"))
    settle(move(text, "delete", paragraph=world.paragraph_id(text, "OP2")))
    issue(text)
    acts.adopt_proposal(
        world.cochair(text.group),
        text,
        meeting="3rd meeting",
        place="Kesh",
        held_at=clock.now(),
        no_objection_raised=True,
        not_maintained=True,
    )
    contents = read()
    assert told(only(contents)) == []
    words = words_of(contents)
    said = "Zhenlu (the whole text, OP2 as tabled, taken out)."
    assert f"did not maintain it: Vailuku (the whole text), {said}" in words
    assert "Objections:" not in words
    assert "Objections to earlier words, not reconfirmed:" not in words
    assert "Objections to paragraphs:" not in words


def test_what_was_referred_and_then_withdrawn_is_told_as_both(text: Proposal) -> None:
    amendment = world.amendment(text)
    settle(amendment, result="referred", note="To the lawyers.")
    acts.withdraw_amendment(world.actor_of("Marlonia"), amendment)
    contents = read()
    (one,) = only(contents).amendments
    assert (one.status, one.outcome) == ("withdrawn", None)
    said = "Having been referred: 2nd meeting, 1 June 2026. Note: To the lawyers."
    assert said in words_of(contents)
    (row,) = tables_of(contents)["amendments"]
    assert (row["basis"], row["meeting"], row["note"]) == ("", "", "")
    assert (row["referred before in"], row["note of the referral"]) == (
        "2nd meeting",
        "To the lawyers.",
    )
