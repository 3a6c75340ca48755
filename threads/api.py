"""Comments for programs: what is said on what the caller may see, and saying something."""

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from interface.acts import KEY, Words, act, checked, created
from interface.lists import Filter, FilteredViewSet
from record.keys import Subject
from stakeholders.requests import actor_of
from threads import actions, registry
from threads.models import Comment


class CommentSerializer(serializers.ModelSerializer[Comment]):
    """The words of a withdrawn comment are shown to nobody; its place stays."""

    name = serializers.CharField(source="stakeholder.name", read_only=True)
    body = serializers.SerializerMethodField()
    withdrawn = serializers.BooleanField(source="is_withdrawn", read_only=True)
    posted_at = serializers.DateTimeField(source="at", read_only=True)

    class Meta:
        model = Comment
        fields = [
            "id",
            "subject_type",
            "subject_id",
            "parent",
            "stakeholder",
            "name",
            "body",
            "withdrawn",
            "posted_at",
        ]

    def get_body(self, comment: Comment) -> str | None:
        return None if comment.is_withdrawn else comment.body


class NewCommentSerializer(serializers.Serializer[Any]):
    """On a `proposal`, a `paragraph` or an `amendment`, or in reply to a comment on it."""

    subject_type = serializers.CharField(max_length=40)
    subject_id = serializers.UUIDField()
    body = Words()
    parent: Any = serializers.UUIDField(required=False, allow_null=True, default=None)


class CommentViewSet(FilteredViewSet[Comment]):
    """What is said on the texts, paragraphs and amendments that the caller may read."""

    filters: ClassVar = {
        "subject_type": Filter(
            serializers.CharField(max_length=40), lambda kind: Q(subject_type=kind), "One type."
        ),
        "subject_id": Filter(
            serializers.UUIDField(), lambda key: Q(subject_id=key), "Those on one subject."
        ),
        "stakeholder": Filter(
            serializers.UUIDField(), lambda key: Q(stakeholder=key), "Those of one stakeholder."
        ),
    }

    serializer_class = CommentSerializer
    queryset = Comment.objects.none()

    def get_queryset(self) -> QuerySet[Comment]:
        return Comment.objects.visible_to(actor_of(self.request).seat).with_authors()

    @extend_schema(request=NewCommentSerializer, parameters=[KEY])
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Say something on a subject, or reply to what was said on it."""
        said = checked(self, NewCommentSerializer)
        subject = Subject(said["subject_type"], said["subject_id"])
        if not registry.is_visible(subject.type, subject.id, actor_of(request).seat):
            raise Http404
        key = said["parent"]
        parent = get_object_or_404(self.get_queryset(), pk=key) if key else None
        return created(
            self,
            lambda: actions.post_comment(actor_of(request), subject, said["body"], parent),
        )

    @act("withdrawal")
    def withdrawal(self, request: Request, comment: Comment, said: dict[str, Any]) -> None:
        """Take one's own comment back."""
        actions.withdraw_comment(actor_of(request), comment)
