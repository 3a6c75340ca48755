"""Pages of the design system itself; the error pages by the names that the root URLs use."""

from interface.views.errors import (
    bad_request,
    csrf_failure,
    page_not_found,
    permission_denied,
    server_error,
    too_many,
)

__all__ = [
    "bad_request",
    "csrf_failure",
    "page_not_found",
    "permission_denied",
    "server_error",
    "too_many",
]
