"""Pages of a list: two queries, however long the list is."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

PARAMETER = "page"


class ListPaginator(Paginator):
    """Of one list among several of a page, each of which is asked for under its own parameter."""

    def __init__(self, queryset: QuerySet[Any], size: int, parameter: str) -> None:
        super().__init__(queryset, size)
        self.parameter = parameter

    def first(self) -> "Page[Any]":
        """One row more says whether there are others: a list that fits is not counted."""
        rows = list(self.object_list[: self.per_page + 1])
        if len(rows) <= self.per_page:
            self.count = len(rows)
        return Page(rows[: self.per_page], 1, self)


def page_of[M: Model](queryset: QuerySet[M], request: HttpRequest, size: int = 50) -> "Page[Any]":
    """The page that `?page=` names; the first for nonsense, the last for a number beyond it.

    A queryset without an order is read by its key, so that no row shows on two pages.
    """
    if not queryset.ordered:
        queryset = queryset.order_by("pk")
    return Paginator(queryset, size).get_page(request.GET.get(PARAMETER))


def page_of_list[M: Model](
    queryset: QuerySet[M], request: HttpRequest, parameter: str, size: int = 50
) -> "Page[Any]":
    """The same where several lists stand on one page; one query where all of a list fits.

    `parameter` is the id of the heading of the list, too.
    """
    paginator = ListPaginator(queryset, size, parameter)
    asked = request.GET.get(parameter)
    return paginator.first() if asked is None else paginator.get_page(asked)
