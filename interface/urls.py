"""Addresses of the design system: help, accessibility, and throwing away a kept text."""

from django.urls import path

from interface.views import kept, pages

app_name = "interface"

urlpatterns = [
    path("help/", pages.help_page, name="help"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("kept/<uuid:pk>/discard/", kept.discard, name="discard"),
]
