"""The Atom feed of a group: public texts, amendments and decisions, and nothing else."""

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from proposals import actions as acts
from proposals.models import Proposal
from proposals.reads.texts import issued_revision
from tests import world

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client: Client, number: int = 4) -> ET.Element:
    answer = client.get(f"/groups/{number}/feed/")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)  # which we have just written


def titles(client: Client, number: int = 4) -> list[str]:
    found = feed(client, number).iter(f"{ATOM}entry")
    return [str(entry.findtext(f"{ATOM}title")) for entry in found]


def test_it_tells_what_was_tabled_moved_and_decided_the_newest_first(client: Client) -> None:
    text = world.tabled_proposal("Dravenia")
    amendment = world.amendment(text, "Marlonia")
    acts.accept_amendment(world.actor_of("Dravenia"), amendment)
    acts.issue_revision(world.actor_of("Dravenia"), text)
    name = text.name
    assert titles(client) == [
        f"{name}: Dravenia issued Rev.1, with Amd.1.  Delegate of Dravenia".replace("  ", " "),
        f"{name}: Dravenia accepted Amd.1 on OP1. Delegate of Dravenia",
        f"{name}: Marlonia tabled Amd.1 on OP1 (as tabled). Delegate of Marlonia",
        f"{name}: Dravenia tabled {text.symbol}. Delegate of Dravenia",
    ]


def test_each_entry_has_its_own_lasting_identifier_and_leads_to_what_it_is_about(
    client: Client,
) -> None:
    text = world.tabled_proposal("Dravenia")
    amendment = world.amendment(text, "Marlonia")
    newest = next(feed(client).iter(f"{ATOM}entry"))
    assert str(newest.findtext(f"{ATOM}id")).startswith("urn:uuid:")
    link = newest.find(f"{ATOM}link")
    assert link is not None
    assert str(link.get("href")).endswith(amendment.get_absolute_url())
    assert [one.findtext(f"{ATOM}id") for one in feed(client).iter(f"{ATOM}entry")] == [
        one.findtext(f"{ATOM}id") for one in feed(client).iter(f"{ATOM}entry")
    ]


def test_positions_and_texts_of_other_groups_are_not_in_it(client: Client) -> None:
    text = world.tabled_proposal("Dravenia")
    acts.take_position(
        world.actor_of("Ostvarn"), text, stance="support", revision=issued_revision(text)
    )
    world.tabled_proposal("Dravenia", in_group=world.group(2))
    assert len(titles(client)) == 1
    assert len(titles(client, 2)) == 1


@pytest.mark.parametrize("visibility", ["group", "accredited"])
def test_what_not_everybody_may_read_is_in_no_feed_not_even_for_a_member(
    client: Client, visibility: str
) -> None:
    text = world.tabled_proposal("Dravenia")
    Proposal.objects.filter(pk=text.pk).update(visibility=visibility)
    client.force_login(world.seat_of("Dravenia").person)
    assert titles(client) == []


def test_a_mover_whose_attribution_is_withheld_is_not_named(client: Client) -> None:
    text = world.tabled_proposal("Dravenia")
    Proposal.objects.filter(pk=text.pk).update(attribution="cochairs")
    world.amendment(text, "Marlonia")
    assert "Marlonia" not in "".join(titles(client))


def test_marks_in_names_do_not_break_it(client: Client) -> None:
    text = world.tabled_proposal("Dravenia", title="Lines & <links>")
    Proposal.objects.filter(pk=text.pk).update(symbol=None)
    assert len(titles(client)) == 1


def test_a_group_that_is_not_there_has_no_feed(client: Client) -> None:
    assert client.get("/groups/99/feed/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_entries(client: Client) -> None:
    text = world.tabled_proposal("Dravenia")
    world.amendment(text, "Marlonia")
    first = count(client)
    for name in ("Kesimba", "Vailuku", "Ostvarn"):
        world.amendment(text, name, "OP2", f"Asks {name}.")
    assert count(client) == first
    assert first <= 12


def count(client: Client) -> Any:
    with CaptureQueriesContext(connection) as queries:
        client.get("/groups/4/feed/")
    return len(queries)


def test_the_page_of_the_group_leads_to_it(client: Client) -> None:
    group = world.group()
    assert f'href="/groups/{group.number}/feed/"' in client.get("/groups/4/").content.decode()
