"""Positions: taking one, and who stands where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interface import clock
from interface.access import signed_in
from proposals import actions
from proposals.citing import cited_in
from proposals.forms.positions import PositionForm
from proposals.models import (
    Amendment,
    AmendmentVersion,
    Operation,
    Paragraph,
    Position,
    Proposal,
    Revision,
    Stance,
)
from proposals.reads.outcomes import standing_outcomes
from proposals.reads.texts import last_issued, paragraphs_of
from proposals.templatetags.proposals import words_of
from proposals.views.cards import card_of
from proposals.views.frame import (
    ActPage,
    act_page,
    head_of,
    to_paragraph,
    visible_proposal,
)
from proposals.views.matrix import matrix_of
from proposals.views.seen import seen_before
from stakeholders.requests import Request


@dataclass(frozen=True)
class On:
    """What a position is about: a paragraph, an amendment, or the whole text."""

    paragraph: Paragraph | None = None
    amendment: Amendment | None = None

    @property
    def query(self) -> str:
        if self.paragraph:
            return f"?paragraph={self.paragraph.pk}"
        return f"?amendment={self.amendment.number}" if self.amendment else ""


def position_form(
    request: Request,
    proposal: Proposal,
    revision: Revision,
    on: On,
    version: AmendmentVersion | None,
) -> PositionForm:
    """The form as it stands in the rail, always on the latest revision.

    `version` is the wording beside which it stands, where that is an amendment's.
    """
    return PositionForm(
        request,
        shown=shown_with(revision, version),
        initial={"about": on.query},
        action=reverse("position", args=[proposal.pk]) + on.query,
        auto_id=f"position_{on.query[1:]}_%s",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def position(request: Request, pk: UUID) -> HttpResponse:
    """`?paragraph=` or `?amendment=` says on what; nothing said, on the whole text."""
    proposal = visible_proposal(request, pk)
    revision = last_issued(proposal)
    if revision is None:
        raise Http404(_("Positions are taken on issued texts; this one has not been tabled."))
    on = subject_of(request, proposal)
    paragraph = on.paragraph.pk if on.paragraph else None
    seen = seen_before(request, proposal, revision, paragraph, on.amendment)
    shown = shown_with(revision, seen.card.version if seen.card else None)
    form = PositionForm(request, shown=shown, initial={"about": on.query})
    back = back_from(proposal, on)
    page = ActPage(
        _("Position on %(subject)s") % {"subject": name_of(proposal, revision, on)},
        _(
            "Taken for your delegation on the words of %(revision)s. It can be changed as often "
            "as you like; all positions are kept."
        )
        % {"revision": words_of(revision)},
        _("Take this position for %(name)s") % {"name": request.actor.stakeholder or ""},
        back,
    )
    closed = why_settled(request, on.amendment) if on.amendment else ""
    return act_page(
        request, proposal, page, form,
        lambda: take(request, proposal, form, on),
        back,
        permission="proposals.take_position",
        context={"seen": seen},
        template="proposals/position.html",
        said=taken(form, name_of(proposal, revision, on)),
        beside=told_at(revision, on),
        closed=closed,
    )  # fmt: skip


def shown_with(revision: Revision, version: AmendmentVersion | None) -> dict[str, Any]:
    """The words that are shown: a revision, and a wording where they stand in an amendment."""
    wording = {"wording": version.number} if version is not None else {}
    return {"revision": revision.pk, **wording}


def take(request: Request, proposal: Proposal, form: PositionForm, on: On) -> Position:
    said = form.cleaned_data
    return actions.take_position(
        request.actor,
        proposal,
        stance=said["stance"],
        reason=said["reason"],
        revision=said["revision"],
        wording=said.get("wording"),
        paragraph=on.paragraph.pk if on.paragraph else None,
        amendment=on.amendment,
    )


def why_settled(request: Request, amendment: Amendment) -> str:
    """What became of an amendment on which no position is taken any more; "" while one is."""
    if amendment.is_unsettled:
        return ""
    shown = card_of(request, amendment)
    shown.outcome = standing_outcomes([amendment]).get(amendment.pk)
    said = {"name": amendment.name, "became": shown.outcome_words}
    return _("No position is taken on %(name)s any more. %(became)s.") % said


def taken(form: PositionForm, subject: str) -> str:
    """What was done, for the head of the page that follows; nothing if it is refused."""
    if not form.is_valid():
        return ""
    stance = str(Stance(form.cleaned_data["stance"]).label)
    return _("Your position on %(subject)s is recorded: %(stance)s.") % {
        "subject": subject,
        "stance": stance[:1].lower() + stance[1:],
    }


def subject_of(request: Request, proposal: Proposal) -> On:
    paragraph, number = request.GET.get("paragraph"), request.GET.get("amendment")
    if paragraph:
        return On(paragraph=get_object_or_404(Paragraph, proposal=proposal, pk=as_uuid(paragraph)))
    if number:
        if not number.isdecimal() or len(number) > 9:
            raise Http404
        amendment = get_object_or_404(Amendment, proposal=proposal, number=number)
        amendment.proposal = proposal
        return On(amendment=amendment)
    return On()


def as_uuid(value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError:
        raise Http404(_("There is no such paragraph.")) from None


def name_of(proposal: Proposal, revision: Revision, on: On) -> str:
    if on.amendment:
        return on.amendment.name
    if on.paragraph:
        labels = cited_in(paragraphs_of(revision))
        return labels.get(on.paragraph.pk) or _to_come(on.paragraph)
    return _("%(symbol)s as a whole") % {"symbol": proposal.symbol or proposal.name}


def _to_come(paragraph: Paragraph) -> str:
    """What is in no revision yet is named by the amendment that would bring it."""
    by = Amendment.objects.filter(paragraph=paragraph, operation=Operation.INSERT).first()
    if by is None:
        return _("a paragraph")
    return _("the paragraph of %(amendment)s") % {"amendment": by.name}


def told_at(revision: Revision, on: On) -> str:
    """The rail that says it where the page opens at one; "" where it opens at its head."""
    if on.amendment:
        return ""
    if on.paragraph is None:
        return own_place(None)
    stands = any(one.id == on.paragraph.pk for one in paragraphs_of(revision))
    return own_place(on.paragraph.pk) if stands else ""


def own_place(paragraph: UUID | None) -> str:
    """The line of a rail that tells one's own position."""
    return f"own-{paragraph or 'whole'}"


def back_from(proposal: Proposal, on: On) -> str:
    if on.amendment:
        return on.amendment.get_absolute_url()
    return to_paragraph(proposal, on.paragraph.pk if on.paragraph else None)


@require_safe
def positions(request: Request, pk: UUID) -> HttpResponse:
    """Who stands where: stakeholders by constituency, paragraph by paragraph."""
    proposal = visible_proposal(request, pk)
    head = head_of(request, proposal, "positions")
    if head.revision is None or proposal.is_non_paper:
        raise Http404(_("No positions are taken on this text."))
    context: dict[str, Any] = matrix_of(proposal, head.revision)
    said = {"head": head, "proposal": proposal, "read_at": clock.now()}
    return render(request, "proposals/positions.html", {**said, **context})
