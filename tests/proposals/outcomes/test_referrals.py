"""What was referred comes back: the co-chair records it beside the referral, also much later."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from interface import clock
from proposals import actions as acts
from proposals.models import Amendment, Proposal
from proposals.narration import narrate
from proposals.reads.texts import issued_revision, working_text
from record.models import Event
from reports.compile import snapshot
from reports.compile.document_words import amendment_block
from tests import world
from tests.reports.asked import ask

pytestmark = pytest.mark.django_db


def record(amendment: Amendment, result: str, meeting: str, **fields: Any) -> Any:
    said = {"basis": "meeting", "basis_date": clock.today(), "meeting": meeting, **fields}
    chair = world.cochair(amendment.proposal.group)
    return acts.record_outcome(chair, amendment, result=result, **said)


def referred(proposal: Proposal, *, issued: bool = True) -> Amendment:
    """Referred, and where `issued` a revision came after that."""
    amendment: Amendment = world.amendment(proposal, "Kesimba", "OP2", "Asks companies for help.")
    record(amendment, "referred", "Third meeting", note="Waiting for WG2.")
    if issued:
        record(world.amendment(proposal), "agreed", "Third meeting")
        acts.issue_revision(world.cochair(proposal.group), proposal)
    return Amendment.objects.get(pk=amendment.pk)


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


@pytest.mark.parametrize("issued", [True, False])
def test_what_came_back_goes_into_the_text(issued: bool) -> None:
    proposal = world.proposal_under_negotiation()
    amendment = referred(proposal, issued=issued)
    record(amendment, "agreed", "Fourth meeting")
    amendment.refresh_from_db()
    assert amendment.status == "agreed"
    assert "Asks companies for help." in [one.text for one in working_text(proposal)]
    acts.issue_revision(world.cochair(proposal.group), proposal)
    assert issued_revision(proposal).rows.filter(text="Asks companies for help.").exists()


def test_what_came_back_is_closed_unless_it_is_referred_again(refused: Any) -> None:
    amendment = referred(world.proposal_under_negotiation())
    record(amendment, "referred", "Fourth meeting")
    record(amendment, "not_agreed", "Fifth meeting")
    with refused("closed"):
        record(amendment, "agreed", "Sixth meeting")


def test_it_must_fit_what_was_agreed_meanwhile(refused: Any) -> None:
    proposal = world.proposal_under_negotiation()
    amendment = referred(proposal, issued=False)
    record(world.amendment(proposal, "Ostvarn", "OP2", "Begs industry."), "agreed", "Third meeting")
    with refused("clashes"):
        record(amendment, "agreed", "Fourth meeting")
    acts.issue_revision(world.cochair(proposal.group), proposal)
    with refused("behind"):
        record(amendment, "agreed", "Fourth meeting")
    acts.rewrite_amendment(
        world.actor_of("Kesimba"),
        amendment,
        new_text="Begs industry and companies.",
        base=issued_revision(proposal),
    )
    record(amendment, "agreed", "Fourth meeting")


def test_an_objection_to_it_is_heard_when_it_comes_back(refused: Any) -> None:
    proposal = world.proposal_under_negotiation()
    amendment = referred(proposal)
    acts.take_position(
        world.actor_of("Zhenlu"),
        proposal,
        stance="object",
        reason="No.",
        amendment=amendment,
        revision=issued_revision(proposal),
    )
    with refused("objection_stands"):
        record(amendment, "agreed", "Fourth meeting")


def test_taking_back_what_came_back_leaves_it_referred(refused: Any) -> None:
    proposal = world.proposal_under_negotiation()
    amendment = referred(proposal, issued=False)
    chair = world.cochair(proposal.group)
    first = amendment.outcomes.get()
    second = record(amendment, "not_agreed", "Fourth meeting")
    with refused("not_standing"):
        acts.take_back_outcome(chair, first, reason="Mistaken.")
    acts.take_back_outcome(chair, second, reason="Mistaken.")
    amendment.refresh_from_db()
    assert amendment.status == "referred"
    assert "it is referred again" in history(proposal)
    acts.take_back_outcome(chair, first, reason="Mistaken.")
    amendment.refresh_from_db()
    assert amendment.is_open


def test_before_it_is_taken_back_the_page_says_that_it_will_be_referred_again(
    client: Client,
) -> None:
    proposal = world.proposal_under_negotiation()
    amendment = referred(proposal, issued=False)
    overtaken = world.amendment(proposal, "Ostvarn", "OP2", "Begs industry.")
    client.force_login(world.cochair(proposal.group).person)
    url = reverse("take_back_outcome", args=[proposal.pk, amendment.number])
    assert "The amendment is open again" in page(client, url)
    record(amendment, "agreed", "Fourth meeting")
    for came_back in (False, True):
        if came_back:
            record(overtaken, "referred", "Fourth meeting")
        outcome = record(overtaken, "not_put", "Fourth meeting", overtaken_by=amendment)
        said = page(client, url)
        assert "The amendment is referred again" in said
        assert "The amendment is open again" not in said
        again = "is referred again" if came_back else "is open again too"
        assert f"{overtaken.name} was not put because of it, and {again}." in said
        chair = world.cochair(proposal.group)
        acts.take_back_outcome(chair, outcome, reason="Mistaken.")


def test_after_the_adoption_nothing_comes_back(refused: Any) -> None:
    proposal = world.proposal_under_negotiation()
    amendment = referred(proposal)
    acts.adopt_proposal(
        world.cochair(proposal.group),
        proposal,
        meeting="Fourth meeting",
        place="Valdorne",
        held_at=clock.now(),
        no_objection_raised=True,
    )
    with refused("not_open"):
        record(amendment, "agreed", "Fifth meeting")


def test_the_desk_says_what_it_waits_for_and_takes_what_came_back(client: Client) -> None:
    proposal = world.proposal_under_negotiation()
    amendment = referred(proposal)
    client.force_login(world.cochair(proposal.group).person)
    desk = reverse("desk", args=[proposal.pk])
    said = page(client, desk)
    assert "Referred, to be heard of again" in said
    assert "Waiting for WG2." in said
    assert "Record what came back" in said
    answer = client.get(f"{desk}?record={amendment.number}")
    assert answer.context["recording"] == amendment.number


def test_pages_history_and_report_say_both(client: Client) -> None:
    proposal = world.proposal_under_negotiation()
    amendment = referred(proposal)
    record(amendment, "not_agreed", "Fourth meeting")
    client.force_login(world.cochair(proposal.group).person)
    both = r"Not agreed, Fourth meeting, .*having been referred: Third meeting, "
    assert re.search(both, page(client, reverse("desk", args=[proposal.pk])))
    assert re.search(both, page(client, amendment.get_absolute_url()))
    assert "It had been referred: Third meeting, " in history(proposal)
    today = clock.today()
    asked = ask(first=today, last=today)
    (text,) = snapshot.read(asked, clock.now(), lambda done, step: None).texts
    told = next(one for one in text.amendments if one.number == amendment.number)
    assert told.outcome is not None
    assert told.outcome.referral is not None
    assert told.outcome.referral.note == "Waiting for WG2."
    notes = amendment_block(told, text).notes
    words = " ".join(run.text for note in notes for run in note)
    assert "having been referred: Third meeting, " in words


def history(proposal: Proposal) -> str:
    events = list(Event.objects.filter(stream__subject_id=proposal.pk).order_by("number"))
    return " ".join(strip_tags(one or "") for one in narrate(events).values())
