"""A text page stays light however crowded the text: queries are constant, bytes are few."""

import gzip

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from proposals.models import Proposal
from tests import world
from tests.proposals.pages.crowded import crowded
from tests.proposals.pages.signing import signed_in

MOST_QUERIES = 25
MOST_BYTES = 100_000


def asked(client: Client, url: str) -> tuple[int, bytes]:
    """How many queries a page takes, and its bytes."""
    with CaptureQueriesContext(connection) as queries:
        page = client.get(url)
    assert page.status_code == 200
    return len(queries), page.content


def pages_of(proposal: Proposal) -> dict[str, str]:
    op1 = world.paragraph_id(proposal, "OP1")
    text = proposal.get_absolute_url()
    return {
        "text": text,
        "focus": f"{text}?focus={op1}",
        "whole": f"{text}?focus=whole",
        "rail": reverse("rail", args=[proposal.pk, op1]),
        "positions": reverse("positions", args=[proposal.pk]),
        "history": reverse("history", args=[proposal.pk]),
        "compare": reverse("compare", args=[proposal.pk]),
        "amend": f"{reverse('amend', args=[proposal.pk])}?paragraph={op1}",
        "amendment": reverse("amendment", args=[proposal.pk, 1]),
        "group": proposal.group.get_absolute_url(),
    }


@pytest.mark.django_db
def test_the_queries_of_every_page_are_few_and_do_not_grow(client: Client) -> None:
    # Small, and somebody objects in it: that is asked about once, however many do.
    small = crowded(4, 4, 12, 4)
    signed_in(client, world.actor_of("Marlonia"))
    asked(client, small.get_absolute_url())
    few = {name: asked(client, url)[0] for name, url in pages_of(small).items()}
    large = crowded(60, 300, 200, 1000)
    many = {name: asked(client, url)[0] for name, url in pages_of(large).items()}
    assert many == few
    assert {name: n for name, n in many.items() if n > MOST_QUERIES} == {}
    signed_in(client, world.cochair(large.group))
    asked(client, reverse("desk", args=[small.pk]))
    on_desk = [asked(client, reverse("desk", args=[one.pk]))[0] for one in (small, large)]
    assert on_desk[0] == on_desk[1] <= MOST_QUERIES


@pytest.mark.django_db
def test_a_crowded_page_is_light_to_transfer(client: Client) -> None:
    text = crowded(60, 300, 200, 1000)
    signed_in(client, world.actor_of("Marlonia"))
    for name in ("text", "focus"):
        assert len(gzip.compress(asked(client, pages_of(text)[name])[1])) < MOST_BYTES / 4
