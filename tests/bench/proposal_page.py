"""The proposal page at the size of the budget, beside the same page at a tenth of its text.

Budget: p95 under 200 ms on one process, under 100 KB compressed on a first visit, at most 25
queries whatever the size. Needs a database: `make bench` provides one.
"""

import gzip
import re
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import crowd, world
from tests.bench.tables import p50, p95, table, timed

TURNS = 40
SIZES = (crowd.Size(6, 30, 20, 100), crowd.BUDGET)
ASSET = re.compile(rb'(?:href|src)="/static/([^"#]+)')


def main() -> None:
    rows = [measure(size, place) for place, size in enumerate(SIZES)]
    header = ("text", "cold", "p50", "p95", "queries", "page KB", "first visit KB", "budget")
    table("Proposal page, signed in, one process", header, rows)


def measure(size: crowd.Size, place: int) -> tuple[object, ...]:
    proposal = crowd.crowded_proposal(size, name=f"Crowd {place}")
    client = Client()
    client.force_login(world.seat_of("Vailuku").person)
    url = proposal.get_absolute_url()
    [cold] = timed(lambda: client.get(url), 1)
    answer, queries = counted(client, url)
    taken = timed(lambda: client.get(url), TURNS)
    page = len(gzip.compress(answer.content))
    name = (
        f"{size.paragraphs} paragraphs, {size.amendments} amendments, "
        f"{size.stakeholders} stakeholders, {size.comments} comments"
    )
    weight = (page + assets(answer.content)) / 1024
    return (
        name,
        f"{cold:.0f}",
        p50(taken),
        p95(taken),
        queries,
        f"{page / 1024:.0f}",
        f"{weight:.0f}",
        "200 ms, 25, 100 KB",
    )


def counted(client: Client, url: str) -> tuple[Any, int]:
    """The answer and its queries; a connection closed between requests forgets what it counted."""
    lasting = {**connection.settings_dict, "CONN_MAX_AGE": None}
    connection.settings_dict, before = lasting, connection.settings_dict
    try:
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
    finally:
        connection.settings_dict = before
    assert answer.status_code == 200, answer.status_code
    return answer, len(queries)


def assets(html: bytes) -> int:
    """The compressed size of every style, script and picture that the page names."""
    names = {match.decode() for match in ASSET.findall(html)}
    found = [finders.find(name) for name in names]
    return sum(len(gzip.compress(Path(path).read_bytes())) for path in found if path)
