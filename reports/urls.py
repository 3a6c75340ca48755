"""Addresses of reports."""

from django.urls import path

from reports import views

urlpatterns = [
    path("", views.reports, name="reports"),
    path("<uuid:pk>/", views.report, name="report"),
    path("<uuid:pk>/progress/", views.progress, name="report_progress"),
    path("<uuid:pk>/files/<slug:format>/", views.download, name="report_file"),
]
