"""Pages of a group itself: the list, one group, setting up, editing, and its matrix."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interface.access import signed_in
from record.keys import StreamKey
from record.reads import events_after, stream_of, tell
from stakeholders.permits import permits
from stakeholders.requests import Request
from workinggroups.actions import groups as acts
from workinggroups.forms.groups import CHECKS, GroupForm, ParticipationForm
from workinggroups.models import ParticipationRule, WorkingGroup
from workinggroups.reads import cochairs_by_group, groups_with_counts, room, who_decides
from workinggroups.rules import is_cochair, is_member

LATEST = 6
FACTS = ("number", "title", "mandate", "symbol_part", "visibility", "consensus_rule")


@require_safe
def groups(request: Request) -> HttpResponse:
    found = list(groups_with_counts())
    chairs = cochairs_by_group(found)
    return render(
        request,
        "workinggroups/groups.html",
        {"groups": [(group, chairs.get(group.pk, [])) for group in found]},
    )


@require_safe
def group(request: Request, number: int) -> HttpResponse:
    found = get_object_or_404(WorkingGroup, number=number)
    return render(
        request,
        "workinggroups/group.html",
        {
            "group": found,
            "chairs": cochairs_by_group([found]).get(found.pk, []),
            "decides": who_decides(found),
            "room": room(found),
            "is_member": is_member(request.actor, found),
            "chairs_it": is_cochair(request.actor, found),
            "latest": latest_acts(found),
            "may_edit": permits(request.actor, "workinggroups.edit_group", found),
        },
    )


def latest_acts(group: WorkingGroup) -> list[Any]:
    """The newest acts of the group's public stream, newest first, each with its sentence."""
    stream = stream_of(StreamKey("workinggroup", group.pk, "public"))
    if stream is None:
        return []
    events = events_after(stream, max(stream.length - LATEST, 0), LATEST)
    return list(reversed(tell(events)))


@signed_in
def new(request: Request) -> HttpResponseBase:
    _refuse_others(request, "workinggroups.create_group")
    form = GroupForm(request, initial={"visibility": "public"})
    if request.method == "POST":
        done = form.perform(
            lambda: acts.create_group(request.actor, **form.facts()),
            then=lambda group: group.get_absolute_url(),
            said=_("The group is set up. Enter its members next, then appoint its co-chairs."),
        )
        if done:
            return done
    return render(request, "workinggroups/new.html", {"form": form}, status=form.status)


@signed_in
def edit(request: Request, number: int) -> HttpResponseBase:
    _refuse_others(request, "workinggroups.edit_group")
    found = get_object_or_404(WorkingGroup, number=number)
    form = GroupForm(request, initial={name: getattr(found, name) for name in FACTS})
    if request.method == "POST":
        done = form.perform(
            lambda: acts.edit_group(request.actor, found, **form.facts()),
            then=lambda group: group.get_absolute_url(),
            said=_("The changes are kept."),
        )
        if done:
            return done
    return render(
        request, "workinggroups/edit.html", {"form": form, "group": found}, status=form.status
    )


@signed_in
def participation(request: Request, number: int) -> HttpResponseBase:
    _refuse_others(request, "workinggroups.edit_group")
    found = get_object_or_404(WorkingGroup, number=number)
    form = ParticipationForm(request, group=found)
    if request.method == "POST":
        done = form.perform(
            lambda: _set_matrix(request, found, form),
            then=found.get_absolute_url(),
            said=_("The matrix is set. It holds for texts tabled from now on."),
        )
        if done:
            return done
    return render(
        request,
        "workinggroups/participation.html",
        {"form": form, "group": found, "columns": CHECKS.values()},
        status=form.status,
    )


def _set_matrix(
    request: Request, group: WorkingGroup, form: ParticipationForm
) -> list[ParticipationRule]:
    return [
        acts.set_participation(request.actor, group, kind, **terms)
        for kind, terms in form.terms().items()
    ]


def _refuse_others(request: Request, permission: str) -> None:
    """What only the secretariat does has no page for others."""
    if not permits(request.actor, permission):
        raise Http404
