"""The directory of stakeholders, one stakeholder's page, and a person's own settings."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from interface.access import signed_in
from interface.pagination import page_of
from stakeholders.forms.accounts import SettingsForm
from stakeholders.models import CoalitionMembership, Person, Stakeholder
from stakeholders.permits import permits
from stakeholders.reads.directory import (
    directory,
    kind_counts,
    region_choices,
    with_current_seats,
)


def stakeholders(request: HttpRequest) -> HttpResponse:
    chosen = {
        "kinds": request.GET.getlist("kind"),
        "regions": request.GET.getlist("region"),
        "words": request.GET.get("q", "").replace("\x00", "").strip()[:100],
    }
    return render(
        request,
        "stakeholders/directory.html",
        {
            "page": page_of(directory(**chosen), request, size=100),
            "kinds": kind_counts(),
            "regions": region_choices(),
            **{f"chosen_{name}": value for name, value in chosen.items()},
        },
    )


def stakeholder(request: HttpRequest, pk: UUID) -> HttpResponse:
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
def settings(request: HttpRequest) -> HttpResponseBase:
    """Name, language and time zone of whoever is signed in."""
    person = Person.objects.get(pk=request.user.pk)
    names = ("name", "language", "time_zone")
    form = SettingsForm(request, initial={name: getattr(person, name) for name in names})
    if request.method == "POST":
        done = form.perform(lambda: _save(person, form), then=reverse("settings"))
        if done:
            return done
    return render(request, "stakeholders/settings.html", {"form": form}, status=form.status)


def _save(person: Person, form: SettingsForm) -> None:
    for name, value in form.cleaned_data.items():
        setattr(person, name, value)
    person.save(update_fields=list(form.cleaned_data))
