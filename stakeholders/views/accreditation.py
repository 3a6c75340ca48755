"""Pages of accreditation: asking for it, and the secretariat's list and decision."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interface.access import signed_in
from interface.pagination import page_of
from stakeholders.actions import accreditation as acts
from stakeholders.forms.accreditation import (
    ApplicationForm,
    DecisionForm,
    StakeholderFactsForm,
    StakeholderForm,
)
from stakeholders.models import Application, Stakeholder
from stakeholders.permits import permits
from stakeholders.reads.secretariat import people as people_with_seats
from stakeholders.reads.secretariat import without_head
from stakeholders.reads.standing import standing_of
from stakeholders.requests import Request


@signed_in
def apply(request: Request) -> HttpResponseBase:
    """Ask for accreditation, or see how one's application stands."""
    form = ApplicationForm(request)
    if request.method == "POST":
        done = form.perform(
            lambda: acts.apply_for_accreditation(request.actor, **form.cleaned_data),
            then=request.path,
            said=_("Your application is with the secretariat."),
        )
        if done:
            return done
    return render(
        request,
        "stakeholders/apply.html",
        {
            "standing": standing_of(request.user),
            "form": form,
            "may_apply": permits(request.actor, "stakeholders.apply"),
        },
        status=form.status,
    )


@require_safe
@signed_in
def secretariat(request: Request) -> HttpResponse:
    """The secretariat's own page: what waits, and where it keeps what."""
    _refuse_others(request)
    decided = Application.objects.filter(decision__isnull=False).select_related("decision")
    return render(
        request,
        "stakeholders/secretariat.html",
        {
            "applications": Application.objects.undecided().select_related("person", "host"),
            "without_head": without_head(),
            "decided": page_of(decided.order_by("-decision__at"), request, size=20),
        },
    )


@require_safe
@signed_in
def people(request: Request) -> HttpResponse:
    """Everybody with an account and under which seats they act; for the secretariat only."""
    _refuse_others(request)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    page = page_of(people_with_seats(words), request)
    return render(request, "stakeholders/people.html", {"page": page, "words": words})


@signed_in
def application(request: Request, pk: UUID) -> HttpResponseBase:
    _refuse_others(request)
    found = get_object_or_404(
        Application.objects.select_related("person", "host", "decision"), pk=pk
    )
    form = DecisionForm(request)
    if request.method == "POST":
        done = form.perform(
            lambda: acts.decide_application(
                request.actor,
                found,
                granted=form.cleaned_data["granted"] == "yes",
                reason=form.cleaned_data["reason"],
            ),
            then=reverse("secretariat"),
            said=_decided(found, form),
        )
        if done:
            return done
    return render(
        request,
        "stakeholders/application.html",
        {"application": found, "decision": getattr(found, "decision", None), "form": form},
        status=form.status,
    )


def _decided(found: Application, form: DecisionForm) -> str:
    granted = form.is_valid() and form.cleaned_data["granted"] == "yes"
    words = _("%(name)s is accredited.") if granted else _("%(name)s is not accredited.")
    return words % {"name": found.organisation}


@signed_in
def add_stakeholder(request: Request) -> HttpResponseBase:
    _refuse_others(request)
    form = StakeholderForm(request)
    if request.method == "POST":
        done = form.perform(
            lambda: acts.add_stakeholder(request.actor, **form.cleaned_data),
            then=lambda stakeholder: reverse("delegation", args=[stakeholder.pk]),
            said=_("It is added and accredited. Invite the head of its delegation next."),
        )
        if done:
            return done
    return render(request, "stakeholders/stakeholder_new.html", {"form": form}, status=form.status)


@signed_in
def edit_stakeholder(request: Request, pk: UUID) -> HttpResponseBase:
    _refuse_others(request)
    found = get_object_or_404(Stakeholder.objects.in_constituencies(), pk=pk)
    names = ("name", "regional_group", "host", "about", "website")
    form = StakeholderFactsForm(request, initial={name: getattr(found, name) for name in names})
    if request.method == "POST":
        done = form.perform(
            lambda: acts.edit_stakeholder(request.actor, found, **form.cleaned_data),
            then=lambda stakeholder: stakeholder.get_absolute_url(),
            said=_("The changes are kept."),
        )
        if done:
            return done
    return render(
        request,
        "stakeholders/stakeholder_edit.html",
        {"form": form, "stakeholder": found},
        status=form.status,
    )


def _refuse_others(request: Request) -> None:
    """What is the secretariat's own does not exist for others."""
    if not permits(request.actor, "stakeholders.see_secretariat"):
        raise Http404
