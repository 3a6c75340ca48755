"""The registry of real states and organisations, for everybody to read."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from interface.pagination import PARAMETER
from stakeholders.reads import registry as reads
from stakeholders.requests import Request

A_PAGE = 50


@require_safe
def registry(request: Request) -> HttpResponse:
    wanted = reads.Wanted.of(request.GET)
    language = get_language()
    page = Paginator(reads.registry(wanted, language), A_PAGE).get_page(request.GET.get(PARAMETER))
    shown = list(page.object_list)
    reads.add_listings(shown)
    return render(
        request,
        "stakeholders/registry.html",
        {
            "page": page,
            "entries": [
                (one, *one.name_in(language), one.based_in and one.based_in.name_in(language))
                for one in shown
            ],
            "filters": reads.filters(wanted),
            "wanted": wanted,
            "total": reads.everything().count(),
            "sources": reads.sources(),
        },
    )
