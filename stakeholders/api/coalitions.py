"""Coalitions for programs: charter, outcomes, members and spokesperson, and the acts on them."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from interface.acts import KEY, Told, Words, act, checked, created
from interface.lists import FilteredViewSet
from stakeholders.actions import coalitions as acts
from stakeholders.models import (
    Coalition,
    CoalitionMembership,
    PreferredOutcome,
    Stakeholder,
    Standing,
)
from stakeholders.models.limits import (
    LONGEST_CHARTER,
    LONGEST_COALITION_NAME,
    LONGEST_OUTCOME,
    MOST_OUTCOMES,
)
from stakeholders.reads.coalitions import roll_as_read
from stakeholders.requests import actor_of


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
    spokesperson = serializers.SerializerMethodField()
    founded_at = serializers.DateTimeField(source="at", read_only=True)

    class Meta:
        model = Coalition
        fields = [
            "id",
            "name",
            "charter",
            "founder",
            "spokesperson",
            "founded_at",
            "outcomes",
            "members",
        ]

    def get_spokesperson(self, coalition: Coalition) -> str | None:
        """Who alone acts in its name; null where nobody is left in it."""
        speaks = roll_as_read(coalition).spokesperson
        return speaks.name if speaks else None


class NewCoalitionSerializer(serializers.Serializer[Any]):
    name = Told(max_length=LONGEST_COALITION_NAME)
    charter = Told(max_length=LONGEST_CHARTER)
    outcomes = serializers.ListField(
        child=Told(max_length=LONGEST_OUTCOME),
        max_length=MOST_OUTCOMES,
        help_text="What a text should say, at least one; each is mapped to a paragraph afterwards.",
    )


class AskedSerializer(serializers.Serializer[Any]):
    standing = serializers.ChoiceField(Standing.choices, default=Standing.MEMBER)
    message = Words(required=False, allow_blank=True, default="")


class OfferedSerializer(AskedSerializer):
    stakeholder = serializers.PrimaryKeyRelatedField(queryset=Stakeholder.objects.accredited())


class DepartureSerializer(serializers.Serializer[Any]):
    reason = Words(required=False, allow_blank=True, default="", help_text="For the record.")


class DeclaredSerializer(serializers.Serializer[Any]):
    spokesperson = serializers.PrimaryKeyRelatedField(
        queryset=Stakeholder.objects.accredited(), help_text="A member of the coalition."
    )


class WantedSerializer(serializers.Serializer[Any]):
    text = Told(max_length=LONGEST_OUTCOME)


class CoalitionViewSet(FilteredViewSet[Coalition]):
    """Coalitions are public, and so are their members."""

    serializer_class = CoalitionSerializer
    queryset = Coalition.objects.none()

    def get_queryset(self) -> QuerySet[Coalition]:
        current = CoalitionMembership.objects.current().select_related("member")
        return Coalition.objects.select_related("stakeholder").prefetch_related(
            "outcomes", "declarations", Prefetch("memberships", current, to_attr="current_members")
        )

    @extend_schema(request=NewCoalitionSerializer, parameters=[KEY])
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Found a coalition: the founder is its first member and speaks for it."""
        said = checked(self, NewCoalitionSerializer)
        return created(self, lambda: acts.found_coalition(actor_of(request), **said))

    @act("request", takes=AskedSerializer)
    def request_membership(
        self, request: Request, coalition: Coalition, said: dict[str, Any]
    ) -> None:
        """Ask to become a member, which waits for an answer, or align, which needs none."""
        acts.ask_to_join(actor_of(request), coalition, **said)

    @act("invitation", takes=OfferedSerializer)
    def invitation(self, request: Request, coalition: Coalition, said: dict[str, Any]) -> None:
        """Who admits its members invites another stakeholder to it."""
        acts.invite_to_coalition(actor_of(request), coalition, **said)

    @act("departure", takes=DepartureSerializer)
    def departure(self, request: Request, coalition: Coalition, said: dict[str, Any]) -> None:
        """Leave it; no position of the own stakeholder changes by that."""
        acts.leave_coalition(actor_of(request), coalition, **said)

    @act("spokesperson", takes=DeclaredSerializer)
    def spokesperson(self, request: Request, coalition: Coalition, said: dict[str, Any]) -> None:
        """A member says which member should speak; it does once more than half say so."""
        acts.declare_spokesperson(actor_of(request), coalition, said["spokesperson"])

    @act("outcome", takes=WantedSerializer)
    def outcome(self, request: Request, coalition: Coalition, said: dict[str, Any]) -> None:
        """Who admits its members, or its spokesperson, adds a preferred outcome."""
        acts.add_outcome(actor_of(request), coalition, **said)
