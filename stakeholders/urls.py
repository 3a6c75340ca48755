"""Addresses of people and bodies."""

from stakeholders import urls_coalitions

urlpatterns = [
    *urls_coalitions.urlpatterns,
]
