"""The addresses of the API: one router over every app's doors for programs."""

from django.urls import include, path
from rest_framework.routers import DefaultRouter

from proposals.api.amendments import AmendmentViewSet
from proposals.api.coalitions import OutcomeMappingViewSet
from proposals.api.positions import PositionViewSet
from proposals.api.proposals import ProposalViewSet
from reports.api import ReportViewSet
from search.api import SearchView
from stakeholders.api.accreditation import ApplicationViewSet
from stakeholders.api.coalitions import CoalitionViewSet
from stakeholders.api.invitations import InvitationViewSet
from stakeholders.api.membership_requests import MembershipRequestViewSet
from stakeholders.api.registry import RegistryViewSet
from stakeholders.api.seats import SeatViewSet
from stakeholders.api.stakeholders import StakeholderViewSet
from threads.api import CommentViewSet
from workinggroups.api.groups import GroupViewSet

router = DefaultRouter()
router.include_root_view = True
router.register("groups", GroupViewSet, basename="api-group")
router.register("stakeholders", StakeholderViewSet, basename="api-stakeholder")
router.register("applications", ApplicationViewSet, basename="api-application")
router.register("seats", SeatViewSet, basename="api-seat")
router.register("invitations", InvitationViewSet, basename="api-invitation")
router.register("registry", RegistryViewSet, basename="api-registry")
router.register("coalitions", CoalitionViewSet, basename="api-coalition")
router.register("membership-requests", MembershipRequestViewSet, basename="api-membership-request")
router.register("proposals", ProposalViewSet, basename="api-proposal")
router.register("amendments", AmendmentViewSet, basename="api-amendment")
router.register("outcome-mappings", OutcomeMappingViewSet, basename="api-outcome-mapping")
router.register("positions", PositionViewSet, basename="api-position")
router.register("comments", CommentViewSet, basename="api-comment")
router.register("reports", ReportViewSet, basename="api-report")

urlpatterns = [
    path("search/", SearchView.as_view(), name="api-search"),
    path("", include(router.urls)),
]
