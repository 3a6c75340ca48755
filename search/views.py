"""One page: a box, and what is found."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interface.pagination import PARAMETER
from search.reads.asking import LONGEST, Asked
from search.reads.citations import address_cited
from search.reads.found import Found
from stakeholders.requests import Request
from workinggroups.models import WorkingGroup


@require_safe
def search(request: Request) -> HttpResponse:
    """A citation leads directly to what it names; anything else is looked for."""
    asked = Asked.of(request.GET)
    seat = request.actor.seat
    cited = address_cited(asked.words, seat) if asked.words else None
    if cited:
        return HttpResponseRedirect(cited)
    page: dict[str, Any] = {
        "asked": asked,
        "longest": LONGEST,
        "groups": list(WorkingGroup.objects.all()),
    }
    if asked.words and not asked.is_too_short:
        page |= _found(request, Found(asked, seat))
    return render(request, "search/search.html", page)


def _found(request: Request, found: Found) -> dict[str, Any]:
    kind, names = found.asked.kind, names_of_kinds()
    if kind:
        page = found.page(request.GET.get(PARAMETER))
        sections = [(kind, names[kind], found.counts[kind], list(page.object_list))]
    else:
        page = None
        first = found.first()
        sections = [(key, names[key], found.counts[key], hits) for key, hits in first.items()]
    return {
        "found": found,
        "page": page,
        "kinds": [(key, name, found.counts[key]) for key, name in names.items()],
        "sections": [one for one in sections if one[3]],
        "address": reverse("search"),
    }


def names_of_kinds() -> dict[str, str]:
    """What each kind is called, in the order in which they stand."""
    return {
        "proposals": _("Texts"),
        "paragraphs": _("Paragraphs"),
        "amendments": _("Amendments"),
        "comments": _("Comments"),
        "stakeholders": _("Stakeholders"),
        "coalitions": _("Coalitions"),
        "groups": _("Working groups"),
    }
