"""Addresses of people, bodies, coalitions and the registry; a module a topic, gathered here."""

from stakeholders.urls import coalitions, registry, stakeholders

urlpatterns = [
    *stakeholders.urlpatterns,
    *coalitions.urlpatterns,
    *registry.urlpatterns,
]
