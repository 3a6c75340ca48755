"""Addresses of people, bodies and coalitions; a module a topic, gathered here."""

from stakeholders.urls import coalitions, stakeholders

urlpatterns = [*stakeholders.urlpatterns, *coalitions.urlpatterns]
