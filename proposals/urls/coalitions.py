"""Addresses of what links a coalition's preferred outcomes with texts."""

from django.urls import path

from proposals.views import coalitions as views

OUTCOME = "coalitions/<uuid:pk>/outcomes/<int:number>"

urlpatterns = [
    path(f"{OUTCOME}/texts/", views.outcome_texts, name="outcome_texts"),
    path(f"{OUTCOME}/texts/<uuid:proposal_pk>/", views.outcome_map, name="outcome_map"),
    path(
        f"{OUTCOME}/mappings/<uuid:mapping_pk>/taking-back/",
        views.outcome_unmap,
        name="outcome_unmap",
    ),
]
