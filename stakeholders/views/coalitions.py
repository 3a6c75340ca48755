"""Pages of coalitions: the list, founding one, one coalition, and the acts on it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interface.access import signed_in
from interface.forms import ActForm
from interface.pagination import page_of
from stakeholders.actions import coalitions as acts
from stakeholders.forms.coalitions import (
    AnswerForm,
    FoundForm,
    InviteForm,
    JoinForm,
    LeaveForm,
    OutcomeForm,
    SpokespersonForm,
)
from stakeholders.models import Coalition, MembershipRequest
from stakeholders.permits import permits
from stakeholders.reads.coalitions import (
    Roll,
    coalition_list,
    join_and_leave_log,
    pending_requests,
    roll_of,
    rolls,
)
from stakeholders.requests import Request
from stakeholders.views import coalition_words as told

LOG_SHOWN = 8


@require_safe
def coalitions(request: Request) -> HttpResponse:
    page = page_of(coalition_list(), request, size=30)
    found = rolls(page.object_list)
    return render(
        request,
        "stakeholders/coalitions.html",
        {
            "page": page,
            "rolls": [found[coalition.pk] for coalition in page.object_list],
            "may_found": permits(request.actor, "stakeholders.found_coalition"),
        },
    )


@signed_in
def found(request: Request) -> HttpResponse:
    form = FoundForm(request)
    if request.method == "POST":
        done = form.perform(
            lambda: acts.found_coalition(request.actor, **form.cleaned_data),
            then=lambda coalition: coalition.get_absolute_url(),
            said=_("The coalition is founded. Invite others to it, or map its outcomes to texts."),
        )
        if done:
            return done
    return render(
        request,
        "stakeholders/coalition_found.html",
        {"form": form, "may_found": permits(request.actor, "stakeholders.found_coalition")},
        status=form.status,
    )


@require_safe
def coalition(request: Request, pk: UUID) -> HttpResponse:
    return _page(request, _coalition(pk))


@signed_in
def join(request: Request, pk: UUID) -> HttpResponseBase:
    return _act(
        request,
        pk,
        "join",
        lambda coalition, form: acts.ask_to_join(request.actor, coalition, **form.cleaned_data),
        lambda form: told.joining(request, form.cleaned_data["standing"]),
    )


@signed_in
def invite(request: Request, pk: UUID) -> HttpResponseBase:
    return _act(
        request,
        pk,
        "invite",
        lambda coalition, form: acts.invite_to_coalition(
            request.actor, coalition, **form.cleaned_data
        ),
        lambda form: told.inviting(form.cleaned_data["stakeholder"]),
    )


@signed_in
def leave(request: Request, pk: UUID) -> HttpResponseBase:
    return _act(
        request,
        pk,
        "leave",
        lambda coalition, form: acts.leave_coalition(request.actor, coalition, **form.cleaned_data),
        lambda form: told.leaving(request),
    )


@signed_in
def declare(request: Request, pk: UUID) -> HttpResponseBase:
    return _act(
        request,
        pk,
        "declare",
        lambda coalition, form: acts.declare_spokesperson(
            request.actor, coalition, form.cleaned_data["spokesperson"]
        ),
        lambda form: told.declaring(request, form.cleaned_data["spokesperson"]),
    )


@signed_in
def add_outcome(request: Request, pk: UUID) -> HttpResponseBase:
    return _act(
        request,
        pk,
        "outcome",
        lambda coalition, form: acts.add_outcome(request.actor, coalition, **form.cleaned_data),
        lambda form: told.adding(),
    )


@signed_in
def answer(request: Request, pk: UUID, request_pk: UUID) -> HttpResponseBase:
    coalition = _coalition(pk)
    asked = get_object_or_404(
        MembershipRequest.objects.select_related("candidate"), pk=request_pk, coalition=coalition
    )
    if request.method != "POST":
        return redirect(coalition)
    form = _answer_form(request, asked)
    accepted = form.is_valid() and form.cleaned_data["answer"] == "accept"
    done = form.perform(
        lambda: acts.answer_request(
            request.actor, asked, accepted=accepted, reason=form.cleaned_data["reason"]
        ),
        then=coalition.get_absolute_url(),
        said=told.answering(asked, accepted=accepted),
    )
    return done or _page(request, coalition, refused=("answer", form))


def _coalition(pk: UUID) -> Coalition:
    return get_object_or_404(Coalition.objects.select_related("stakeholder"), pk=pk)


def _act(
    request: Request,
    pk: UUID,
    name: str,
    act: Callable[[Coalition, ActForm], Any],
    say: Callable[[ActForm], str],
) -> HttpResponseBase:
    """Carry out one act on a coalition, or show its page again with the reason why not.

    The page is long: what was done is told at its head, with a link to where it shows.
    """
    coalition = _coalition(pk)
    if request.method != "POST":
        return redirect(coalition)
    form = _forms(request, roll_of(coalition))[name]
    done = form.perform(
        lambda: act(coalition, form),
        then=coalition.get_absolute_url(),
        said=say(form) if form.is_valid() else "",
    )
    return done or _page(request, coalition, refused=(name, form))


def _page(
    request: Request, coalition: Coalition, refused: tuple[str, ActForm] | None = None
) -> HttpResponse:
    roll = roll_of(coalition)
    log = join_and_leave_log(coalition)
    standing = _standing(request, roll)
    context = {
        "coalition": coalition,
        "roll": roll,
        "outcomes": list(coalition.outcomes.all()),
        "log": log[:LOG_SHOWN],
        "older": log[LOG_SHOWN:],
        "standing": standing,
        "forms": _forms(request, roll),
        "refused": refused[1] if refused else None,
        **_waiting(request, coalition, standing),
    }
    if refused and refused[0] != "answer":
        context["forms"] = {**_forms(request, roll), refused[0]: refused[1]}
    return render(
        request,
        "stakeholders/coalition.html",
        context,
        status=refused[1].status if refused else 200,
    )


def _standing(request: Request, roll: Roll) -> dict[str, bool]:
    """What the actor is in this coalition and may do to it, from the roll already read."""

    def may(act: str) -> bool:
        return permits(request.actor, f"stakeholders.{act}", roll)

    stakeholder = request.actor.stakeholder
    return {
        "member": roll.is_member(stakeholder),
        "aligned": roll.is_aligned(stakeholder),
        "may_join": may("join_coalition"),
        "may_leave": may("leave_coalition"),
        # Nobody can be declared where there is nobody to choose among.
        "may_declare": len(roll.members) > 1 and may("declare_spokesperson"),
        "may_invite": may("invite_to_coalition"),
        "may_keep": may("keep_coalition"),
    }


def _waiting(request: Request, coalition: Coalition, standing: dict[str, bool]) -> dict[str, Any]:
    """Requests and invitations that concern the reader, each with its form where it may answer."""
    seat = request.actor.seat
    own = seat.stakeholder_id if seat else None
    pending = list(pending_requests(coalition)) if seat else []
    asked = [one for one in pending if one.direction == MembershipRequest.Direction.ASKED]
    offered = [one for one in pending if one.direction == MembershipRequest.Direction.INVITED]
    invitation = next((one for one in offered if one.candidate_id == own), None)
    return {
        "requests": [(one, _answer_form(request, one)) for one in asked]
        if standing["may_invite"]
        else [],
        "offers": offered if standing["member"] else [],
        "invitation": invitation,
        "invitation_form": _answer_form(request, invitation)
        if invitation and standing["may_join"]
        else None,
        "own_request": next((one for one in asked if one.candidate_id == own), None),
    }


def _answer_form(request: Request, asked: MembershipRequest) -> AnswerForm:
    action = reverse("coalition_answer", args=[asked.coalition_id, asked.pk])
    return AnswerForm(request, action=action, auto_id=f"answer-{asked.pk.hex[-8:]}-%s")


def _forms(request: Request, roll: Roll) -> dict[str, ActForm]:
    def at(name: str) -> str:
        return reverse(f"coalition_{name}", args=[roll.coalition.pk])

    return {
        "join": JoinForm(request, roll=roll, action=at("join"), auto_id="join-%s"),
        "invite": InviteForm(request, roll=roll, action=at("invite"), auto_id="invite-%s"),
        "leave": LeaveForm(request, action=at("leave"), auto_id="leave-%s"),
        "declare": SpokespersonForm(request, roll=roll, action=at("declare"), auto_id="speaks-%s"),
        "outcome": OutcomeForm(request, action=at("outcome"), auto_id="outcome-%s"),
    }
