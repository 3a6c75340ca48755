"""A pasted text of 200 paragraphs: split and kept as a draft, beside cutting it at blank lines.

The alternative knows neither kinds nor sub-paragraphs nor brackets: it says what reading costs.
Needs a database: `make bench` provides one.
"""

from itertools import count
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from interface.identifiers import uuid7
from proposals.actions.drafts import draft_of, save_draft
from proposals.text import split_text
from proposals.text.parsing import to_paragraphs
from tests import crowd, world
from tests.bench.tables import p50, p95, table, timed

PARAGRAPHS = 200
TURNS = 20
AUTHOR = "Dravenia"

type Rows = list[dict[str, str | None]]


def main() -> None:
    source = pasted(PARAGRAPHS)
    fresh = count(1)
    rows = []
    for name, read in (("split_text", ours), ("cut at blank lines", at_blank_lines)):
        # White space at the end is not read, but keeps a cache from answering.
        reading = timed(lambda read=read: read(source + "\n" * next(fresh)), TURNS)
        found = read(source)
        saving, queries = saved(found)
        steps = (p50(reading), p95(reading), p50(saving), p95(saving), queries)
        size = f"{len(source.encode()) / 1024:.0f}"
        rows.append((name, len(found), size, *steps, "25 queries"))
    header = (
        *("way", "paragraphs found", "KB pasted", "read p50", "read p95"),
        *("draft saved p50", "draft saved p95", "queries", "budget"),
    )
    table(f"Importing a text of {PARAGRAPHS} paragraphs", header, rows)


def pasted(number: int) -> str:
    """As it is copied from a document: numbered operative paragraphs, one to a block."""
    operative = 0
    blocks = []
    # Title and enacting line are two of them.
    for one in crowd.paragraphs(number - 2):
        if one["kind"] == "op":
            operative += 1
            blocks.append(f"{operative}. {one['text']}")
        else:
            blocks.append(str(one["text"]))
    return "\n\n".join(blocks)


def ours(source: str) -> Rows:
    found = to_paragraphs(split_text(source).paragraphs, uuid7)
    return [row(one.id, one.kind.value, one.parent, one.text) for one in found]


def at_blank_lines(source: str) -> Rows:
    return [row(uuid7(), "op", None, block) for block in source.strip().split("\n\n")]


def row(key: UUID, kind: str, parent: UUID | None, text: str) -> dict[str, str | None]:
    return {"id": str(key), "kind": kind, "parent": str(parent) if parent else None, "text": text}


def saved(paragraphs: Rows) -> tuple[list[float], int]:
    """How long each saving took, in milliseconds, and its queries."""
    proposal, actor = world.draft(AUTHOR), world.actor_of(AUTHOR)

    def save() -> None:
        seen = draft_of(proposal).version
        save_draft(actor, proposal, title=proposal.title, paragraphs=paragraphs, seen_version=seen)

    with CaptureQueriesContext(connection) as queries:
        save()
    return timed(save, TURNS), len(queries)
