"""The whole record of a group, page by page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from interface.pagination import page_of
from record.keys import StreamKey
from record.models import Event
from record.reads import stream_of, tell
from stakeholders.requests import Request
from workinggroups.models import WorkingGroup


@require_safe
def record(request: Request, number: int) -> HttpResponse:
    """Every act of the group's public stream, newest first."""
    group = get_object_or_404(WorkingGroup, number=number)
    stream = stream_of(StreamKey("workinggroup", group.pk, "public"))
    events = Event.objects.filter(stream=stream).order_by("-number")
    page = page_of(events, request)
    return render(
        request,
        "workinggroups/record.html",
        {"group": group, "page": page, "acts": tell(list(page.object_list))},
    )
