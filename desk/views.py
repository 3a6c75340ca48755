"""The two pages where everybody begins: the front page, and home with what needs one's seat."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from desk.reads.beginning import first_steps
from desk.reads.moving import moving
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
    return render(
        request,
        "desk/home.html",
        {
            "needs": needs,
            "sections": by_urgency(needs),
            "days": moving(request.actor),
            "beginning": first_steps() if request.actor.is_secretariat else [],
            "texts": texts_in_negotiation(request.actor.seat)[:3],
        },
    )


def by_urgency(needs: list[Need]) -> list[tuple[str, list[Need]]]:
    """The needs in three sections, each with its key; empty ones are left out."""
    soon = clock.now() + timedelta(days=7)
    week = [need for need in needs if need.deadline and need.deadline <= soon]
    later = [need for need in needs if need.deadline and need.deadline > soon]
    undated = [need for need in needs if not need.deadline]
    sections = [("week", week), ("later", later), ("undated", undated)]
    return [(key, found) for key, found in sections if found]
