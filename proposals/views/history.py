"""The history of a text: every act in plain sentences, from its stream."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interface.pagination import page_of
from proposals.streams import proposal_stream
from proposals.views.frame import head_of, visible_proposal
from record.models import Event
from record.reads import stream_of, tell
from stakeholders.requests import Request


@require_safe
def history(request: Request, pk: UUID) -> HttpResponse:
    """Newest first; comments are told where they were made, not here."""
    proposal = visible_proposal(request, pk)
    events = (
        Event.objects.filter(stream=stream_of(proposal_stream(proposal)))
        .exclude(kind__startswith="threads.")
        .order_by("-number")
    )
    page = page_of(events, request)
    return render(
        request,
        "proposals/history.html",
        {
            "head": head_of(request, proposal, "history"),
            "proposal": proposal,
            "page": page,
            "told": tell(list(page.object_list)),
        },
    )
