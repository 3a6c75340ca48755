"""The addresses of the API: one router over every app's doors for programs."""

from django.urls import include, path
from rest_framework.routers import DefaultRouter

from proposals.api.amendments import AmendmentViewSet
from proposals.api.positions import PositionViewSet
from proposals.api.proposals import ProposalViewSet
from reports.api import ReportViewSet
from stakeholders.api.coalitions import CoalitionViewSet
from stakeholders.api.registry import RegistryViewSet
from stakeholders.api.stakeholders import StakeholderViewSet
from threads.api import CommentViewSet
from workinggroups.api import GroupViewSet

router = DefaultRouter()
router.include_root_view = True
router.register("groups", GroupViewSet, basename="api-group")
router.register("stakeholders", StakeholderViewSet, basename="api-stakeholder")
router.register("registry", RegistryViewSet, basename="api-registry")
router.register("coalitions", CoalitionViewSet, basename="api-coalition")
router.register("proposals", ProposalViewSet, basename="api-proposal")
router.register("amendments", AmendmentViewSet, basename="api-amendment")
router.register("positions", PositionViewSet, basename="api-position")
router.register("comments", CommentViewSet, basename="api-comment")
router.register("reports", ReportViewSet, basename="api-report")

urlpatterns = [path("", include(router.urls))]
