"""Where attribution is withheld, no page, event, letter or program tells who moved an amendment."""

from typing import Any

import pytest
from django.test import Client

from outbox.models import Mail
from proposals import actions as acts
from proposals.models import Amendment, Proposal
from record.models import Stream
from tests import world
from tests.proposals.pages.signing import signed_in

pytestmark = pytest.mark.django_db

MOVER = "Kesimba"
READERS = ["anonymous", "Marlonia", "Dravenia"]


@pytest.fixture
def amendment() -> Amendment:
    """Moved by a member that stands nowhere else, one wording rewritten, one withdrawn."""
    world.cochair(world.group())
    proposal = world.draft("Dravenia")
    Proposal.objects.filter(pk=proposal.pk).update(attribution="cochairs")
    acts.table_proposal(world.actor_of("Dravenia"), proposal)
    first = world.amendment(proposal, MOVER)
    gone = world.amendment(proposal, MOVER, "OP2", new_text="Asks nobody;")
    acts.withdraw_amendment(world.actor_of(MOVER), gone, reason="Not needed.")
    return first


def reading(reader: str) -> Client:
    client = Client()
    return client if reader == "anonymous" else signed_in(client, world.actor_of(reader))


def addresses(amendment: Amendment) -> list[str]:
    text = f"/proposals/{amendment.proposal_id}/"
    streams = Stream.objects.values_list("pk", flat=True)
    return [
        "/",
        "/home/",
        "/groups/4/",
        "/groups/4/record/",
        text,
        f"{text}?focus={amendment.paragraph_id}",
        f"{text}?view=working",
        f"{text}rail/{amendment.paragraph_id}/",
        f"{text}history/",
        f"{text}positions/",
        f"{text}position/?amendment={amendment.number}",
        f"{text}amend/?paragraph={amendment.paragraph_id}",
        f"{text}desk/",
        f"{text}amendments/{amendment.number}/",
        f"{text}amendments/{amendment.number}/acceptance/",
        f"{text}amendments/{amendment.number + 1}/",
        f"/threads/amendment/{amendment.pk}/",
        f"/threads/proposal/{amendment.proposal_id}/",
        "/api/v1/amendments/",
        "/api/v1/proposals/",
        f"/api/v1/proposals/{amendment.proposal_id}/",
        *(f"/streams/{stream}/events/?after=0" for stream in streams),
    ]


@pytest.mark.parametrize("reader", READERS)
def test_no_address_names_the_mover(amendment: Amendment, reader: str) -> None:
    client = reading(reader)
    mover = world.stakeholder(MOVER)
    telling = [
        address
        for address in addresses(amendment)
        if names(client.get(address, follow=True), mover)
    ]
    assert telling == []


def names(answer: Any, mover: Any) -> bool:
    """The name or the id, outside of lists of all stakeholders to choose from."""
    html = answer.content.decode()
    bare = html.replace(f'<option value="{MOVER}">', "")
    return MOVER in bare or str(mover.pk) in bare


@pytest.mark.parametrize("reader", READERS)
def test_the_movers_own_page_and_the_list_of_its_amendments_keep_still(
    amendment: Amendment, reader: str
) -> None:
    client, mover = reading(reader), world.stakeholder(MOVER)
    page = client.get(mover.get_absolute_url()).content.decode()
    assert amendment.name not in page
    assert amendment.proposal.name not in page
    for query in (f"mover={mover.pk}", f"stakeholder={mover.pk}", f"search={MOVER}"):
        listed = client.get(f"/api/v1/amendments/?{query}").content.decode()
        assert MOVER not in listed


def test_no_letter_names_the_mover(amendment: Amendment) -> None:
    assert not [mail for mail in Mail.objects.all() if MOVER in mail.subject + mail.text]


def test_the_co_chair_reads_it(amendment: Amendment) -> None:
    client = reading("San Aurelio")
    page = client.get(f"/proposals/{amendment.proposal_id}/amendments/{amendment.number}/")
    assert MOVER in page.content.decode()
