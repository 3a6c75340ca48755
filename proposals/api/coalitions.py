"""Where a coalition's preferred outcomes are mapped to, for programs: the same as on its page."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from interface.acts import KEY, act, checked, created
from interface.lists import Filter, FilteredViewSet
from proposals.actions.coalitions import map_outcome, unmap_outcome
from proposals.models import OutcomeMapping, Proposal
from stakeholders.models import PreferredOutcome
from stakeholders.requests import actor_of


class OutcomeMappingSerializer(serializers.ModelSerializer[OutcomeMapping]):
    """Without a `paragraph`, the outcome is about the text as a whole."""

    coalition: Any = serializers.UUIDField(source="outcome.coalition_id", read_only=True)
    mapped_at = serializers.DateTimeField(source="at", read_only=True)

    class Meta:
        model = OutcomeMapping
        fields = ["id", "coalition", "outcome", "proposal", "paragraph", "mapped_at"]


class NewMappingSerializer(serializers.Serializer[Any]):
    outcome = serializers.PrimaryKeyRelatedField(
        queryset=PreferredOutcome.objects.select_related("coalition")
    )
    proposal = serializers.UUIDField()
    paragraph = serializers.UUIDField(
        required=False,
        allow_null=True,
        default=None,
        help_text="Of the latest revision, or of an open amendment that would insert it.",
    )


class OutcomeMappingViewSet(FilteredViewSet[OutcomeMapping]):
    """Mappings that stand, to texts that the caller may read."""

    filters: ClassVar = {
        "coalition": Filter(
            serializers.UUIDField(), lambda key: Q(outcome__coalition=key), "Those of a coalition."
        ),
        "outcome": Filter(
            serializers.UUIDField(), lambda key: Q(outcome=key), "Those of a preferred outcome."
        ),
        "proposal": Filter(
            serializers.UUIDField(), lambda key: Q(proposal=key), "Those to one text."
        ),
    }

    serializer_class = OutcomeMappingSerializer
    queryset = OutcomeMapping.objects.none()

    def get_queryset(self) -> QuerySet[OutcomeMapping]:
        readable = Proposal.objects.visible_to(actor_of(self.request).seat)
        standing = OutcomeMapping.objects.current().filter(proposal__in=readable)
        return standing.select_related("outcome__coalition")

    @extend_schema(request=NewMappingSerializer, parameters=[KEY])
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Who runs the coalition says which paragraph, or which text, an outcome is about."""
        actor = actor_of(request)
        said = checked(self, NewMappingSerializer)
        readable = Proposal.objects.visible_to(actor.seat)
        proposal = get_object_or_404(readable, pk=said.pop("proposal"))
        return created(self, lambda: map_outcome(actor, proposal=proposal, **said))

    @act("unmapping")
    def unmapping(self, request: Request, mapping: OutcomeMapping, said: dict[str, Any]) -> None:
        """Take a mapping back, also of a text that is not open any more."""
        unmap_outcome(actor_of(request), mapping)
