"""The text as it is negotiated: the page everybody looks at, and the rail of one paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interface import clock
from proposals import text
from proposals.models import Amendment, Operation, Proposal, Revision
from proposals.reads.amendments import AmendmentCard, agreed_amendments
from proposals.reads.grounds import WHOLE as WHOLE_TEXT
from proposals.reads.positions import Standings
from proposals.reads.rows import comment_counts, open_by_paragraph
from proposals.reads.symbols import bearer_of
from proposals.reads.texts import TAKEN_IN, last_issued, paragraphs_of, working_text
from proposals.text import Kind
from proposals.views import glance, rails
from proposals.views.cards import all_cards, anchor_of
from proposals.views.frame import head_of, visible_proposal
from proposals.views.rails import Rail
from proposals.views.rows import Row, dress, plain_rows
from stakeholders.actors import Actor
from stakeholders.requests import Request

WHOLE = "whole"


@require_safe
def proposal(request: Request, pk: UUID) -> HttpResponse:
    """`?focus=` opens the rail of a paragraph (or of the "whole" text), `?view=working` shows what
    is agreed since the last revision."""
    found = visible_proposal(request, pk)
    revision = last_issued(found)
    if revision is None:
        return HttpResponseRedirect(reverse("draft", args=[pk]))
    is_working = request.GET.get("view") == "working"
    paragraphs = paragraphs_of(revision)
    standings = Standings(found, request.actor.stakeholder, revision)
    comments = comment_counts(found, paragraphs)
    asked = request.GET.get("focus", "")
    if asked and asked != WHOLE:
        # The rail reads every amendment anyway: the margins then need no questions of their own.
        opened, agreed = counted_cards(all_cards(request, found))
    else:
        opened = open_by_paragraph(found)
        agreed = list(agreed_amendments(found))
    shown = (
        working_rows(found, paragraphs) if is_working else plain_rows(paragraphs, found.language)
    )
    rows = dress(shown, standings, comments, opened)
    mark_agreed(rows, agreed)
    focus = focus_of(request, rows)
    whole_focused = asked == WHOLE
    head = head_of(request, found, "text", sum(opened.values()))
    return render(
        request,
        "proposals/proposal.html",
        {
            "head": head,
            "proposal": found,
            "revision": revision,
            "title_row": next((row for row in rows if row.kind == Kind.TITLE), None),
            "rows": [row for row in rows if row.kind != Kind.TITLE],
            "is_working": is_working,
            "agreed": agreed,
            "whole_focused": whole_focused,
            "whole_pips": standings.pips(WHOLE_TEXT),
            "read_at": clock.now(),
            "next_name": _("Rev.%(number)s") % {"number": revision.number + 1},
            "glance": glance.of(request, found, rows, standings, comments),
            "rail": rail_of(request, found, focus, whole_focused, standings, comments),
        },
    )


def rail_of(
    request: Request,
    proposal: Proposal,
    focus: Row | None,
    whole_focused: bool,
    standings: Standings,
    comments: Mapping[UUID, int],
) -> Rail | None:
    revision = last_issued(proposal)
    assert revision is not None
    if focus is not None:
        return rails.of_paragraph(request, proposal, revision, focus, standings, comments)
    if whole_focused:
        return rails.of_whole(request, proposal, revision, standings, comments)
    return None


def counted_cards(
    cards: list[AmendmentCard],
) -> tuple[dict[UUID | None, int], list[Amendment]]:
    """How many are open at each paragraph, and which are agreed and not yet in a revision."""
    opened: dict[UUID | None, int] = {}
    agreed = []
    for card in cards:
        if card.is_open:
            opened[anchor_of(card)] = opened.get(anchor_of(card), 0) + 1
        elif (
            card.status in TAKEN_IN
            and card.amendment.operation != Operation.BRACKET  # which changes no words
            and not hasattr(card.amendment, "inclusion")
        ):
            agreed.append(card.amendment)
    return opened, agreed


def mark_agreed(rows: list[Row], agreed: list[Amendment]) -> None:
    """Say at each paragraph which amendments to it go into the next revision."""
    by_id = {row.id: row for row in rows}
    for amendment in agreed:
        row = by_id.get(amendment.paragraph_id)
        if row is not None:
            row.agreed.append(amendment.name)


def working_rows(proposal: Proposal, issued: tuple[text.Paragraph, ...]) -> list[Row]:
    """The working text as rows, each with what differs from the last revision."""
    working = working_text(proposal)
    rows = {row.id: row for row in plain_rows(working, proposal.language)}
    gone = {row.id: row for row in plain_rows(issued, proposal.language)}
    found = []
    for change in text.changes_between(issued, working):
        row = rows.get(change.id) or gone[change.id]
        row.is_gone = change.new is None
        row.is_new = change.old is None
        if change.fate in (text.Fate.CHANGED, text.Fate.ADDED, text.Fate.REMOVED):
            row.changes = change.words
        found.append(row)
    return found


def focus_of(request: Request, rows: list[Row]) -> Row | None:
    """The row that the address puts in focus, by its UUID or by its label."""
    asked = request.GET.get("focus", "")
    for row in rows:
        if asked and asked in (str(row.id), row.anchor):
            row.is_focused = True
            return row
    return None


@require_safe
def rail(request: Request, pk: UUID, paragraph: UUID) -> HttpResponse:
    """The rail alone, for a page that moves its focus without being loaded again."""
    found = visible_proposal(request, pk)
    revision = last_issued(found)
    if revision is None:
        raise Http404
    rows = plain_rows(paragraphs_of(revision), found.language)
    row = next((row for row in rows if row.id == paragraph), None)
    if row is None:
        raise Http404(_("This paragraph is no longer in the text."))
    standings = Standings(found, request.actor.stakeholder, revision)
    rail = rails.of_paragraph(request, found, revision, row, standings)
    return render(
        request,
        "proposals/_rail.html",
        {"rail": rail, "row": row, "proposal": found, "revision": revision, "with_acts": True},
    )


@require_safe
def by_symbol(request: Request, symbol: str) -> HttpResponse:
    """A symbol as it is cited leads to what bears it; the browser carries the `#OP3` along."""
    symbol = symbol.strip("/")
    return HttpResponseRedirect(address_of(request.actor, symbol))


def address_of(actor: Actor, symbol: str) -> str:
    found = bearer_of(actor.seat, symbol)
    if found is None:
        raise Http404
    if isinstance(found, Revision):
        return reverse("proposal_revision", args=[found.proposal_id, found.number])
    return found.get_absolute_url()
