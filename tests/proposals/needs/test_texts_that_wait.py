"""Who runs a text is asked about its amendments and its brackets; drafts and days wait too."""

from datetime import timedelta

import pytest
from django.urls import reverse

from interface import clock
from proposals import actions as acts
from proposals.models import Proposal
from proposals.rules.texts import run_by
from stakeholders.permits import permits
from tests import world
from tests.proposals.needs.test_what_waits import waiting
from workinggroups.models import CoChair

pytestmark = pytest.mark.django_db

BRACKETED = [
    {"id": None, "kind": "op", "parent": None, "text": "Calls for [forty-one] [or more] acts;"},
    {"id": None, "kind": "op", "parent": None, "text": "Asks [seven] States;"},
]


def test_brackets_wait_to_be_settled_and_are_no_amendment_to_answer() -> None:
    proposal = world.tabled_proposal("Dravenia", paragraphs=BRACKETED)
    sponsor, chair = world.actor_of("Dravenia"), world.cochair(proposal.group)
    found = waiting(sponsor)
    assert list(found) == ["settle"]
    assert "3 bracketed passages to settle" in found["settle"][0].text
    for amendment in list(proposal.amendments.all())[:2]:
        acts.accept_amendment(sponsor, amendment)
    world.amendment(proposal, "Kesimba", "OP2", "Asks nobody;")
    found = waiting(sponsor)
    assert "1 bracketed passage to settle" in found["settle"][0].text
    assert "1 amendment to" in found["accept"][0].text
    acts.take_over(chair, proposal, meeting="M", held_on=clock.today())
    assert set(waiting(chair)) == {"settle", "record"}
    assert "You chair the group" in waiting(chair)["settle"][0].why


@pytest.mark.parametrize("document_type", ["draft_norm", "zero_draft"])
@pytest.mark.parametrize("is_taken_over", [False, True])
@pytest.mark.parametrize("who", ["Dravenia", "San Aurelio", "Marlonia"])
def test_the_filter_of_who_runs_a_text_says_what_the_rule_says(
    document_type: str, is_taken_over: bool, who: str
) -> None:
    group = world.group()
    chair = world.cochair(group)
    author = "San Aurelio" if document_type == "zero_draft" else "Dravenia"
    proposal = world.tabled_proposal(author, group, document_type=document_type)
    if is_taken_over and document_type == "draft_norm":
        acts.take_over(chair, proposal, meeting="M", held_on=clock.today())
    actor = world.actor_of(who)
    assert actor.stakeholder
    chaired = CoChair.objects.current().filter(seat=actor.seat).values("group")
    found = Proposal.objects.filter(run_by(actor.stakeholder, chaired)).exists()
    assert found == permits(actor, "proposals.issue_revision", Proposal.objects.get())


def test_own_drafts_wait_last_for_who_may_go_on_with_them() -> None:
    draft = world.draft("Dravenia")
    for role in ("delegate", "adviser"):
        (need,) = waiting(world.actor_of("Dravenia", role))["draft"]
        assert draft.title in need.text
        assert need.url == reverse("draft", args=[draft.pk])
    assert waiting(world.actor_of("Dravenia", "observer")) == {}
    assert waiting(world.actor_of("Marlonia")) == {}
    acts.table_proposal(world.actor_of("Dravenia"), draft)
    assert waiting(world.actor_of("Dravenia")) == {}


def test_a_text_deferred_to_a_day_waits_for_its_main_sponsor_too() -> None:
    proposal = world.tabled_proposal("Dravenia")
    until = clock.today() + timedelta(days=30)
    chair = world.cochair(proposal.group)
    acts.defer_proposal(chair, proposal, reason="R", until=until)
    (need,) = waiting(world.actor_of("Dravenia"))["return"]
    assert need.deadline.date() == until
    assert list(waiting(chair)) == ["resume"]
