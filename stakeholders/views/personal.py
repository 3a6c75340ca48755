"""Personal data: what is held about oneself, as a file, and having it erased."""

from uuid import UUID

from django.contrib.auth import logout
from django.http import Http404, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from interface.access import signed_in
from stakeholders.actions.erasure import erase_person
from stakeholders.forms.people import ErasureForm
from stakeholders.models import Person
from stakeholders.permits import permits, require
from stakeholders.reads.personal import everything_about
from stakeholders.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def personal_data(request: Request) -> HttpResponseBase:
    person = request.user
    form = ErasureForm(request, person)
    if request.method == "POST":
        done = form.perform(lambda: erase_person(request.actor, person), then="/")
        if done:
            logout(request)
            return done
    return render(request, "stakeholders/personal_data.html", {"form": form}, status=form.status)


@require_POST
@never_cache
@signed_in
def personal_file(request: Request) -> HttpResponseBase:
    """Everything, in a form that another program can read. A button asks for it, so that who has to
    prove first comes back to the page of the button."""
    require(request.actor, "stakeholders.read_personal_data", request.user)
    answer = JsonResponse(
        everything_about(request.user), json_dumps_params={"indent": 1, "ensure_ascii": False}
    )
    answer["Content-Disposition"] = 'attachment; filename="personal-data.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def person_erasure(request: Request, pk: UUID) -> HttpResponseBase:
    """At somebody's request to the secretariat, who may not be able to sign in any more."""
    if not permits(request.actor, "stakeholders.see_secretariat"):
        raise Http404
    person = get_object_or_404(Person.objects.filter(erased_at=None), pk=pk)
    require(request.actor, "stakeholders.erase_person", person)
    form = ErasureForm(request, person)
    if request.method == "POST":
        done = form.perform(
            lambda: erase_person(request.actor, person),
            then=reverse("secretariat_people"),
            said=_("Nothing says any more who that person was."),
        )
        if done:
            return done
    return render(
        request,
        "stakeholders/person_erasure.html",
        {"person": person, "form": form},
        status=form.status,
    )
