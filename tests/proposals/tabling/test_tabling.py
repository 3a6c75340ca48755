from typing import Any

import pytest

from proposals import actions as acts
from proposals import text
from proposals.models import Amendment, Draft, Paragraph, Proposal, RevisionParagraph
from proposals.reads.texts import issued_revision, paragraphs_of
from record.models import Event
from tests import world
from workinggroups.models import ParticipationRule

pytestmark = pytest.mark.django_db


def test_tabling_gives_symbol_revision_matrix_and_events_in_text_and_group() -> None:
    group = world.group(4)
    proposal = world.tabled_proposal("Dravenia", group)
    year = proposal.tabling.at.year
    assert proposal.symbol == f"NF/WG4/{year}/L.1"
    revision = issued_revision(proposal)
    assert (revision.number, revision.symbol) == (0, proposal.symbol)
    assert revision.sha256 == text.sha256(paragraphs_of(revision), "en")
    assert [row.label for row in revision.rows.all()] == [
        "Title", "Enacting line", "PP1", "OP1", "OP2",
    ]  # fmt: skip
    assert proposal.participation.count() == 7
    assert not Draft.objects.exists()
    events = list(Event.objects.select_related("stream"))
    assert {event.stream.subject_type for event in events} == {"proposal", "workinggroup"}
    assert {event.kind for event in events} == {"proposals.proposal_tabled"}
    assert {event.stream.audience for event in events} == {"public"}


def test_symbols_of_one_group_and_year_share_one_series() -> None:
    group = world.group(4)
    world.cochair(group)
    first = world.tabled_proposal("Dravenia", group)
    second = world.tabled_proposal("San Aurelio", group, document_type="zero_draft")
    other = world.tabled_proposal("Dravenia", world.group(2))
    assert first.symbol.endswith(f"WG4/{first.tabling.at.year}/L.1")
    assert second.symbol.endswith("/L.2")
    assert other.symbol.endswith("/L.1")


def test_the_matrix_is_copied_so_that_no_rule_changes_in_mid_game() -> None:
    group = world.group()
    proposal = world.tabled_proposal("Dravenia", group)
    ParticipationRule.objects.filter(group=group).update(may_propose=False, position="none")
    proposal.refresh_from_db()
    assert proposal.matrix["state"].position == "decisive"
    assert world.amendment(proposal).number == 1


def test_square_brackets_become_operations_of_the_imported_text() -> None:
    proposal = world.tabled_proposal(
        paragraphs=[
            {"kind": "op", "text": "Calls upon [all [coastal] States] to act;"},
            {"kind": "op", "text": "Invites companies to help."},
        ]
    )
    revision = issued_revision(proposal)
    assert revision.rows.all()[0].text == "Calls upon all coastal States to act;"
    found = list(Amendment.objects.order_by("number"))
    assert [one.name for one in found] == ["Amd.1", "Amd.2"]
    assert all(one.origin == "imported" and one.mover is None for one in found)
    words = [
        version.base_text[version.span_start : version.span_end]
        for version in (one.versions.get() for one in found)
    ]
    assert words == ["all coastal States", "coastal"]
    proposal.refresh_from_db()
    assert world.amendment(proposal, label="OP2", new_text="Asks for help.").number == 3


def test_a_text_without_words_is_not_tabled(refused: Any) -> None:
    proposal = acts.create_draft(
        world.actor_of("Dravenia"), world.group(), document_type="draft_norm", title="T"
    )
    with refused("empty_text", field="paragraphs"):
        acts.table_proposal(world.actor_of("Dravenia"), proposal)
    acts.save_draft(
        world.actor_of("Dravenia"),
        proposal,
        title="T",
        paragraphs=[{"kind": "op", "text": " "}],
        seen_version=0,
    )
    with refused("empty_paragraph", field="paragraphs"):
        acts.table_proposal(world.actor_of("Dravenia"), proposal)


def test_a_text_is_tabled_once(refused: Any) -> None:
    proposal = world.tabled_proposal()
    with refused("not_a_draft"):
        acts.table_proposal(world.actor_of("Dravenia"), proposal)


def test_the_visibility_is_the_groups_unless_another_is_chosen(refused: Any) -> None:
    group = world.group()
    group.visibility = "accredited"
    group.save()
    assert world.tabled_proposal("Dravenia", group).visibility == "accredited"
    draft = world.draft("Dravenia", group)
    with refused("bad_visibility", field="visibility"):
        acts.table_proposal(world.actor_of("Dravenia"), draft, visibility="draft")
    acts.table_proposal(world.actor_of("Dravenia"), draft, visibility="group")
    draft.refresh_from_db()
    assert draft.visibility == "group"
    assert set(Event.objects.values_list("stream__audience", flat=True)) == {"accredited", "group"}


def test_a_paragraph_identifier_that_another_text_has_taken_is_minted_anew() -> None:
    first = world.tabled_proposal()
    taken = str(RevisionParagraph.objects.filter(revision__proposal=first).first().paragraph_id)
    second = world.tabled_proposal(paragraphs=[{"id": taken, "kind": "op", "text": "Asks."}])
    assert Paragraph.objects.get(pk=taken).proposal_id == first.pk
    assert str(issued_revision(second).rows.get().paragraph_id) != taken


def test_an_adviser_prepares_and_does_not_table(refused: Any) -> None:
    proposal = world.draft("Dravenia")
    with refused("not_entitled"):
        acts.table_proposal(world.actor_of("Dravenia", "adviser"), proposal)


def test_a_kind_that_may_not_propose_does_not_table(refused: Any) -> None:
    group = world.group()
    proposal = world.draft("Meridian Cloud", group)
    ParticipationRule.objects.filter(group=group, kind="private").update(may_propose=False)
    with refused("not_entitled"):
        acts.table_proposal(world.actor_of("Meridian Cloud"), proposal)


class TestNonPapers:
    def test_it_circulates_without_symbol_author_or_stage(self) -> None:
        proposal = world.draft("Vailuku", document_type="non_paper")
        acts.circulate_non_paper(world.actor_of("Vailuku"), proposal)
        proposal = Proposal.objects.get(pk=proposal.pk)
        revision = issued_revision(proposal)
        assert (proposal.symbol, proposal.main_sponsor, revision.symbol) == (None, None, None)
        assert (revision.person, revision.seat, revision.stakeholder) == (None, None, None)
        assert revision.rows.count() == len(world.TEXT)
        assert proposal.is_visible_to(None)

    def test_no_event_knows_its_author(self) -> None:
        proposal = world.draft("Vailuku", document_type="non_paper")
        author = world.actor_of("Vailuku")
        acts.circulate_non_paper(author, proposal)
        events = list(Event.objects.all())
        assert len(events) == 2
        for event in events:
            assert event.actor_kind == "withheld"
            assert (event.person_id, event.seat_id, event.stakeholder_id) == (None, None, None)
            assert str(author.stakeholder.pk) not in str(event.data)

    def test_it_is_not_tabled(self, refused: Any) -> None:
        proposal = world.draft("Vailuku", document_type="non_paper")
        with refused("not_entitled"):
            acts.table_proposal(world.actor_of("Vailuku"), proposal)

    def test_nothing_is_negotiated_on_it(self, refused: Any) -> None:
        proposal = world.draft("Vailuku", document_type="non_paper")
        acts.circulate_non_paper(world.actor_of("Vailuku"), proposal)
        with refused("not_open"):
            world.amendment(proposal)
        with refused("not_open"):
            acts.take_position(
                world.actor_of("Marlonia"),
                proposal,
                stance="support",
                revision=issued_revision(proposal),
            )
        with refused("not_open"):
            acts.cosponsor_proposal(world.actor_of("Marlonia"), proposal)
