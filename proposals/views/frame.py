"""What the pages of a text share: the text or a 404, its sticky head, the page of one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from interface.forms import ActForm
from proposals.models import Amendment, Operation, Proposal, Revision, Stage
from proposals.reads.amendments import open_amendments
from proposals.reads.frame import amendments_of, readable_proposals
from proposals.reads.texts import last_issued
from stakeholders.permits import is_kept_by_role, permits
from stakeholders.requests import Request

COURSE = (Stage.DRAFT, Stage.TABLED, Stage.NEGOTIATION, Stage.ADOPTED)
ENDED = (Stage.WITHDRAWN, Stage.DEFERRED, Stage.NOT_ADOPTED)


def visible_proposal(request: Request, pk: UUID) -> Proposal:
    """The text if this reader may see it; a 404 otherwise, as if it did not exist."""
    return get_object_or_404(readable_proposals(request.actor.seat), pk=pk)


def visible_amendment(request: Request, pk: UUID, number: int) -> Amendment:
    """An amendment of a text that this reader may see."""
    proposal = visible_proposal(request, pk)
    amendment = get_object_or_404(amendments_of(proposal), number=number)
    amendment.proposal = proposal
    return amendment


@dataclass(frozen=True)
class View:
    """One link among the views of a text."""

    key: str
    label: str
    url: str


@dataclass(frozen=True)
class Head:
    """What the sticky head of a text says."""

    proposal: Proposal
    revision: Revision | None
    open_amendments: int
    steps: list[tuple[str, str]]
    views: list[View]
    current: str
    # The adopted number, where there is one.
    adopted: str = ""

    @property
    def counts_amendments(self) -> bool:
        """Whether how many are open says anything: none can be where a text is no longer open."""
        ended = self.proposal.stage in (Stage.ADOPTED, *ENDED)
        return bool(self.proposal.symbol) and (self.open_amendments > 0 or not ended)


def head_of(request: Request, proposal: Proposal, current: str, opened: int | None = None) -> Head:
    """The head as it stands over the page `current`; counts what is open unless told."""
    revision = last_issued(proposal)
    if opened is None:
        opened = open_amendments(proposal).count()
    return Head(
        proposal,
        revision,
        opened,
        [] if proposal.is_non_paper else steps_of(proposal),
        views_of(request, proposal, revision),
        current,
        proposal.adoption.symbol if proposal.stage == Stage.ADOPTED else "",
    )


def steps_of(proposal: Proposal) -> list[tuple[str, str]]:
    """The stages as words, each done, current or coming."""
    stage = proposal.stage
    course = list(COURSE)
    if stage in ENDED:
        course = [*COURSE[: 3 if hasattr(proposal, "takeover") else 2], stage]
    here = course.index(stage)
    states = ["done"] * here + ["current"] + ["coming"] * (len(course) - here - 1)
    return [(str(step.label), state) for step, state in zip(course, states, strict=True)]


def views_of(request: Request, proposal: Proposal, revision: Revision | None) -> list[View]:
    if proposal.is_draft:
        return [View("draft", _("Draft"), reverse("draft", args=[proposal.pk]))]
    views = [View("text", _("Text"), proposal.get_absolute_url())]
    if revision is not None and revision.number:
        views.append(View("compare", _("Compare"), reverse("compare", args=[proposal.pk])))
    if proposal.symbol:
        views.append(View("positions", _("Positions"), reverse("positions", args=[proposal.pk])))
    views.append(View("history", _("History"), reverse("history", args=[proposal.pk])))
    if permits(request.actor, "proposals.open_desk", proposal):
        views.append(View("desk", _("Desk"), reverse("desk", args=[proposal.pk])))
    return views


def to_paragraph(proposal: Proposal, paragraph: UUID | None) -> str:
    """The text opened at a paragraph, with its rail."""
    url = proposal.get_absolute_url()
    return f"{url}?focus={paragraph}#{paragraph}" if paragraph else f"{url}?focus=whole#whole"


def to_card(proposal: Proposal, amendment: Amendment) -> str:
    """An amendment in view: its card beside its paragraph, or its own page."""
    if amendment.operation == Operation.INSERT:
        return amendment.get_absolute_url()
    url = proposal.get_absolute_url()
    return f"{url}?focus={amendment.paragraph_id}#{amendment.anchor}"


def back_to(proposal: Proposal, amendment: Amendment) -> str:
    """Where one was when one acted on an amendment: at its paragraph, or on its own page."""
    if amendment.operation == Operation.INSERT:
        return amendment.get_absolute_url()
    return to_paragraph(proposal, amendment.paragraph_id)


@dataclass(frozen=True)
class ActPage:
    """What the page of one act says around its form."""

    heading: str
    lead: str
    button: str
    back: str
    tone: str = "primary"


def act_page(
    request: Request,
    proposal: Proposal,
    page: ActPage,
    form: ActForm,
    act: Callable[[], Any],
    then: Callable[[Any], str] | str,
    *,
    permission: str,
    subject: Any = None,
    context: dict[str, Any] | None = None,
    template: str = "proposals/act.html",
    said: Callable[[Any], str] | str = "",
    beside: str = "",
    closed: str = "",
) -> HttpResponse:
    """Show one act with what it means, carry it out on POST, and go where it leads.

    `closed` says why nobody can do it any more.
    """
    if request.method == "POST":
        done = form.perform(act, then, said, beside)
        if done is not None:
            return done
    asked = proposal if subject is None else subject
    allowed = not closed and permits(request.actor, permission, asked)
    return render(
        request,
        template,
        {
            "head": head_of(request, proposal, ""),
            "proposal": proposal,
            "page": page,
            "form": form,
            "allowed": allowed,
            "closed": closed,
            "kept_by_role": not allowed and is_kept_by_role(request.actor, permission, asked),
            **(context or {}),
        },
        status=form.status if allowed or form.is_bound else 403,
    )
