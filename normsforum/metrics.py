"""What an operator's monitoring reads: requests by view, live sockets, queues, event lag."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest

log = logging.getLogger("normsforum.requests")

REQUESTS = Counter("norms_requests", "Requests answered.", ["method", "view", "status"])
SECONDS = Histogram(
    "norms_request_seconds",
    "Time to answer a request.",
    ["view"],
    buckets=(0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10),
)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestMetricsMiddleware:
    """Counts each request under its view's name, and writes one line about it.

    Addresses are written without their query, which may hold what somebody searches for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - began
        match = request.resolver_match
        view = (match.view_name if match else "") or "none"
        method = request.method if request.method in METHODS else "other"
        REQUESTS.labels(method, view, response.status_code).inc()
        SECONDS.labels(view).observe(seconds)
        log.info(
            "%s %s %s",
            method,
            request.path,
            response.status_code,
            extra={"view": view, "milliseconds": round(seconds * 1000, 1)},
        )
        return response


def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus' text format for who knows the token; for others, and without one, nothing."""
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not constant_time_compare(given, token):
        return HttpResponse(status=404)
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
