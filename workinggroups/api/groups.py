"""Working groups for programs: mandate, rules of participation, members and co-chairs."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from interface.acts import KEY, Told, act, checked, created
from interface.lists import FilteredViewSet
from stakeholders.models.stakeholders import CONSTITUENCY_KINDS
from stakeholders.requests import actor_of
from workinggroups.actions import groups as acts
from workinggroups.api.memberships import ChairActs, MembershipActs
from workinggroups.models import (
    CoChair,
    Membership,
    ParticipationRule,
    PositionWeight,
    WorkingGroup,
)
from workinggroups.models.groups import (
    AUDIENCES,
    HIGHEST_NUMBER,
    LONGEST_MANDATE,
    LONGEST_SYMBOL_PART,
    LONGEST_TITLE,
    SYMBOL_PART,
    ConsensusRule,
)


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


class EditedGroupSerializer(serializers.Serializer[Any]):
    """What is not said stays as it is."""

    number = serializers.IntegerField(min_value=1, max_value=HIGHEST_NUMBER, required=False)
    title = Told(max_length=LONGEST_TITLE, required=False)
    mandate = Told(max_length=LONGEST_MANDATE, required=False)
    symbol_part = serializers.RegexField(
        SYMBOL_PART,
        max_length=LONGEST_SYMBOL_PART,
        required=False,
        help_text="Capital letters and digits, as in NF/WG4/2026/L.3.",
    )
    visibility = serializers.ChoiceField(AUDIENCES, required=False)
    consensus_rule = serializers.ChoiceField(ConsensusRule.choices, required=False)


class NewGroupSerializer(EditedGroupSerializer):
    """A part of the symbol that is not said is `WG` and the number."""

    number = serializers.IntegerField(min_value=1, max_value=HIGHEST_NUMBER)
    title = Told(max_length=LONGEST_TITLE)
    mandate = Told(max_length=LONGEST_MANDATE)


class ParticipationLineSerializer(serializers.Serializer[Any]):
    """The line of one kind of stakeholder; what is not said of it stays as it is."""

    kind = serializers.ChoiceField(CONSTITUENCY_KINDS)
    may_see = serializers.BooleanField(required=False)
    may_comment = serializers.BooleanField(required=False)
    may_propose = serializers.BooleanField(required=False)
    may_sponsor = serializers.BooleanField(required=False)
    position = serializers.ChoiceField(PositionWeight.choices, required=False)
    may_break_silence = serializers.BooleanField(required=False)


class GroupViewSet(MembershipActs, ChairActs, FilteredViewSet[WorkingGroup]):
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

    @extend_schema(request=NewGroupSerializer, parameters=[KEY])
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """The secretariat sets up a group, whose rules of participation begin as all do."""
        said = checked(self, NewGroupSerializer)
        return created(self, lambda: acts.create_group(actor_of(request), **said))

    @act("editing", takes=EditedGroupSerializer)
    def editing(self, request: Request, group: WorkingGroup, said: dict[str, Any]) -> None:
        """The secretariat changes what a group is; tabled texts keep what they copied."""
        acts.edit_group(actor_of(request), group, **said)

    @act("participation", takes=ParticipationLineSerializer)
    def participation(self, request: Request, group: WorkingGroup, said: dict[str, Any]) -> None:
        """The secretariat sets one line of the matrix, for texts tabled from now on."""
        acts.set_participation(actor_of(request), group, said.pop("kind"), **said)
