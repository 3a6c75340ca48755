"""The directory of stakeholders, one stakeholder's page, and a person's own settings."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from interface.access import signed_in
from interface.pagination import page_of
from stakeholders.actions.people import keep_settings
from stakeholders.forms.accounts import SettingsForm
from stakeholders.models import CoalitionMembership, Stakeholder
from stakeholders.permits import permits
from stakeholders.reads import registry
from stakeholders.reads.directory import (
    Wanted,
    belonging_of,
    directory,
    everybody,
    filters,
    with_current_seats,
)
from stakeholders.requests import Request


@require_safe
def stakeholders(request: Request) -> HttpResponse:
    wanted = Wanted.of(request.GET)
    page = page_of(directory(wanted), request)
    belongings = belonging_of(list(page.object_list))
    return render(
        request,
        "stakeholders/directory.html",
        {
            "page": page,
            "entries": [(one, belongings[one.pk]) for one in page.object_list],
            "filters": filters(wanted),
            "wanted": wanted,
            "accredited": everybody().count(),
            "has_registry": registry.everything().exists(),
        },
    )


@require_safe
def stakeholder(request: Request, pk: UUID) -> HttpResponse:
    """Facts, coalitions, and what higher apps add; names of delegates for seats only."""
    known = Stakeholder.objects.accredited().select_related("host", "accreditation")
    found = get_object_or_404(with_current_seats(known), pk=pk)
    memberships = CoalitionMembership.objects.current().filter(member=found)
    return render(
        request,
        "stakeholders/stakeholder.html",
        {
            "stakeholder": found,
            "coalitions": memberships.select_related("coalition").order_by("coalition__name"),
            "shows_names": request.actor.seat is not None,
            "may_see_delegation": permits(request.actor, "stakeholders.see_delegation", found),
            "may_edit": permits(request.actor, "stakeholders.edit_stakeholder", found),
        },
    )


@signed_in
def settings(request: Request) -> HttpResponseBase:
    """Name, language and time zone of whoever is signed in."""
    names = ("name", "time_zone", "language")
    form = SettingsForm(request, initial={name: getattr(request.user, name) for name in names})
    if request.method == "POST":
        done = form.perform(
            lambda: keep_settings(request.actor, **form.cleaned_data), then=reverse("settings")
        )
        if done:
            return done
    return render(request, "stakeholders/settings.html", {"form": form}, status=form.status)
