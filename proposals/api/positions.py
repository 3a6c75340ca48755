"""Positions for programs: what each stakeholder says now, and taking one."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from interface.acts import KEY, Words, checked, created
from interface.lists import Filter, FilteredViewSet
from interface.refusal import Refusal
from proposals import actions
from proposals.api.named import missing, revision_number, revision_of, wording_number
from proposals.models import Amendment, Position, PositionSlot, Proposal, Revision, Stance
from proposals.reads.wordings import insertion_of
from stakeholders.requests import actor_of


class PositionSerializer(serializers.ModelSerializer[Position]):
    name = serializers.CharField(source="stakeholder.name", read_only=True)
    revision = serializers.IntegerField(source="revision.number", read_only=True)
    taken_at = serializers.DateTimeField(source="at", read_only=True)

    class Meta:
        model = Position
        fields = [
            "id",
            "proposal",
            "paragraph",
            "amendment",
            "stakeholder",
            "name",
            "stance",
            "reason",
            "decisive",
            "revision",
            "taken_at",
        ]


class TakenPositionSerializer(serializers.Serializer[Any]):
    """On the whole text, or on one paragraph or amendment of it.

    A position on an amendment, or on a paragraph that an amendment would insert, needs `wording`.
    """

    proposal = serializers.UUIDField()
    paragraph = serializers.UUIDField(required=False, allow_null=True, default=None)
    amendment = serializers.UUIDField(required=False, allow_null=True, default=None)
    stance = serializers.ChoiceField(Stance.choices)
    reason = Words(
        required=False,
        allow_blank=True,
        default="",
        help_text="Needed for a concern or an objection.",
    )
    revision = revision_number()
    wording = wording_number(required=False)


class PositionViewSet(FilteredViewSet[Position]):
    """What stakeholders say now on the texts that the caller may read; earlier ones are history."""

    filters: ClassVar = {
        "proposal": Filter(
            serializers.UUIDField(), lambda key: Q(proposal=key), "Those on one text."
        ),
        "paragraph": Filter(
            serializers.UUIDField(), lambda key: Q(paragraph=key), "Those on one paragraph."
        ),
        "amendment": Filter(
            serializers.UUIDField(), lambda key: Q(amendment=key), "Those on one amendment."
        ),
        "stakeholder": Filter(
            serializers.UUIDField(), lambda key: Q(stakeholder=key), "Those of one stakeholder."
        ),
        "stance": Filter(
            serializers.ChoiceField(Stance.choices), lambda stance: Q(stance=stance), "One stance."
        ),
    }

    serializer_class = PositionSerializer
    queryset = Position.objects.none()

    def get_queryset(self) -> QuerySet[Position]:
        readable = Proposal.objects.visible_to(actor_of(self.request).seat)
        return Position.objects.filter(
            pk__in=PositionSlot.objects.values("latest"), proposal__in=readable
        ).select_related("stakeholder", "revision")

    @extend_schema(request=TakenPositionSerializer, parameters=[KEY])
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Take a position, or another one: all are kept, the last one counts."""
        actor = actor_of(request)
        said = checked(self, TakenPositionSerializer)
        proposal = get_object_or_404(
            Proposal.objects.visible_to(actor.seat), pk=said.pop("proposal")
        )
        revision = revision_of(proposal, said.pop("revision"), field="revision")
        amendment = _amendment(proposal, said.pop("amendment"))
        if said.get("wording") is None and _is_on_a_wording(revision, said["paragraph"], amendment):
            raise missing("wording")
        return created(
            self,
            lambda: actions.take_position(
                actor, proposal, revision=revision, amendment=amendment, **said
            ),
        )


def _is_on_a_wording(
    revision: Revision, paragraph: UUID | None, amendment: Amendment | None
) -> bool:
    if amendment is not None or paragraph is None:
        return amendment is not None
    return insertion_of(revision, paragraph) is not None


def _amendment(proposal: Proposal, key: UUID | None) -> Amendment | None:
    if key is None:
        return None
    amendment = Amendment.objects.filter(proposal=proposal, pk=key).first()
    if amendment is None:
        message = _("There is no such amendment to this text.")
        raise Refusal("no_such_amendment", message, field="amendment")
    return amendment
