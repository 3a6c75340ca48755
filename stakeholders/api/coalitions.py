"""Coalitions for programs: charter, preferred outcomes and current members."""

from django.db.models import Prefetch
from rest_framework import serializers

from interface.lists import FilteredViewSet
from stakeholders.models import Coalition, CoalitionMembership, PreferredOutcome


class PreferredOutcomeSerializer(serializers.ModelSerializer[PreferredOutcome]):
    class Meta:
        model = PreferredOutcome
        fields = ["id", "number", "text"]


class MembershipSerializer(serializers.ModelSerializer[CoalitionMembership]):
    name = serializers.CharField(source="member.name", read_only=True)
    kind = serializers.CharField(source="member.kind", read_only=True)

    class Meta:
        model = CoalitionMembership
        fields = ["member", "name", "kind", "standing", "joined_at"]


class CoalitionSerializer(serializers.ModelSerializer[Coalition]):
    outcomes = PreferredOutcomeSerializer(many=True, read_only=True)
    members = MembershipSerializer(source="current_members", many=True, read_only=True)
    founder = serializers.CharField(source="stakeholder.name", read_only=True)
    founded_at = serializers.DateTimeField(source="at", read_only=True)

    class Meta:
        model = Coalition
        fields = ["id", "name", "charter", "founder", "founded_at", "outcomes", "members"]


class CoalitionViewSet(FilteredViewSet[Coalition]):
    """Coalitions are public, and so are their members."""

    queryset = Coalition.objects.select_related("stakeholder").prefetch_related(
        "outcomes",
        Prefetch(
            "memberships",
            CoalitionMembership.objects.current().select_related("member"),
            to_attr="current_members",
        ),
    )
    serializer_class = CoalitionSerializer
