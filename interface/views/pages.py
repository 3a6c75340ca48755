"""The two pages of the frame itself: help with the keyboard, and the statement on accessibility."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "interface/help.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "interface/accessibility.html")
