"""Drafts for programs: begun, read, kept and thrown away by those who write them."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from interface import idempotency
from interface.acts import KEY, Words, checked, created
from proposals import actions
from proposals.api.named import draft_version
from proposals.models import DocumentType, Draft
from proposals.models.proposals import AttributionPublicity
from proposals.text import Kind
from stakeholders.requests import actor_of
from workinggroups.models import WorkingGroup


class DraftParagraphSerializer(serializers.Serializer[Any]):
    """A parent stands before its sub-paragraphs; an identifier is minted where none is given."""

    id = serializers.UUIDField(required=False, allow_null=True)
    kind = serializers.ChoiceField([kind.value for kind in Kind])
    parent: Any = serializers.UUIDField(required=False, allow_null=True)
    text = Words(allow_blank=True)


class WordsSerializer(serializers.Serializer[Any]):
    """What is not said stays as it is; of a new draft it is what the page's form begins with."""

    title = Words()
    short_title = Words(required=False, allow_blank=True)
    language = serializers.CharField(required=False, max_length=10)
    attribution = serializers.ChoiceField(AttributionPublicity.choices, required=False)
    nothing_agreed_until_everything = serializers.BooleanField(required=False)
    paragraphs = DraftParagraphSerializer(many=True)


class NewDraftSerializer(WordsSerializer):
    group = serializers.SlugRelatedField(slug_field="number", queryset=WorkingGroup.objects.all())
    document_type = serializers.ChoiceField(DocumentType.choices)


class KeptDraftSerializer(WordsSerializer):
    seen_version = draft_version()


class DiscardingSerializer(serializers.Serializer[Any]):
    seen_version = draft_version()


class DraftSerializer(serializers.ModelSerializer[Draft]):
    title = serializers.CharField(source="proposal.title", read_only=True)
    short_title = serializers.CharField(source="proposal.short_title", read_only=True)
    language = serializers.CharField(source="proposal.language", read_only=True)
    attribution = serializers.CharField(source="proposal.attribution", read_only=True)
    nothing_agreed_until_everything = serializers.BooleanField(
        source="proposal.nothing_agreed_until_everything", read_only=True
    )
    paragraphs = DraftParagraphSerializer(many=True, read_only=True)

    class Meta:
        model = Draft
        fields = [
            "title",
            "short_title",
            "language",
            "attribution",
            "nothing_agreed_until_everything",
            "paragraphs",
            "version",
            "saved_at",
        ]


class DraftActs:
    """Acts of those who write a text, until it is tabled."""

    @extend_schema(request=NewDraftSerializer, parameters=[KEY])
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Begin a draft, which the own delegation and invited sponsors read."""
        said = checked(self, NewDraftSerializer)
        return created(self, lambda: actions.create_draft(actor_of(request), **as_act(said)))

    @extend_schema(methods=["GET"], request=None, responses=DraftSerializer)
    @extend_schema(methods=["PUT"], request=KeptDraftSerializer, responses=DraftSerializer)
    @action(detail=True, methods=["get", "put"])
    def draft(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """The words of a draft; they are replaced as a whole by who has seen their version."""
        proposal = self.get_object()  # type: ignore[attr-defined]
        if request.method == "PUT":
            said = checked(self, KeptDraftSerializer)
            actions.save_draft(actor_of(request), proposal, **as_act(said))
        kept = get_object_or_404(Draft.objects.select_related("proposal"), proposal=proposal)
        return Response(DraftSerializer(kept).data)

    @extend_schema(request=DiscardingSerializer, responses={204: None}, parameters=[KEY])
    @action(detail=True, methods=["post"])
    def discarding(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Throw away the words that were read: they are gone."""

        def work() -> Response:
            proposal = self.get_object()  # type: ignore[attr-defined]
            said = checked(self, DiscardingSerializer)
            actions.discard_draft(actor_of(request), proposal, **said)
            return Response(status=204)

        return idempotency.once(request, work)


def as_act(said: dict[str, Any]) -> dict[str, Any]:
    """What the action takes: identifiers as text, as a draft keeps them."""
    rows = [
        {
            name: str(value) if value and name in ("id", "parent") else value
            for name, value in row.items()
        }
        for row in said["paragraphs"]
    ]
    return {**said, "paragraphs": rows}
