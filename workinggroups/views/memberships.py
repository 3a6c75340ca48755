"""Pages of who is in the room: members and co-chairs."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from interface.access import signed_in, signed_in_to_send
from stakeholders.permits import permits, require
from stakeholders.requests import Request
from workinggroups.actions import memberships as acts
from workinggroups.forms.memberships import AppointForm, EndForm, EnterMembersForm
from workinggroups.models import CoChair, Membership, WorkingGroup
from workinggroups.reads import cochairs_by_group, members_of


@signed_in_to_send
def members(request: Request, number: int) -> HttpResponseBase:
    """The members of a group; the secretariat enters and ends them here."""
    group = get_object_or_404(WorkingGroup, number=number)
    may_enter = permits(request.actor, "workinggroups.enter_member", group)
    form = EnterMembersForm(request, group=group)
    if request.method == "POST":
        done = form.perform(
            lambda: acts.enter_members(request.actor, group, form.cleaned_data["stakeholders"]),
            then=request.path,
        )
        if done:
            return done
    return render(
        request,
        "workinggroups/members.html",
        {
            "group": group,
            "memberships": members_of(group),
            "may_enter": may_enter,
            "form": form,
            "end": EndForm(request),
        },
        status=form.status,
    )


@signed_in
def end_membership(request: Request, pk: UUID) -> HttpResponseBase:
    found = get_object_or_404(Membership.objects.select_related("group"), pk=pk)
    back = reverse("group_members", args=[found.group.number])
    if request.method != "POST":
        return redirect(back)
    form = EndForm(request)
    done = form.perform(lambda: acts.end_membership(request.actor, found), then=back)
    return done or members(request, found.group.number)


@signed_in
def chairs(request: Request, number: int) -> HttpResponseBase:
    """The co-chairs of a group, appointed and released by the secretariat."""
    group = get_object_or_404(WorkingGroup, number=number)
    require(request.actor, "workinggroups.appoint_cochair", group)
    form = AppointForm(request, group=group)
    if request.method == "POST":
        done = form.perform(
            lambda: acts.appoint_cochair(request.actor, group, form.cleaned_data["chair"]),
            then=request.path,
        )
        if done:
            return done
    return render(
        request,
        "workinggroups/chairs.html",
        {
            "group": group,
            "chairs": cochairs_by_group([group]).get(group.pk, []),
            "form": form,
            "end": EndForm(request),
        },
        status=form.status,
    )


@signed_in
def end_chair(request: Request, pk: UUID) -> HttpResponseBase:
    found = get_object_or_404(CoChair.objects.select_related("group"), pk=pk)
    require(request.actor, "workinggroups.appoint_cochair", found.group)
    back = reverse("group_chairs", args=[found.group.number])
    if request.method != "POST":
        return redirect(back)
    form = EndForm(request)
    return form.carry_out(lambda: acts.end_chair(request.actor, found), then=back)
