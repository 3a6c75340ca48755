"""Pages on which a coalition's preferred outcomes are mapped to paragraphs of texts."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from interface.access import signed_in
from proposals.actions.coalitions import map_outcome, unmap_outcome
from proposals.forms.coalitions import MapForm, UnmapForm
from proposals.models import OutcomeMapping, Proposal
from proposals.reads.coalitions import mappable_proposals, targets
from proposals.views.coalition_panels import mapped_of
from proposals.views.frame import visible_proposal
from stakeholders.models import PreferredOutcome
from stakeholders.permits import permits
from stakeholders.requests import Request


@require_safe
@signed_in
def outcome_texts(request: Request, pk: UUID, number: int) -> HttpResponse:
    """Choosing the text, and taking mappings back."""
    outcome = _outcome(pk, number)
    return render(
        request,
        "proposals/coalition_texts.html",
        {
            "outcome": outcome,
            "may_map": permits(request.actor, "stakeholders.keep_coalition", outcome.coalition),
            "proposals": mappable_proposals(request.actor.seat),
            "mapped": mapped_of(request, outcome),
            "form": UnmapForm(request),
        },
    )


@signed_in
def outcome_map(request: Request, pk: UUID, number: int, proposal_pk: UUID) -> HttpResponseBase:
    """Choosing the paragraph of one text."""
    outcome = _outcome(pk, number)
    proposal = visible_proposal(request, proposal_pk)
    found = targets(proposal)
    form = MapForm(request, proposal=proposal, targets=found)
    if request.method == "POST":
        done = form.perform(
            lambda: map_outcome(request.actor, outcome, proposal, form.cleaned_data["paragraph"]),
            then=_anchor(outcome),
        )
        if done:
            return done
    words = {str(target.paragraph): target.words for target in found}
    return render(
        request,
        "proposals/coalition_map.html",
        {
            "outcome": outcome,
            "proposal": proposal,
            "form": form,
            "choices": [(tag, words.get(tag.data["value"], "")) for tag in form["paragraph"]],
            "may_map": permits(request.actor, "stakeholders.keep_coalition", outcome.coalition)
            and permits(request.actor, "proposals.map_outcome", proposal),
        },
        status=form.status,
    )


@signed_in
def outcome_unmap(request: Request, pk: UUID, number: int, mapping_pk: UUID) -> HttpResponseBase:
    outcome = _outcome(pk, number)
    visible = Proposal.objects.visible_to(request.actor.seat)
    mapping = get_object_or_404(
        OutcomeMapping, pk=mapping_pk, outcome=outcome, proposal__in=visible
    )
    form = UnmapForm(request)
    if request.method == "POST":
        done = form.perform(lambda: unmap_outcome(request.actor, mapping), then=_anchor(outcome))
        if done:
            return done
    return render(
        request,
        "proposals/coalition_unmap.html",
        {"outcome": outcome, "mapping": mapping, "form": form},
        status=form.status,
    )


def _outcome(pk: UUID, number: int) -> PreferredOutcome:
    found = PreferredOutcome.objects.select_related("coalition")
    return get_object_or_404(found, coalition=pk, number=number)


def _anchor(outcome: PreferredOutcome) -> str:
    return f"{reverse('coalition', args=[outcome.coalition_id])}#outcome-{outcome.number}"
