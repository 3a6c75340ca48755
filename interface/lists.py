"""What every read of the API has: named filters that are checked, and answers that can be asked
for again at no cost (`ETag`, `If-None-Match`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page
from rest_framework import filters, serializers, viewsets
from rest_framework.request import Request

# What a list takes beside its filters.
OF_PAGES = frozenset({"cursor", "page_size", "format"})


@dataclass(frozen=True, slots=True)
class Filter:
    """A query parameter of a list: what it may be, and what it then keeps."""

    takes: serializers.Field[Any, Any, Any, Any]
    keeps: Callable[[Any], Q]
    about: str


class Narrowing(filters.BaseFilterBackend):
    """Keeps of a list what its filters name; a name that is none is refused, not passed over."""

    def filter_queryset[M: models.Model, R](
        self, request: Request, queryset: QuerySet[M, R], view: Any
    ) -> QuerySet[M, R]:
        if view.detail:
            return queryset
        known: Mapping[str, Filter] = view.filters
        asked = request.query_params
        unknown = sorted(set(asked) - set(known) - OF_PAGES)
        if unknown:
            message = _("There is no such filter.")
            raise serializers.ValidationError({name: [message] for name in unknown})
        for name in known.keys() & asked.keys():
            queryset = queryset.filter(known[name].keeps(_read(name, known[name], asked[name])))
        return queryset

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        return [
            {
                "name": name,
                "in": "query",
                "required": False,
                "description": one.about,
                "schema": view.schema._map_serializer_field(one.takes, "request"),
            }
            for name, one in view.filters.items()
        ]


def _read(name: str, one: Filter, asked: str) -> Any:
    try:
        return one.takes.run_validation(asked)
    except serializers.ValidationError as error:
        raise serializers.ValidationError({name: error.detail}) from None


@method_decorator(conditional_page, name="dispatch")
class FilteredViewSet[M: models.Model](viewsets.ReadOnlyModelViewSet[M]):
    """A list with filters, and one of it by its identifier; acts are added to it one by one."""

    filter_backends = (Narrowing,)
    filters: ClassVar[Mapping[str, Filter]] = {}
