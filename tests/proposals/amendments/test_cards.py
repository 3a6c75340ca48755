import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interface import clock
from proposals import actions as acts
from proposals.models import Proposal
from proposals.reads.amendments import agreed_amendments, amendment_cards, open_amendments
from proposals.reads.texts import issued_revision
from proposals.rules.attribution import attributed_to, names_are_readable
from proposals.templatetags.proposals import amended_words
from proposals.views.cards import Shown
from tests import world

pytestmark = pytest.mark.django_db

START = "Calls upon all States to refrain from operations against "


def test_they_stand_in_the_order_of_the_text_with_word_level_changes() -> None:
    proposal = world.tabled_proposal()
    world.amendment(proposal, "Kesimba", "OP2", "Invites companies to help.")
    world.amendment(proposal, "Marlonia", "OP1", START + "hospitals;")
    cards = amendment_cards(proposal, None)
    assert [(card.amendment.name, card.label, str(card.mover)) for card in cards] == [
        ("Amd.2", "OP1", "Marlonia"),
        ("Amd.1", "OP2", "Kesimba"),
    ]
    changed = [(c.old.strip(), c.new.strip()) for c in cards[0].changes if c.kind != "equal"]
    assert changed == [("health services", "hospitals")]


def test_an_insertion_stands_behind_its_anchor() -> None:
    proposal = world.tabled_proposal()
    acts.table_amendment(
        world.actor_of("Marlonia"),
        proposal,
        operation="insert",
        kind="op",
        base=issued_revision(proposal),
        after=world.paragraph_id(proposal, "OP1"),
        new_text="Requests a report;",
    )
    (card,) = amendment_cards(proposal, None)
    assert card.label == "OP1"
    assert [(change.kind, change.new) for change in card.changes] == [
        ("insert", "Requests a report;")
    ]


def test_clashes_are_told_from_both_sides_with_their_words() -> None:
    proposal = world.tabled_proposal()
    for name, words in (("Marlonia", "hospitals;"), ("Kesimba", "clinics;"), ("Ostvarn", "")):
        if words:
            world.amendment(proposal, name, "OP1", START + words)
        else:
            world.amendment(proposal, name, "OP2", "Asks.")
    cards = {card.amendment.name: card for card in amendment_cards(proposal, None)}
    assert [clash.amendment.name for clash in cards["Amd.1"].clashes] == ["Amd.2"]
    assert [clash.amendment.name for clash in cards["Amd.2"].clashes] == ["Amd.1"]
    assert "health services" in cards["Amd.1"].clashes[0].words
    assert cards["Amd.3"].clashes == []


def test_settled_amendments_clash_with_nothing() -> None:
    proposal = world.tabled_proposal()
    world.amendment(proposal, "Marlonia", "OP1", START + "hospitals;")
    second = world.amendment(proposal, "Kesimba", "OP1", START + "clinics;")
    acts.withdraw_amendment(world.actor_of("Kesimba"), second)
    assert [card.status for card in amendment_cards(proposal, None)] == ["open", "withdrawn"]
    assert not any(card.clashes for card in amendment_cards(proposal, None))


def test_one_that_was_referred_clashes_until_it_comes_back() -> None:
    proposal = world.proposal_under_negotiation()
    first = world.amendment(proposal, "Marlonia", "OP1", START + "hospitals;")
    world.amendment(proposal, "Kesimba", "OP1", START + "clinics;")
    acts.record_outcome(
        world.cochair(proposal.group),
        first,
        result="referred",
        basis="meeting",
        meeting="Third meeting",
        basis_date=clock.today(),
    )
    clashing = {
        card.amendment.name: [clash.amendment.name for clash in card.clashes]
        for card in amendment_cards(proposal, None)
    }
    assert clashing == {"Amd.1": ["Amd.2"], "Amd.2": ["Amd.1"]}


def test_one_left_behind_by_a_revision_says_so() -> None:
    proposal = world.tabled_proposal()
    left = world.amendment(proposal, "Marlonia", "OP1", START + "hospitals;")
    other = world.amendment(proposal, "Kesimba", "OP1", START + "clinics;")
    acts.accept_amendment(world.actor_of("Dravenia"), other)
    acts.issue_revision(world.actor_of("Dravenia"), proposal)
    cards = {card.amendment.pk: card for card in amendment_cards(proposal, None)}
    assert cards[left.pk].is_behind
    assert not cards[other.pk].is_behind
    assert not any(card.clashes for card in cards.values())


def test_open_and_agreed_ones_are_found() -> None:
    proposal = world.tabled_proposal()
    first, second = world.amendment(proposal), world.amendment(proposal, "Kesimba", "OP2", "Asks.")
    acts.accept_amendment(world.actor_of("Dravenia"), first)
    assert list(open_amendments(proposal)) == [second]
    assert list(agreed_amendments(proposal)) == [first]
    acts.issue_revision(world.actor_of("Dravenia"), proposal)
    assert not agreed_amendments(proposal)


def test_names_are_shown_as_far_as_the_setting_of_the_text_says() -> None:
    group = world.group()
    world.member("Vailuku", group)
    proposal = world.tabled_proposal(in_group=group)
    world.amendment(proposal, "Marlonia")
    readers = {
        "public": None,
        "member": world.seat_of("Vailuku"),
        "chair": world.cochair(group).seat,
        "secretariat": world.seat_of("Secretariat"),
        "mover": world.seat_of("Marlonia"),
    }
    expected = {
        "public": {"public", "member", "chair", "secretariat", "mover"},
        "members": {"member", "chair", "secretariat", "mover"},
        "cochairs": {"chair", "secretariat", "mover"},
    }
    for setting, allowed in expected.items():
        Proposal.objects.update(attribution=setting)
        for name, seat in readers.items():
            text = Proposal.objects.get(pk=proposal.pk)
            (card,) = amendment_cards(text, seat)
            assert card.attributed == (name in allowed), (setting, name)
            assert (card.mover is not None) == (name in allowed)
            if name != "mover":
                assert names_are_readable(text, seat) == (name in allowed)
                named = Proposal.objects.filter(attributed_to(seat), pk=text.pk)
                assert named.exists() == (name in allowed)


def test_a_text_before_tabling_has_none() -> None:
    assert amendment_cards(world.draft(), None) == []


def test_the_number_of_queries_does_not_grow_with_the_amendments() -> None:
    proposal = world.tabled_proposal()

    def load(what: str) -> None:
        for name in ("Marlonia", "Kesimba", "Meridian Cloud"):
            amendment = world.amendment(proposal, name, "OP2", f"Asks {name} for {what}.")
            acts.cosponsor_amendment(world.actor_of("Ostvarn"), amendment)

    load("help")
    before = count(proposal)
    load("more")
    assert count(proposal) == before
    assert before <= 6


def count(proposal: Any) -> Any:
    with CaptureQueriesContext(connection) as queries:
        amendment_cards(proposal, None)
    return len(queries)


def test_words_in_brackets_are_shown_within_them_with_the_reason() -> None:
    proposal = world.tabled_proposal(paragraphs=[{"kind": "op", "text": "Calls [upon <b>] all."}])
    card = Shown(amendment_cards(proposal, None)[0])
    shown = re.sub(r"</?span[^>]*>", "", amended_words(card, whole=True))
    assert shown == "Calls [upon &lt;b&gt;] all."
    acts.table_amendment(
        world.actor_of("Marlonia"),
        proposal,
        operation="bracket",
        base=issued_revision(proposal),
        paragraph=world.paragraph_id(proposal, "OP1"),
        span=(0, 5),
        reason="linkage",
    )
    last = max(amendment_cards(proposal, None), key=lambda card: card.amendment.number)
    assert Shown(last).does == "Brackets words of OP1: linkage with another text"


def test_the_opening_verb_of_a_whole_amended_paragraph_is_set_apart() -> None:
    proposal = world.tabled_proposal()
    world.amendment(proposal, "Marlonia", "OP1", START + "hospitals;")
    card = Shown(amendment_cards(proposal, None)[0])
    assert '<i class="opening">Calls upon</i>' in amended_words(card, True, "op", "en")
    assert "opening" not in amended_words(card, True)
