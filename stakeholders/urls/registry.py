"""The address of the registry."""

from django.urls import path

from stakeholders.views import registry as views

urlpatterns = [path("registry/", views.registry, name="registry")]
