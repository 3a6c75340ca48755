"""The history of a text: every act in plain sentences, from its stream."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interface import clock
from interface.pagination import page_of
from proposals.reads.history import Talk, acts_of, events_of, with_talk
from proposals.views.frame import head_of, visible_proposal
from record.models import Event
from record.reads import tell
from stakeholders.requests import Request

LONGEST = 9  # digits of a number in a stream


@require_safe
def history(request: Request, pk: UUID) -> HttpResponse:
    """Newest first, comments folded by day; `?from=` and `?to=` tell each entry between them."""
    proposal = visible_proposal(request, pk)
    events = events_of(proposal)
    span = asked_span(request)
    if span:
        page = page_of(events.filter(number__range=span), request)
        lines: list[Event | Talk] = list(page.object_list)
    else:
        page = page_of(acts_of(events), request)
        lines = with_talk(events, list(page.object_list), is_last=not page.has_next())
    sentences = {
        event.pk: said for event, said in tell([one for one in lines if isinstance(one, Event)])
    }
    return render(
        request,
        "proposals/history.html",
        {
            "head": head_of(request, proposal, "history"),
            "proposal": proposal,
            "page": page,
            "read_at": clock.now(),
            "span": span,
            "lines": [
                (one, None) if isinstance(one, Talk) else (one, sentences[one.pk]) for one in lines
            ],
        },
    )


def asked_span(request: Request) -> tuple[int, int] | None:
    """The numbers that the address names; None where it names none, or nonsense."""
    asked = [request.GET.get(name, "") for name in ("from", "to")]
    if all(one.isdecimal() and len(one) <= LONGEST for one in asked):
        return int(asked[0]), int(asked[1])
    return None
