"""A little site for the tests of the design system: one page with a form, and a list."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.template import RequestContext, Template
from django.urls import include, path

from interface.access import signed_in
from interface.forms import ActForm
from interface.models import KeptForm
from interface.pagination import page_of
from interface.refusal import Refusal
from stakeholders.models import Stakeholder

done: list[str] = []


class SayForm(ActForm):
    kept_per = ("about",)
    about = forms.CharField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(label="Words", help_text="A sentence.", widget=forms.Textarea)
    tone = forms.ChoiceField(
        label="Tone",
        choices=[("calm", "Calm"), ("dry", "Dry")],
        widget=forms.RadioSelect,
        required=False,
    )
    short = forms.CharField(label="Short", max_length=20, required=False)


class WithdrawForm(ActForm):
    """One button."""


@signed_in
def say(request: HttpRequest) -> HttpResponseBase:
    about = request.POST.get("about", request.GET.get("about", ""))
    form = SayForm(request, initial={"about": about})
    if request.method == "POST":
        answer = form.perform(
            lambda: _say(form.cleaned_data["words"]), then="/said/", said="You have been heard."
        )
        if answer:
            return answer
    return render(request, "interface_tests/say.html", {"form": form}, status=form.status)


def _say(words: str) -> None:
    if "forbidden" in words:
        raise Refusal("not_entitled", "An observer does not speak.", field="words")
    if "clash" in words:
        raise Refusal("clashes", "Somebody else has said it.")
    done.append(words)
    Stakeholder.objects.create(name=f"{words} {len(done)}", kind="civil")


def said(request: HttpRequest) -> HttpResponse:
    return HttpResponse("said")


def kept_list(request: HttpRequest) -> HttpResponse:
    return HttpResponse(Template("{% kept_forms %}").render(RequestContext(request)))


def missing(request: HttpRequest) -> HttpResponse:
    get_object_or_404(Stakeholder, name="Nobody")
    return HttpResponse()


def missing_with_reason(request: HttpRequest) -> HttpResponse:
    raise Http404("This report is no longer kept.")


@signed_in
def once_only(request: HttpRequest) -> HttpResponseBase:
    """An act that can be done once: afterwards its page is refused."""
    form = WithdrawForm(request)
    if request.method == "POST":
        return form.carry_out(lambda: done.append("withdrawn"), then="/said/")
    if "withdrawn" in done:
        raise Refusal("not_entitled", "There is nothing to withdraw.")
    return render(request, "interface_tests/say.html", {"form": SayForm(request)})


def refuse(request: HttpRequest) -> HttpResponse:
    raise Refusal("not_entitled", "An observer only reads.")


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the page fails")


def listing(request: HttpRequest) -> HttpResponse:
    page = page_of(ContentType.objects.all(), request, size=3)
    return render(request, "interface_tests/list.html", {"page": page})


def kept_of(person_id: UUID) -> list[KeptForm]:
    return list(KeptForm.objects.filter(person_id=person_id))


urlpatterns = [
    path("say/", say),
    path("said/", said),
    path("said/kept/", kept_list),
    path("refuse/", refuse),
    path("missing/", missing),
    path("missing-with-reason/", missing_with_reason),
    path("once-only/", once_only),
    path("fail/", fail),
    path("list/", listing),
    path("", include("interface.urls")),
    path("accounts/", include("allauth.urls")),
]

handler400 = "interface.views.bad_request"
handler403 = "interface.views.permission_denied"
handler404 = "interface.views.page_not_found"
handler500 = "interface.views.server_error"
