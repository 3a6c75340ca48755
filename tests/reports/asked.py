"""A report on group 4 asked for and read from the database of the moment."""

from datetime import UTC, date, datetime
from typing import Any

from proposals import actions as acts
from proposals.models import Proposal
from proposals.reads.texts import latest_revision
from reports.actions import ask_for_report
from reports.compile import snapshot
from reports.compile.contents import Contents, Text
from reports.models import ReportRequest
from tests.world import (
    actor_of,
    group,
)

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def ask(
    audience: str = "public", first: date = date(2026, 5, 1), last: date = date(2026, 6, 1)
) -> ReportRequest:
    return ask_for_report(
        actor_of("Secretariat"),
        group(),
        first_day=first,
        last_day=last,
        audience=audience,
    )


def read(audience: str = "public", **fields: Any) -> Contents:
    asked = ask(audience, **fields)
    later = datetime(2026, 6, 2, tzinfo=UTC)
    return snapshot.read(asked, later, lambda done, step: None)


def only(contents: Contents) -> Text:
    (text,) = contents.texts
    return text


def take(name: str, proposal: Proposal, stance: str, **fields: Any) -> None:
    acts.take_position(
        actor_of(name), proposal, stance=stance, revision=latest_revision(proposal), **fields
    )
