"""The gap fetch: what a listener missed, by number, under the same rights as the socket."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from record import payloads, reads, rights

GAP_LIMIT = 100


@require_safe
def events(request: HttpRequest, stream_id: UUID) -> HttpResponse:
    """JSON of at most 100 events after `?after=`; `length` says whether there are more."""
    found = rights.readable({"user": request.user, "session": request.session}, [stream_id])
    if not found:
        raise Http404
    stream = found[0]
    shown = payloads.payloads(reads.events_after(stream, _after(request), GAP_LIMIT))
    response = HttpResponse(
        payloads.encode({"stream": stream.pk, "length": stream.length, "events": shown}),
        content_type="application/json",
    )
    patch_cache_control(response, private=True, no_store=True)
    return response


def _after(request: HttpRequest) -> int:
    given = request.GET.get("after", "0")
    if not (given.isascii() and given.isdigit() and len(given) < 19):
        raise Http404
    return int(given)
