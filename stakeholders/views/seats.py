"""Pages about seats: speaking as, the delegation, invitations and their answers."""

from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from interface.access import own_address, signed_in
from interface.refusal import Refusal
from interface.times import day_words
from record.pings import rights_may_have_changed
from stakeholders import devices
from stakeholders.accounts import addresses_of, sign_in
from stakeholders.actions import people as acts
from stakeholders.actions.joining import join_by_invitation
from stakeholders.forms.seats import (
    DeclineForm,
    EndMandateForm,
    InviteForm,
    NewPersonForm,
    RevokeForm,
    TakeSeatForm,
    today,
)
from stakeholders.middleware import SESSION_KEY
from stakeholders.models import Invitation, Seat, Stakeholder
from stakeholders.permits import permits, require
from stakeholders.reads.directory import delegation as seats_of
from stakeholders.requests import Request


@require_POST
@signed_in
def speak_as(request: Request) -> HttpResponse:
    """Change the seat of this session, and go back to where one was."""
    own = {str(seat.pk) for seat in request.seats}
    wanted = request.POST.get("speak_as", "")
    if wanted not in own:
        raise Refusal("no_such_seat", _("This seat is not yours, or its mandate has ended."))
    request.session[SESSION_KEY] = wanted
    # Open sockets read the session again, so it has to be there before they are told.
    request.session.save()
    rights_may_have_changed(request.user.pk)
    home = resolve_url(settings.LOGIN_REDIRECT_URL)
    return redirect(own_address(request, request.POST.get("back", ""), otherwise=home))


@signed_in
def delegation(request: Request, pk: UUID) -> HttpResponseBase:
    """The seats and open invitations of a stakeholder, for its own delegation."""
    stakeholder = get_object_or_404(Stakeholder, pk=pk)
    if not permits(request.actor, "stakeholders.see_delegation", stakeholder):
        return redirect(stakeholder)
    form = InviteForm(request, initial={"since": today()})
    if request.method == "POST":
        done = form.perform(
            lambda: acts.invite_delegate(
                request.actor,
                stakeholder,
                email=form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                role=form.cleaned_data["role"],
                mandate=form.mandate,
            ),
            then=request.path,
            said=_invited(form),
        )
        if done:
            return done
    return render(
        request,
        "stakeholders/delegation.html",
        {
            "stakeholder": stakeholder,
            "seats": seats_of(stakeholder),
            "invitations": waiting_invitations(stakeholder),
            "form": form,
            "revoke": RevokeForm(request),
        },
        status=form.status,
    )


def waiting_invitations(stakeholder: Stakeholder) -> QuerySet[Invitation]:
    found = Invitation.objects.waiting().filter(for_stakeholder=stakeholder)
    return found.select_related("stakeholder").order_by("-at")


def _invited(form: InviteForm) -> str:
    if not form.is_valid():
        return ""
    words = gettext("%(name)s is invited: a letter with the link is on its way to %(email)s.")
    return words % form.cleaned_data


@signed_in
def revoke(request: Request, pk: UUID) -> HttpResponseBase:
    found = get_object_or_404(Invitation.objects.select_related("for_stakeholder"), pk=pk)
    require(request.actor, "stakeholders.revoke_invitation", found)
    back = reverse("delegation", args=[found.for_stakeholder_id])
    if request.method != "POST":
        return redirect(back)
    form = RevokeForm(request)
    return form.carry_out(
        lambda: acts.revoke_invitation(request.actor, found),
        then=back,
        said=gettext("The invitation is taken back."),
    )


@signed_in
def end_mandate(request: Request, pk: UUID) -> HttpResponseBase:
    seat = get_object_or_404(Seat.objects.select_related("stakeholder", "person"), pk=pk)
    back = reverse("delegation", args=[seat.stakeholder_id])
    require(request.actor, "stakeholders.end_mandate", seat)
    form = EndMandateForm(request, initial={"last_day": today()})
    if request.method == "POST":
        done = form.perform(
            lambda: acts.end_mandate(request.actor, seat, last_day=form.cleaned_data["last_day"]),
            then=back,
            said=gettext("The end of the mandate of %(name)s is set.") % {"name": seat.person},
        )
        if done:
            return done
    return render(
        request, "stakeholders/end_mandate.html", {"seat": seat, "form": form}, status=form.status
    )


def invitation(request: Request, token: str) -> HttpResponseBase:
    """An invitation, for whoever holds its link; taken by the person of its address only."""
    found = get_object_or_404(
        Invitation.objects.select_related("for_stakeholder", "stakeholder", "answer"), token=token
    )
    form = TakeSeatForm(request) if request.user.is_authenticated else _new_person(request, found)
    if request.method == "POST":
        done = form.perform(
            lambda: _take(request, found, form),
            then=resolve_url(settings.LOGIN_REDIRECT_URL),
            said=_seated(request, found),
        )
        if done:
            if isinstance(form, NewPersonForm):
                devices.notice(request, done, request.user, first=True)
            return done
    return render(
        request,
        "stakeholders/invitation.html",
        {
            "invitation": found,
            "answered": getattr(found, "answer", None),
            "reader": _reader(request, found),
            "form": form,
            "decline": DeclineForm(request, action=reverse("invitation_decline", args=[token])),
        },
        status=form.status,
    )


def _new_person(request: Request, found: Invitation) -> NewPersonForm:
    return NewPersonForm(request, initial={"name": found.name})


def _reader(request: Request, found: Invitation) -> str:
    """Who holds the link: the invited person, somebody else, or one who has not signed in.

    Whether there is an account under the address is not told to who merely holds the link.
    """
    if not request.user.is_authenticated:
        return "anonymous"
    return "invited" if found.email.lower() in addresses_of(request.user) else "other"


def _take(request: Request, found: Invitation, form: NewPersonForm | TakeSeatForm) -> Seat:
    if isinstance(form, NewPersonForm):
        seat = join_by_invitation(found, **form.cleaned_data)
        sign_in(request, seat.person, shown="password")
    else:
        seat = acts.accept_invitation(request.user, found.token)
    # Who speaks for somebody goes on doing so: nothing changes under one's hands.
    speaking = request.actor.seat or seat
    request.session[SESSION_KEY] = str(speaking.pk)
    return seat


def _seated(request: Request, found: Invitation) -> str:
    """For whom one has a seat now, and for whom one speaks."""
    names = {"name": found.for_stakeholder, "own": request.actor.stakeholder}
    begins = found.mandate.lower
    if begins and begins > today():
        words = gettext("You have a seat for %(name)s. Its mandate begins on %(day)s.")
        return words % {**names, "day": day_words(begins)}
    if request.actor.seat is None:
        return gettext("You have a seat for %(name)s now and speak for it.") % names
    return (
        gettext(
            "You have a seat for %(name)s now. You still speak for %(own)s: to speak for %(name)s, "
            "choose it under “Speaking as” at the top of the page."
        )
        % names
    )


@require_POST
def decline(request: Request, token: str) -> HttpResponseBase:
    page = reverse("invitation", args=[token])
    person = request.user if request.user.is_authenticated else None
    form = DeclineForm(request)
    found = get_object_or_404(Invitation.objects.select_related("for_stakeholder"), token=token)
    return form.carry_out(
        lambda: acts.decline_invitation(token, person),
        then=page,
        said=gettext("The invitation to a seat for %(name)s is declined.")
        % {"name": found.for_stakeholder},
    )
