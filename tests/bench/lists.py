"""Pages and API lists over a thousand texts, beside the same over a hundred.

Budget: at most 25 queries, the same whatever the number of rows. Needs a database: `make bench`
provides one.
"""

import gzip
from collections.abc import Sequence

from django.test import Client

from interface.identifiers import uuid7
from proposals.models import Proposal, Revision
from proposals.models.acts import Tabling
from tests import crowd, world
from tests.bench.proposal_page import counted
from tests.bench.tables import p50, p95, table, timed
from workinggroups.models import WorkingGroup

TURNS = 20
SIZES = (100, 1000)
GROUP = 5


def main(sizes: Sequence[int] = SIZES) -> None:
    group = world.group(GROUP)
    world.tabled_proposal(in_group=group)
    rows: list[tuple[object, ...]] = []
    for size in sizes:
        fill(group, size)
        rows += [measure(name, path, size) for name, path in addresses(group)]
    header = ("list", "texts", "p50", "p95", "queries", "KB", "compressed KB", "budget")
    table("Pages and API lists, signed in, one process", header, rows)


def fill(group: WorkingGroup, size: int) -> None:
    """Tabled texts without amendments, until there are that many."""
    seat = world.seat_of("Dravenia")
    begun = Proposal.objects.filter(group=group).count()
    texts = Proposal.objects.bulk_create(
        Proposal(
            id=uuid7(),
            group=group,
            document_type="draft_norm",
            title=f"A text of many, {number}",
            symbol=f"BENCH/{number}",
            visibility="public",
            author_person=seat.person,
            author_seat=seat,
            author=seat.stakeholder,
            main_sponsor=seat.stakeholder,
        )
        for number in range(begun, size)
    )
    signed = crowd.signed(seat)
    Tabling.objects.bulk_create(Tabling(proposal=text, **signed) for text in texts)
    Revision.objects.bulk_create(
        Revision(
            proposal=text,
            number=0,
            symbol=text.symbol,
            sha256="0" * 64,
            title=text.title,
            **signed,
        )
        for text in texts
    )


def addresses(group: WorkingGroup) -> list[tuple[str, str]]:
    """Every list in which texts are rows, or are counted."""
    sponsor = world.seat_of("Dravenia").stakeholder
    return [
        ("front page", "/"),
        ("home", "/home/"),
        ("search, a word of every title", "/search/?q=texts"),
        ("groups", "/groups/"),
        ("a group and its texts", group.get_absolute_url()),
        ("a stakeholder and its texts", sponsor.get_absolute_url()),
        ("stakeholders", "/stakeholders/"),
        ("API: proposals", "/api/v1/proposals/"),
        ("API: stakeholders", "/api/v1/stakeholders/"),
        ("API: groups", "/api/v1/groups/"),
    ]


def measure(name: str, path: str, size: int) -> tuple[object, ...]:
    client = Client()
    client.force_login(world.seat_of("Vailuku").person)
    answer, queries = counted(client, path)
    taken = timed(lambda: client.get(path), TURNS)
    weight = len(answer.content) / 1024, len(gzip.compress(answer.content)) / 1024
    kilobytes = tuple(f"{one:.0f}" for one in weight)
    return (name, size, p50(taken), p95(taken), queries, *kilobytes, "25 queries")
