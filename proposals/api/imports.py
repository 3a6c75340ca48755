"""Reading a text for programs: what a file or pasted words say, ready to be corrected and kept."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from interface import idempotency
from interface.acts import KEY, Words, checked
from interface.parsers import WholeJSONParser
from interface.refusal import Refusal
from proposals.api.drafts import DraftParagraphSerializer
from proposals.forms.paragraphs import paragraphs_of
from proposals.imports import read_text
from proposals.reads.remarks import MOST


class TextToReadSerializer(serializers.Serializer[Any]):
    """Words as they were copied, or a file: DOCX, ODT, Markdown or plain text, up to 10 MB."""

    language = serializers.CharField(required=False, max_length=10, default="en")
    source: Any = Words(required=False, allow_blank=True)
    upload = serializers.FileField(required=False, allow_empty_file=True)


class LeftoverSerializer(serializers.Serializer[Any]):
    line = serializers.IntegerField()
    text = serializers.CharField()


class NoteSerializer(LeftoverSerializer):
    mark = serializers.CharField()
    after = serializers.CharField()


class RemarkSerializer(serializers.Serializer[Any]):
    paragraph = serializers.CharField(source="label")
    words = serializers.CharField()


class ReadingSerializer(serializers.Serializer[Any]):
    """`paragraphs` are what a new draft takes; `leftovers` and `aside` found no place in them."""

    title = serializers.CharField()
    source: Any = serializers.CharField()
    paragraphs = DraftParagraphSerializer(many=True)
    remarks = RemarkSerializer(many=True, help_text=f"The first {MOST}.")
    more_remarks = serializers.IntegerField(help_text="How many remarks there are beside them.")
    brackets = RemarkSerializer(many=True)
    leftovers = LeftoverSerializer(many=True)
    notes = NoteSerializer(many=True)
    aside = serializers.ListField(child=serializers.CharField())


class ReadingActs:
    """No draft is begun: who has corrected what was read begins one with it.

    With a key, the answer is kept for a day as every other is.
    """

    @extend_schema(
        request={
            "multipart/form-data": TextToReadSerializer,
            "application/json": TextToReadSerializer,
        },
        responses=ReadingSerializer,
        parameters=[KEY],
    )
    @action(
        detail=False, methods=["post"], parser_classes=[MultiPartParser, WholeJSONParser],
        pagination_class=None,
    )  # fmt: skip
    def reading(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Split a text into paragraphs, with remarks and all that found no place."""
        if not request.user.is_authenticated:
            raise PermissionDenied
        return idempotency.once(request, self._read)

    def _read(self) -> Response:
        said = checked(self, TextToReadSerializer)
        read = read_text(said.get("source", ""), said["language"], said.get("upload"))
        if not read.rows and not read.check.leftovers:
            raise Refusal("nothing_pasted", _("There is no text to read."), field="source")
        told = {
            "title": read.title,
            "source": read.source,
            "paragraphs": paragraphs_of(read.rows),
            "remarks": read.check.remarks,
            "more_remarks": read.check.more,
            "brackets": read.check.brackets,
            "leftovers": [{"line": line, "text": words} for line, words in read.check.leftovers],
            "notes": read.check.notes,
            "aside": read.aside,
        }
        return Response(ReadingSerializer(told).data)
