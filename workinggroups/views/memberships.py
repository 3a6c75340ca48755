"""Pages of who is in the room: members and co-chairs."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
            said=_members_entered(form),
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
        },
        status=form.status,
    )


def _members_entered(form: EnterMembersForm) -> str:
    if not form.is_valid():
        return ""
    entered = form.cleaned_data["stakeholders"]
    words = ngettext(
        "%(name)s is a member now.", "%(n)s stakeholders are members now.", len(entered)
    )
    return words % {"name": entered[0], "n": len(entered)}


@signed_in
def end_membership(request: Request, pk: UUID) -> HttpResponseBase:
    """Asks before it ends a membership, and says what follows."""
    rows = Membership.objects.select_related("group", "stakeholder")
    found = get_object_or_404(rows, pk=pk)
    require(request.actor, "workinggroups.enter_member", found.group)
    back = reverse("group_members", args=[found.group.number])
    form = EndForm(request)
    if request.method == "POST":
        done = form.perform(
            lambda: acts.end_membership(request.actor, found, **form.cleaned_data),
            then=back,
            said=_("The membership of %(name)s has ended.") % {"name": found.stakeholder},
        )
        if done:
            return done
    page = {
        "heading": _("End the membership of %(name)s") % {"name": found.stakeholder},
        "follows": what_follows(found),
        "button": _("End the membership"),
        "back": back,
        "ended": found.until,
    }
    return _ending(request, found.group, form, page)


def what_follows(membership: Membership) -> list[str]:
    """What the end of a membership leaves and takes."""
    name = membership.stakeholder
    said = [
        _("What %(name)s did in the group stays as it is.") % {"name": name},
        _("From today it no longer reads what is kept to the group’s members."),
    ]
    chairs = CoChair.objects.current().filter(group=membership.group, seat__stakeholder=name)
    if chairs.exists():
        said.append(
            _("It still co-chairs the group: that term is ended by itself, among the co-chairs.")
        )
    return said


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
            said=_chair_appointed(form),
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
            "has_members": members_of(group).exists(),
        },
        status=form.status,
    )


def _chair_appointed(form: AppointForm) -> str:
    if not form.is_valid():
        return ""
    seat = form.cleaned_data["chair"]
    names = {"name": seat.stakeholder, "person": seat.person}
    return _("%(person)s co-chairs the group now, for %(name)s.") % names


@signed_in
def end_chair(request: Request, pk: UUID) -> HttpResponseBase:
    """Asks before it ends a term, and says how many co-chairs the group has then."""
    rows = CoChair.objects.select_related("group", "seat__stakeholder", "seat__person")
    found = get_object_or_404(rows, pk=pk)
    require(request.actor, "workinggroups.appoint_cochair", found.group)
    back = reverse("group_chairs", args=[found.group.number])
    form = EndForm(request)
    if request.method == "POST":
        done = form.perform(
            lambda: acts.end_chair(request.actor, found, **form.cleaned_data),
            then=back,
            said=_("The term of %(name)s has ended.") % {"name": found.seat.stakeholder},
        )
        if done:
            return done
    names = {"name": found.seat.stakeholder, "person": found.seat.person}
    page = {
        "heading": _("End the term of %(name)s, %(person)s") % names,
        "follows": [_chairs_left(found), _("What was recorded in this term stays as it is.")],
        "button": _("End the term"),
        "back": back,
        "ended": found.until,
    }
    return _ending(request, found.group, form, page)


def _chairs_left(ending: CoChair) -> str:
    left = CoChair.objects.current().filter(group=ending.group).exclude(pk=ending.pk).count()
    if not left:
        return _(
            "The group then has no co-chair: nobody records outcomes or issues revisions of its "
            "texts until one is appointed."
        )
    words = ngettext(
        "The group then has %(n)s co-chair left; the other side has none until one is appointed.",
        "The group then has %(n)s co-chairs left.",
        left,
    )
    return words % {"n": left}


def _ending(
    request: Request, group: WorkingGroup, form: EndForm, page: dict[str, Any]
) -> HttpResponseBase:
    context = {"group": group, "form": form, **page}
    return render(request, "workinggroups/ending.html", context, status=form.status)
