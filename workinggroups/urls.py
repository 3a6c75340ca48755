"""Addresses of working groups."""

from django.urls import path

from workinggroups.views import groups, memberships, record

urlpatterns = [
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.new, name="group_new"),
    path("groups/<int:number>/", groups.group, name="group"),
    path("groups/<int:number>/edit/", groups.edit, name="group_edit"),
    path("groups/<int:number>/participation/", groups.participation, name="group_participation"),
    path("groups/<int:number>/members/", memberships.members, name="group_members"),
    path("groups/<int:number>/chairs/", memberships.chairs, name="group_chairs"),
    path("groups/<int:number>/record/", record.record, name="group_record"),
    path("memberships/<uuid:pk>/end/", memberships.end_membership, name="membership_end"),
    path("chairs/<uuid:pk>/end/", memberships.end_chair, name="chair_end"),
]
