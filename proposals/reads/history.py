"""The stream of a text as its history tells it: acts one by one, comments folded by day.

A stream is numbered without gaps, so every number between two acts that are told is a comment's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import QuerySet

from interface.times import local_day
from proposals.models import Proposal
from proposals.streams import proposal_stream
from record.models import Event
from record.reads import stream_of

COMMENTS = "threads."
WITHDRAWN = "threads.comment_withdrawn"


@dataclass(frozen=True)
class Talk:
    """Comments of one day with no act between them: their numbers, the day's last moment."""

    first: int
    last: int
    at: datetime
    posted: int
    withdrawn: int


def events_of(proposal: Proposal) -> QuerySet[Event]:
    """Everything in the text's own stream, newest first."""
    return Event.objects.filter(stream=stream_of(proposal_stream(proposal))).order_by("-number")


def acts_of(events: QuerySet[Event]) -> QuerySet[Event]:
    return events.exclude(kind__startswith=COMMENTS)


def with_talk(
    events: QuerySet[Event], acts: Sequence[Event], *, is_last: bool
) -> list[Event | Talk]:
    """The acts of one page, newest first, and what was said right after each of them.

    On the last page also what was said before the first act.
    """
    if not acts and not is_last:
        return []
    talk = events.filter(kind__startswith=COMMENTS)
    if acts:
        newer = acts_of(events).filter(number__gt=acts[0].number).order_by("number").first()
        if newer is not None:
            talk = talk.filter(number__lt=newer.number)
        if not is_last:
            talk = talk.filter(number__gt=acts[-1].number)
    told: list[Event | Talk] = [*acts, *folded(talk, [act.number for act in acts])]
    return sorted(told, key=lambda one: -(one.last if isinstance(one, Talk) else one.number))


def folded(talk: QuerySet[Event], acts: Sequence[int]) -> list[Talk]:
    """Comments of one day between the same two acts as one line."""
    rows = [(number, at, kind) for number, at, kind in talk.values_list("number", "at", "kind")]

    def place(row: tuple[int, datetime, str]) -> tuple[int, date]:
        number, at, _kind = row
        return sum(act > number for act in acts), local_day(at)

    found = []
    for _place, several in groupby(rows, key=place):
        lines = list(several)
        gone = sum(kind == WITHDRAWN for _number, _at, kind in lines)
        found.append(Talk(lines[-1][0], lines[0][0], lines[0][1], len(lines) - gone, gone))
    return found
