"""Addresses of people and bodies."""

from django.urls import path

from stakeholders.views import (
    accreditation,
    directory,
    languages,
    personal,
    seats,
    sessions,
    tokens,
)

urlpatterns = [
    path("speaking-as/", seats.speak_as, name="speak_as"),
    path("language/", languages.choose_language, name="language"),
    path("settings/", directory.settings, name="settings"),
    path("settings/personal-data/", personal.personal_data, name="personal_data"),
    path("settings/personal-data/file/", personal.personal_file, name="personal_file"),
    path("settings/sessions/<int:pk>/end/", sessions.session_end, name="session_end"),
    path("settings/tokens/", tokens.tokens, name="tokens"),
    path("settings/tokens/<uuid:pk>/revocation/", tokens.token_revocation, name="token_revocation"),
    path("stakeholders/", directory.stakeholders, name="stakeholders"),
    path("stakeholders/new/", accreditation.add_stakeholder, name="stakeholder_new"),
    path("stakeholders/<uuid:pk>/", directory.stakeholder, name="stakeholder"),
    path("stakeholders/<uuid:pk>/edit/", accreditation.edit_stakeholder, name="stakeholder_edit"),
    path("stakeholders/<uuid:pk>/delegation/", seats.delegation, name="delegation"),
    path("seats/<uuid:pk>/end/", seats.end_mandate, name="end_mandate"),
    path("invitations/<uuid:pk>/revocation/", seats.revoke, name="invitation_revoke"),
    path("invitations/<str:token>/", seats.invitation, name="invitation"),
    path("invitations/<str:token>/decline/", seats.decline, name="invitation_decline"),
    path("accreditation/apply/", accreditation.apply, name="apply"),
    path("secretariat/", accreditation.secretariat, name="secretariat"),
    path("secretariat/people/", accreditation.people, name="secretariat_people"),
    path("secretariat/people/<uuid:pk>/erasure/", personal.person_erasure, name="person_erasure"),
    path("secretariat/applications/<uuid:pk>/", accreditation.application, name="application"),
]
