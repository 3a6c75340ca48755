"""The desk of whoever runs a text: what waits for an outcome, what is agreed, what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interface import clock
from interface.access import signed_in
from proposals import text
from proposals.forms.outcomes import RecordForm
from proposals.models import Operation, Proposal
from proposals.reads.finality import why_closed
from proposals.reads.objections import Objection, objections_on, voiced
from proposals.reads.overtaking import may_overtake
from proposals.reads.positions import Standings
from proposals.reads.texts import last_issued, paragraphs_of, standing_agreements, with_agreed
from proposals.rules.texts import finds_desk_closed, is_groups, is_main_sponsor
from proposals.views.cards import Shown, all_cards, in_one_line, shown_on
from proposals.views.desk_card import needed
from proposals.views.frame import head_of, visible_proposal
from proposals.views.previews import extent
from stakeholders.permits import permits
from stakeholders.requests import Request


@dataclass
class Entry:
    """One amendment on the desk."""

    card: Shown
    changed: str
    may_record: bool = False
    may_accept: bool = False
    may_take_back: bool = False
    # Who objects to it, and why.
    objections: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Step:
    """One thing that can be done next about the whole text, and what it means."""

    label: str
    url: str
    why: str


@require_safe
@signed_in
def desk(request: Request, pk: UUID) -> HttpResponse:
    """`?record=7` opens the recording of Amd.7 in place."""
    proposal = visible_proposal(request, pk)
    if not permits(request.actor, "proposals.open_desk", proposal):
        if finds_desk_closed(request.actor, proposal):
            return closed_desk(request, proposal)
        raise PermissionDenied(
            _("The desk is for who runs this text: its main sponsor or co-chairs.")
        )
    asked = request.GET.get("record", "")
    return desk_page(request, proposal, recording=number_of(asked))


def closed_desk(request: Request, proposal: Proposal) -> HttpResponse:
    """Whoever ran the text is told that nothing more is done to it."""
    context = {
        "head": head_of(request, proposal, "desk"),
        "proposal": proposal,
        "why": why_closed(proposal),
        "read_at": clock.now(),
    }
    return render(request, "proposals/desk_closed.html", context)


def number_of(asked: str) -> int:
    """The amendment that an address names; 0, which none has, where it names nothing."""
    return int(asked) if asked.isdecimal() and len(asked) < 10 else 0


def desk_page(
    request: Request, proposal: Proposal, *, recording: int, form: RecordForm | None = None
) -> HttpResponse:
    standings = Standings(proposal, request.actor.stakeholder, last_issued(proposal))
    entries = entries_of(request, proposal, standings)
    waiting = [entry for entry in entries if entry.card.is_open]
    pending = [entry for entry in entries if entry.card.amendment.is_unsettled]
    heard = objections_on(
        {one.card.amendment: one.card.version for one in pending}, standings.ground
    )
    for entry in pending:
        entry.objections = voiced(heard[entry.card.amendment.pk])
    opened = next((e for e in entries if e.card.amendment.number == recording), None)
    if opened is not None and form is None and opened.may_record:
        form = record_form(request, opened.card, heard[opened.card.amendment.pk])
    head = head_of(request, proposal, "desk", len(waiting))
    issued = paragraphs_of(head.revision) if head.revision else ()
    agreements = standing_agreements(proposal)
    changes = text.changes_between(issued, with_agreed(issued, agreements))
    next_number = head.revision.number + 1 if head.revision else 0
    return render(
        request,
        "proposals/desk.html",
        {
            "head": head,
            "proposal": proposal,
            "read_at": clock.now(),
            "taken_over": is_groups(request.actor, proposal),
            "own_text": is_main_sponsor(request.actor, proposal),
            "waiting": waiting,
            "referred": [entry for entry in entries if entry.card.is_referred],
            "settled": [entry for entry in entries if not entry.card.amendment.is_unsettled],
            "recording": recording if form is not None else 0,
            "form": form,
            "working": [change for change in changes if change.fate != text.Fate.UNCHANGED],
            "next_number": next_number,
            "needed": needed(
                proposal, [entry.card for entry in waiting], standings, decisive_among(heard)
            ),
            "steps": steps_of(request, proposal, next_number if agreements else 0),
        },
        status=form.status if form is not None else 200,
    )


def decisive_among(heard: Mapping[UUID, Sequence[Objection]]) -> int:
    """How many objections to amendments decide, of those to the present words.

    Those that are of the text are counted with it.
    """
    found = [one for objections in heard.values() for one in objections]
    return sum(one.blocks and not one.of_text for one in found)


def record_form(request: Request, card: Shown, objections: Sequence[Objection]) -> RecordForm:
    """With what may have overtaken it, and with who objects to it as it is worded now."""
    amendment = card.amendment
    overtaking = may_overtake(amendment)
    cards = {card.amendment: card for card in all_cards(request, amendment.proposal)}
    return RecordForm(
        request,
        amendment,
        agreed={other: in_one_line(cards[other]) for other in overtaking},
        objections=objections,
        shown={"wording": card.version.number},
        action=reverse("record_outcome", args=[amendment.proposal_id, amendment.number]),
    )


def entries_of(request: Request, proposal: Proposal, standings: Standings) -> list[Entry]:
    """All amendments in the order of the text, each with what may be done about it."""
    entries = []
    for card in shown_on(request, proposal, all_cards(request, proposal), standings):
        entry = Entry(card, extent_of(card))
        amendment = card.amendment
        if amendment.is_unsettled:
            entry.may_record = permits(request.actor, "proposals.record_outcome", amendment)
            entry.may_accept = permits(request.actor, "proposals.accept_amendment", amendment)
        if card.outcome is not None:
            entry.may_take_back = permits(request.actor, "proposals.take_back_outcome", amendment)
        entries.append(entry)
    return entries


def steps_of(request: Request, proposal: Proposal, number: int) -> list[Step]:
    """The acts on the whole text that this seat may do now; `number` is that of the revision to
    issue, 0 where nothing has been agreed that would go into one."""
    issuing = (
        "issue_revision",
        _("Issue Rev.%(number)d") % {"number": number},
        "issue_revision",
        _("Preview what changes, then issue it"),
    )
    acts = [
        ("take_over", _("Take over the text"), "take_over", _("The group makes it its own")),
        *([issuing] if number else []),
        ("adopt", _("Record an adoption"), "adopt_proposal", _("In a meeting, without objection")),
        ("defer", _("Defer consideration"), "defer_proposal", _("To a day or without one")),
        ("resume", _("Resume consideration"), "resume_proposal", _("Where it was left")),
        ("withdraw", _("Withdraw the text"), "withdraw_proposal", _("With a reason")),
    ]
    return [
        Step(label, reverse(name, args=[proposal.pk]), why)
        for permission, label, name, why in acts
        if permits(request.actor, f"proposals.{permission}", proposal)
    ]


def extent_of(card: Shown) -> str:
    """How much of the text it changes, in a phrase."""
    old = "".join(change.old for change in card.changes)
    new = "".join(change.new for change in card.changes)
    match card.amendment.operation:
        case Operation.INSERT | Operation.MOVE:
            return card.does
        case Operation.DELETE:
            return _("Takes the paragraph out")
        case Operation.BRACKET:
            return _("Brackets words")
    return extent(old, new)
