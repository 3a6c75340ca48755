"""A little site for the tests of the design system: one page with a form, and a list."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
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
    path("refuse/", refuse),
    path("fail/", fail),
    path("list/", listing),
    path("", include("interface.urls")),
    path("accounts/", include("allauth.urls")),
]

handler400 = "interface.views.bad_request"
handler403 = "interface.views.permission_denied"
handler404 = "interface.views.page_not_found"
handler500 = "interface.views.server_error"
