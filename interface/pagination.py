"""Pages of a list: two queries, however long the list is."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

PARAMETER = "page"


def page_of[M: Model](queryset: QuerySet[M], request: HttpRequest, size: int = 50) -> "Page[Any]":
    """The page that `?page=` names; the first for nonsense, the last for a number beyond it.

    A queryset without an order is read by its key, so that no row shows on two pages.
    """
    if not queryset.ordered:
        queryset = queryset.order_by("pk")
    return Paginator(queryset, size).get_page(request.GET.get(PARAMETER))
