"""An amendment that was referred and then withdrawn by its mover: the withdrawal comes last."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from proposals import actions as acts
from proposals.models import Amendment, Proposal
from stakeholders.permits import permits
from tests import world
from tests.proposals.outcomes.test_referrals import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(client: Client) -> Proposal:
    proposal = world.proposal_under_negotiation()
    client.force_login(world.cochair(proposal.group).person)
    return proposal


@pytest.fixture
def withdrawn(text: Proposal) -> Amendment:
    amendment: Amendment = world.amendment(text)
    record(amendment, "referred", "Third meeting")
    acts.withdraw_amendment(world.actor_of("Marlonia"), amendment)
    return Amendment.objects.get(pk=amendment.pk)


def page(client: Client, url: str) -> str:
    return re.sub(r"\s+", " ", strip_tags(client.get(url).content.decode()))


def test_pages_say_that_it_was_withdrawn(
    client: Client, text: Proposal, withdrawn: Amendment
) -> None:
    position = f"{reverse('position', args=[text.pk])}?amendment={withdrawn.number}"
    for url in (reverse("desk", args=[text.pk]), position):
        said = page(client, url)
        assert "Withdrawn by its mover" in said, url
        assert "Referred" not in said, url
    # Its own page keeps all that became of it.
    said = page(client, withdrawn.get_absolute_url())
    assert "Withdrawn by its mover" in said
    assert "Referred, Third meeting" in said


def test_the_referral_does_not_bear_the_mark_of_the_withdrawal(
    client: Client, text: Proposal, withdrawn: Amendment
) -> None:
    page = client.get(withdrawn.get_absolute_url()).content.decode()
    outcome = page.split('aria-labelledby="outcome"')[1].split("</section>")[0]
    assert "Referred, Third meeting" in outcome
    assert "<svg" not in outcome


def test_its_referral_is_not_taken_back(
    client: Client, text: Proposal, withdrawn: Amendment, refused: Any
) -> None:
    chair = world.cochair(text.group)
    outcome = withdrawn.outcomes.get()
    assert not permits(chair, "proposals.take_back_outcome", outcome)
    back = reverse("take_back_outcome", args=[text.pk, withdrawn.number])
    assert back not in client.get(reverse("desk", args=[text.pk])).content.decode()
    answer = client.get(back)
    assert answer.status_code == 403
    assert "Amd.1 has been withdrawn." in answer.content.decode()
    with refused("closed"):
        acts.take_back_outcome(chair, outcome, reason="Mistaken.")
