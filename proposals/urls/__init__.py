"""Addresses of texts and of what coalitions link with them; a module a topic, gathered here."""

from proposals.urls import coalitions, proposals

urlpatterns = [*coalitions.urlpatterns, *proposals.urlpatterns]
