"""What coalitions and stakeholders ask of one another, for programs, until it is answered."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from rest_framework import serializers
from rest_framework.request import Request

from interface.acts import Words, act
from interface.lists import Filter, FilteredViewSet
from stakeholders.actions import coalitions as acts
from stakeholders.models import MembershipRequest
from stakeholders.reads.membership_requests import membership_requests_seen_by
from stakeholders.requests import actor_of


class MembershipRequestSerializer(serializers.ModelSerializer[MembershipRequest]):
    """`stakeholder` is who would come in: it has `asked`, or was `invited`."""

    coalition_name = serializers.CharField(source="coalition.name", read_only=True)
    stakeholder: Any = serializers.UUIDField(source="candidate_id", read_only=True)
    name = serializers.CharField(source="candidate.name", read_only=True)
    asked_at = serializers.DateTimeField(source="at", read_only=True)

    class Meta:
        model = MembershipRequest
        fields = [
            "id",
            "coalition",
            "coalition_name",
            "direction",
            "stakeholder",
            "name",
            "standing",
            "message",
            "asked_at",
        ]


class MembershipAnswerSerializer(serializers.Serializer[Any]):
    accepted = serializers.BooleanField()
    reason = Words(required=False, allow_blank=True, default="")


class MembershipRequestViewSet(FilteredViewSet[MembershipRequest]):
    """Requests and invitations without an answer that concern the own stakeholder, or a coalition
    that it is a member of; what was answered shows among the coalition's members."""

    filters: ClassVar = {
        "coalition": Filter(
            serializers.UUIDField(), lambda key: Q(coalition=key), "Those of one coalition."
        ),
        "direction": Filter(
            serializers.ChoiceField(MembershipRequest.Direction.choices),
            lambda direction: Q(direction=direction),
            "Requests to join, or invitations.",
        ),
    }

    serializer_class = MembershipRequestSerializer
    queryset = MembershipRequest.objects.none()

    def get_queryset(self) -> QuerySet[MembershipRequest]:
        seen = membership_requests_seen_by(actor_of(self.request))
        return seen.select_related("coalition", "candidate")

    @act("answer", takes=MembershipAnswerSerializer)
    def answer(self, request: Request, asked: MembershipRequest, said: dict[str, Any]) -> None:
        """Who admits members answers a request, the invited stakeholder an invitation."""
        acts.answer_request(actor_of(request), asked, **said)
