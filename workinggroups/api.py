"""Working groups for programs: mandate, rules of participation, members and co-chairs."""

from django.db.models import Prefetch, QuerySet
from rest_framework import serializers

from interface.lists import FilteredViewSet
from workinggroups.models import CoChair, Membership, ParticipationRule, WorkingGroup


class ParticipationSerializer(serializers.ModelSerializer[ParticipationRule]):
    class Meta:
        model = ParticipationRule
        fields = [
            "kind",
            "may_see",
            "may_comment",
            "may_propose",
            "may_sponsor",
            "position",
            "may_break_silence",
        ]


class MemberSerializer(serializers.ModelSerializer[Membership]):
    name = serializers.CharField(source="stakeholder.name", read_only=True)
    kind = serializers.CharField(source="stakeholder.kind", read_only=True)

    class Meta:
        model = Membership
        fields = ["stakeholder", "name", "kind", "since"]


class CoChairSerializer(serializers.ModelSerializer[CoChair]):
    stakeholder = serializers.UUIDField(source="seat.stakeholder_id", read_only=True)
    name = serializers.CharField(source="seat.stakeholder.name", read_only=True)

    class Meta:
        model = CoChair
        fields = ["stakeholder", "name", "since"]


class GroupSerializer(serializers.ModelSerializer[WorkingGroup]):
    participation = ParticipationSerializer(many=True, read_only=True)
    members = MemberSerializer(source="current_members", many=True, read_only=True)
    cochairs = CoChairSerializer(source="current_cochairs", many=True, read_only=True)

    class Meta:
        model = WorkingGroup
        fields = [
            "id",
            "number",
            "title",
            "mandate",
            "symbol_part",
            "visibility",
            "consensus_rule",
            "participation",
            "members",
            "cochairs",
        ]


class GroupViewSet(FilteredViewSet[WorkingGroup]):
    """Working groups, found by their number."""

    serializer_class = GroupSerializer
    lookup_field = "number"
    queryset = WorkingGroup.objects.all()

    def get_queryset(self) -> QuerySet[WorkingGroup]:
        # Who is a member today is asked at every request, not when the module is loaded.
        return WorkingGroup.objects.prefetch_related(  # type: ignore[type-var]
            "participation",
            Prefetch(
                "memberships",
                Membership.objects.current().select_related("stakeholder"),
                to_attr="current_members",
            ),
            Prefetch(
                "cochairs",
                CoChair.objects.current().select_related("seat__stakeholder"),
                to_attr="current_cochairs",
            ),
        )
