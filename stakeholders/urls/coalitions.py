"""Addresses of coalitions; acts are resources of their own under the coalition."""

from django.urls import path

from stakeholders.views import coalitions as views

urlpatterns = [
    path("coalitions/", views.coalitions, name="coalitions"),
    path("coalitions/new/", views.found, name="coalition_found"),
    path("coalitions/<uuid:pk>/", views.coalition, name="coalition"),
    path("coalitions/<uuid:pk>/requests/", views.join, name="coalition_join"),
    path("coalitions/<uuid:pk>/invitations/", views.invite, name="coalition_invite"),
    path(
        "coalitions/<uuid:pk>/requests/<uuid:request_pk>/answer/",
        views.answer,
        name="coalition_answer",
    ),
    path("coalitions/<uuid:pk>/departure/", views.leave, name="coalition_leave"),
    path("coalitions/<uuid:pk>/spokesperson/", views.declare, name="coalition_declare"),
    path("coalitions/<uuid:pk>/outcomes/", views.add_outcome, name="coalition_outcome"),
]
