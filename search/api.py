"""Search for programs: the same as the page, with the same visibility."""

from typing import Any

from django.core.paginator import Page
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from search.reads.asking import KINDS, LONGEST, Asked, cleaned
from search.reads.citations import address_cited
from search.reads.found import Found
from search.reads.hits import Hit
from search.reads.words import Piece
from stakeholders.requests import actor_of

PAGE = 50
TOO_SHORT = gettext_lazy("One letter is too short to look for. Write a word, a name, or a symbol.")


class AskedSerializer(serializers.Serializer[Any]):
    """Words as on the page: all of them, "as they stand", either of two with `or`, without `-`."""

    q = serializers.CharField(max_length=LONGEST, help_text="What is looked for.")
    kind = serializers.ChoiceField(
        KINDS, required=False, help_text="One kind, in pages; the best of every kind without it."
    )
    group = serializers.IntegerField(
        required=False,
        min_value=0,
        max_value=32_767,
        help_text="What belongs to the working group with this number.",
    )
    page = serializers.IntegerField(
        required=False, min_value=1, max_value=100_000, help_text="Of one kind, 50 to a page."
    )

    def validate_q(self, words: str) -> str:
        said = cleaned(words)
        if Asked(said).is_too_short:
            raise serializers.ValidationError(TOO_SHORT)
        return said


class PieceSerializer(serializers.Serializer[Any]):
    words = serializers.CharField(help_text="Plain text, not markup.")
    marked = serializers.BooleanField(help_text="Whether it is what was looked for.")


class HitSerializer(serializers.Serializer[Any]):
    kind = serializers.CharField(help_text="One of the kinds that can be asked for.")
    id = serializers.UUIDField()
    name = serializers.CharField()
    url = serializers.CharField(help_text="The page on which it stands, at the very place.")
    proposal = serializers.UUIDField(
        allow_null=True, help_text="The text of which it is, or which it is about."
    )
    symbol = serializers.CharField(allow_null=True, help_text="Of that text.")
    part = serializers.CharField(help_text="Of that text, as it is cited: OP3; may be empty.")
    excerpt = PieceSerializer(many=True)


class FoundSerializer(serializers.Serializer[Any]):
    """What the caller may see of it; nothing else is counted."""

    cited = serializers.CharField(
        allow_null=True, help_text="Where the words lead, if they are a citation."
    )
    counts = serializers.DictField(
        child=serializers.IntegerField(), help_text="How many there are, by kind."
    )
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = HitSerializer(many=True)


@method_decorator(conditional_page, name="dispatch")
class SearchView(APIView):
    @extend_schema(operation_id="search", parameters=[AskedSerializer], responses=FoundSerializer)
    def get(self, request: Request) -> Response:
        """Find texts, paragraphs, amendments, comments, stakeholders, coalitions and groups."""
        said = _checked(request)
        number = said.pop("page", 1)
        asked = Asked(said["q"], said.get("kind", ""), said.get("group"))
        found = Found(asked, actor_of(request).seat)
        page = found.page(number, PAGE) if asked.kind else None
        rows = found.first() if page is None else {asked.kind: list(page.object_list)}
        return Response(
            {
                "cited": address_cited(asked.words, actor_of(request).seat),
                "counts": found.counts,
                **_ways(request, page),
                "results": [_shown(kind, hit) for kind, hits in rows.items() for hit in hits],
            }
        )


def _checked(request: Request) -> dict[str, Any]:
    form = AskedSerializer(data=request.query_params.dict())
    unknown = sorted(set(request.query_params) - set(form.fields) - {"format"})
    if unknown:
        message = _("There is no such filter.")
        raise serializers.ValidationError({name: [message] for name in unknown})
    form.is_valid(raise_exception=True)
    return dict(form.validated_data)


def _ways(request: Request, page: "Page[Hit] | None") -> dict[str, str | None]:
    ways: dict[str, str | None] = {"next": None, "previous": None}
    here = request.build_absolute_uri()
    if page and page.has_next():
        ways["next"] = replace_query_param(here, "page", page.next_page_number())
    if page and page.has_previous():
        ways["previous"] = replace_query_param(here, "page", page.previous_page_number())
    return ways


def _shown(kind: str, hit: Hit) -> dict[str, Any]:
    return {
        "kind": kind,
        "id": hit.key,
        "name": _plain(hit.name),
        "url": hit.url,
        "proposal": hit.text.pk if hit.text else None,
        "symbol": hit.text.symbol if hit.text else None,
        "part": hit.label,
        "excerpt": [piece._asdict() for piece in hit.pieces],
    }


def _plain(pieces: list[Piece]) -> str:
    return "".join(piece.words for piece in pieces)
