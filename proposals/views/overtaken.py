"""What was typed into a draft that is none any more: said why, and shown to be copied."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from interface import characters
from proposals.forms.paragraphs import ParagraphRows
from proposals.models import Proposal
from proposals.reads.texts import tabled_revision
from stakeholders.requests import Request

FACTS = ("title", "short_title")


def overtaken(request: Request, proposal: Proposal | None) -> HttpResponse:
    """After somebody tabled or discarded the draft, or where the seat of now does not see it."""
    tabled = tabled_revision(proposal) if proposal else None
    return render(
        request,
        "proposals/overtaken.html",
        {
            "proposal": proposal,
            "tabled": tabled,
            "by": tabled.stakeholder if tabled and tabled.symbol else None,
            "typed": typed_in(request),
        },
        status=409 if proposal else 404,
    )


def typed_in(request: Request) -> str:
    """Title and paragraphs as they were sent, parted by empty lines."""
    data, _complaint = characters.clean(request.POST)
    rows = ParagraphRows().value_from_datadict(data, {}, "paragraphs")
    parts = [*(data.get(name, "") for name in FACTS), *(row["text"] for row in rows)]
    return "\n\n".join(part for part in parts if part)
