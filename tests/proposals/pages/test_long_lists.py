"""The lists of a group and of a stakeholder end nowhere unsaid: they have pages."""

from datetime import timedelta

import pytest
from django.test import Client

from interface import clock
from proposals import actions as acts
from proposals.models import Amendment, Position, PositionSlot, Proposal, Revision
from proposals.reads.listing import texts_of_group
from stakeholders.models import Stakeholder
from tests import world

pytestmark = pytest.mark.django_db


def non_papers(count: int) -> None:
    """Newer than all others, and last in the list of their group."""
    seat = world.seat_of("Kesimba")
    Proposal.objects.bulk_create(
        Proposal(
            group=world.group(),
            document_type="non_paper",
            title=f"Thought {number}",
            visibility="public",
            author_person=seat.person,
            author_seat=seat,
            author=seat.stakeholder,
            created_at=clock.now() + timedelta(days=1, minutes=number),
        )
        for number in range(count)
    )


def sponsored(by: Stakeholder, count: int) -> None:
    seat = world.seat_of(by.name)
    Proposal.objects.bulk_create(
        Proposal(
            group=world.group(),
            document_type="draft_norm",
            title=f"Norm {number}",
            symbol=f"NF/{number}",
            visibility="public",
            author_person=seat.person,
            author_seat=seat,
            author=by,
            main_sponsor=by,
            created_at=clock.now() + timedelta(minutes=number),
        )
        for number in range(count)
    )


def moved(by: Stakeholder, text: Proposal, count: int) -> None:
    seat = world.seat_of(by.name)
    base = Revision.objects.get(proposal=text)
    Amendment.objects.bulk_create(
        Amendment(
            proposal=text,
            number=number,
            symbol=f"{text.symbol}/Amd.{number}",
            operation="delete",
            paragraph_id=world.paragraph_id(text, "OP1"),
            base=base,
            mover=by,
            person=seat.person,
            seat=seat,
            stakeholder=by,
            at=clock.now() + timedelta(minutes=number),
        )
        for number in range(1, count + 1)
    )


def positioned(by: Stakeholder, text: Proposal) -> None:
    """One position on each amendment of a text, the first on the first."""
    revision = Revision.objects.get(proposal=text)
    taken = Position.objects.bulk_create(
        Position(
            proposal=text,
            amendment=amendment,
            stance="concern",
            reason=f"Reason {amendment.number}.",
            revision=revision,
            decisive=False,
            stakeholder=by,
            at=amendment.at,
        )
        for amendment in Amendment.objects.filter(proposal=text)
    )
    PositionSlot.objects.bulk_create(
        PositionSlot(proposal=text, amendment=one.amendment, stakeholder=by, latest=one)
        for one in taken
    )


def shown(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_at_work_stands_first_however_many_newer_texts_there_are() -> None:
    text = world.tabled_proposal(title="Old and open")
    non_papers(51)
    address = text.group.get_absolute_url()
    first = shown(address)
    assert first.index("Old and open") < first.index("Thought 50")
    assert "1 to 50 of 52" in first
    assert '<a rel="next" href="?texts=2#texts">' in first
    assert ">Thought 1<" not in first
    second = shown(f"{address}?texts=2")
    assert ">Thought 1<" in second
    assert ">Thought 0<" in second
    assert "Old and open" not in second


def test_texts_of_a_group_stand_by_stage_and_not_by_age() -> None:
    negotiated = world.proposal_under_negotiation(title="Negotiated")
    tabled = world.tabled_proposal("Kesimba", title="Tabled")
    draft = world.draft("Kesimba", title="Draft")
    withdrawn = world.tabled_proposal("Kesimba", title="Withdrawn")
    acts.withdraw_proposal(world.actor_of("Kesimba"), withdrawn, reason="Enough.")
    non_papers(1)
    found = list(texts_of_group(world.group(), world.seat_of("Kesimba")))
    assert found[:4] == [negotiated, tabled, draft, withdrawn]
    assert found[4].is_non_paper


@pytest.mark.parametrize(
    ("which", "newest", "oldest"),
    [
        ("sponsored", ">Norm 50<", ">Norm 0<"),
        ("moved", "/Amd.51<", "/Amd.1<"),
        ("positions", "Reason 51.", "Reason 1."),
    ],
)
def test_each_list_of_a_stakeholder_has_its_own_pages(which: str, newest: str, oldest: str) -> None:
    body, text = world.stakeholder("Marlonia"), world.tabled_proposal()
    sponsored(body, 51)
    moved(body, text, 51)
    positioned(body, text)
    address = body.get_absolute_url()
    first = shown(address)
    assert first.count("1 to 50 of 51") == 3
    assert f'<a rel="next" href="?{which}=2#{which}">' in first
    assert newest in first
    assert oldest not in first
    second = shown(f"{address}?{which}=2")
    assert second.count("1 to 50 of 51") == 2
    assert "51 to 51 of 51" in second
    assert oldest in second
    assert newest not in second
