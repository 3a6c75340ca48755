from typing import Any

import pytest
from django.utils import translation

from interface import clock
from proposals import actions as acts
from proposals import text
from proposals.models import Inclusion, RevisionParagraph
from proposals.reads.texts import issued_revision, paragraphs_of, summary_of_changes
from record.models import Event
from tests import world

pytestmark = pytest.mark.django_db


def accept(proposal: Any, *amendments: Any) -> Any:
    for amendment in amendments:
        acts.accept_amendment(world.actor_of("Dravenia"), amendment)
    return acts.issue_revision(world.actor_of("Dravenia"), proposal)


def test_it_holds_what_was_agreed_in_order_with_hash_and_inclusions() -> None:
    proposal = world.tabled_proposal()
    first = world.amendment(proposal)
    second = world.amendment(proposal, "Kesimba", "OP2", "Asks companies for help.")
    revision = accept(proposal, second, first)
    assert (revision.number, revision.symbol) == (1, f"{proposal.symbol}/Rev.1")
    assert revision.sha256 == text.sha256(paragraphs_of(revision), "en")
    assert set(Inclusion.objects.values_list("amendment", flat=True)) == {first.pk, second.pk}
    assert revision.summary == "Changed: OP1, OP2."
    event = Event.objects.filter(kind="proposals.revision_issued").first()
    assert event.data["sha256"] == revision.sha256
    assert event.data["amendments"] == [str(second.pk), str(first.pk)]


def test_its_summary_is_in_the_language_of_the_text_whoever_issues_it() -> None:
    proposal = world.tabled_proposal()
    with translation.override("ar"):
        revision = accept(proposal, world.amendment(proposal))
    assert revision.summary == "Changed: OP1."


def test_the_revisions_before_it_stay_as_they_were() -> None:
    proposal = world.tabled_proposal()
    old = issued_revision(proposal)
    before = paragraphs_of(old)
    accept(proposal, world.amendment(proposal))
    old.refresh_from_db()
    assert paragraphs_of(old) == before
    assert old.sha256 == text.sha256(before, "en")


def test_nothing_agreed_is_nothing_to_issue(refused: Any) -> None:
    proposal = world.tabled_proposal()
    world.amendment(proposal)
    with refused("nothing_agreed"):
        acts.issue_revision(world.actor_of("Dravenia"), proposal)
    accept(proposal, world.amendment(proposal, "Kesimba", "OP2", "Asks."))
    with refused("nothing_agreed"):
        acts.issue_revision(world.actor_of("Dravenia"), proposal)


def test_open_amendments_stay_open_on_their_base() -> None:
    proposal = world.tabled_proposal()
    waiting = world.amendment(proposal, "Kesimba", "OP2", "Asks.")
    accept(proposal, world.amendment(proposal))
    waiting.refresh_from_db()
    assert (waiting.is_open, waiting.base.number) == (True, 0)


def test_the_main_sponsor_issues_before_and_the_co_chairs_after_the_take_over(refused: Any) -> None:
    proposal = world.tabled_proposal("Dravenia")
    chair = world.cochair(proposal.group)
    acts.accept_amendment(world.actor_of("Dravenia"), world.amendment(proposal))
    with refused("not_entitled"):
        acts.issue_revision(chair, proposal)
    acts.take_over(chair, proposal, meeting="M", held_on=clock.now().date())
    with refused("not_entitled"):
        acts.issue_revision(world.actor_of("Dravenia"), proposal)
    assert acts.issue_revision(chair, proposal, summary="As the sponsors agreed.").summary


def test_a_paragraph_keeps_its_identity_under_its_new_label() -> None:
    proposal = world.tabled_proposal()
    second = world.paragraph_id(proposal, "OP2")
    gone = acts.table_amendment(
        world.actor_of("Marlonia"),
        proposal,
        operation="delete",
        base=issued_revision(proposal),
        paragraph=world.paragraph_id(proposal, "OP1"),
    )
    revision = accept(proposal, gone)
    assert revision.rows.get(paragraph=second).label == "OP1"
    assert revision.summary == "Taken out: OP1."
    assert RevisionParagraph.objects.filter(paragraph=second).count() == 2


def test_the_summary_names_new_moved_and_gone_paragraphs() -> None:
    proposal = world.tabled_proposal()
    old = paragraphs_of(issued_revision(proposal))
    new = text.Paragraph(old[0].id.__class__(int=7), text.Kind.OP, "Requests a report;")
    changed = (*old[:2], old[4], old[3], new)
    said = summary_of_changes(old, changed)
    assert "New: OP3." in said
    assert "Taken out: PP1." in said
    assert "OP2 → OP1" in said or "OP1 → OP2" in said
    assert summary_of_changes(old, old) == ""
