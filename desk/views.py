"""The two pages where everybody begins: the front page, and home with what needs one's seat."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from desk.reads.beginning import first_steps
from desk.reads.moving import Day, Strand, moving
from desk.reads.specimen import specimen
from desk.reads.texts import texts_in_negotiation
from interface import clock
from interface.access import signed_in
from interface.needs import Need, needs_of
from stakeholders.requests import Request


@require_safe
def front_page(request: Request) -> HttpResponse:
    texts = texts_in_negotiation(request.actor.seat)
    return render(
        request,
        "desk/front.html",
        {
            "specimen": specimen(),
            "texts": texts[:6],
        },
    )


@require_safe
@signed_in
def home(request: Request) -> HttpResponse:
    needs = needs_of(request.actor)
    days = moving(request.actor)
    return render(
        request,
        "desk/home.html",
        {
            "needs": needs,
            "shared": [need for need in needs if not need.personal],
            "sections": by_urgency(needs),
            "days": days,
            "moving_text": newest_text(days),
            "beginning": first_steps() if request.actor.is_secretariat else [],
        },
    )


def newest_text(days: list[Day]) -> Strand | None:
    """The text on which something happened last, to begin with."""
    strands = (strand for day in days for strand in day.strands)
    return next((strand for strand in strands if strand.kind == "proposal"), None)


def by_urgency(needs: list[Need]) -> list[tuple[str, list[Need]]]:
    """The needs in three sections, each with its key; empty ones are left out."""
    soon = clock.now() + timedelta(days=7)
    week = [need for need in needs if need.deadline and need.deadline <= soon]
    later = [need for need in needs if need.deadline and need.deadline > soon]
    undated = [need for need in needs if not need.deadline]
    sections = [("week", week), ("later", later), ("undated", undated)]
    return [(key, found) for key, found in sections if found]
