"""What every list and every error of the API looks like."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions, pagination, views
from rest_framework.request import Request
from rest_framework.response import Response

from interface.refusal import Refusal
from interface.throttles import came_too_often

TURNED_AWAY = (
    exceptions.NotAuthenticated,
    exceptions.AuthenticationFailed,
    exceptions.PermissionDenied,
)


class CursorPagination(pagination.CursorPagination):
    """Newest first by identifier, which sorts by time."""

    ordering = "-id"
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200

    def decode_cursor(self, request: Request) -> pagination.Cursor | None:
        """A cursor stands at an identifier: anything else in its place leads to no page."""
        cursor = super().decode_cursor(request)
        if cursor is not None and cursor.position is not None:
            try:
                UUID(str(cursor.position))
            except ValueError:
                raise exceptions.NotFound(self.invalid_cursor_message) from None
        return cursor


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """Errors as problem details (RFC 9457); a refusal keeps its machine-readable code."""
    if isinstance(error, Refusal):
        return _refused(error)
    if isinstance(error, TURNED_AWAY):
        error = came_too_often(context["request"]) or error
    answer = views.exception_handler(error, context)
    if answer is None:
        return None
    answer.data = _details(error, answer)
    answer.content_type = "application/problem+json"
    return answer


def _refused(refusal: Refusal) -> Response:
    details = {
        "type": "about:blank",
        "title": status_phrase(refusal.status),
        "status": refusal.status,
        "code": refusal.code,
        "detail": str(refusal.message),
    }
    if refusal.field:
        details["errors"] = {refusal.field: [str(refusal.message)]}
    return Response(
        details, status=refusal.status, content_type="application/problem+json", exception=True
    )


def _details(error: Exception, answer: Response) -> dict[str, Any]:
    details: dict[str, Any] = {
        "type": "about:blank",
        "title": status_phrase(answer.status_code),
        "status": answer.status_code,
        "code": _code(error),
    }
    if isinstance(error, exceptions.ValidationError):
        details["errors"] = answer.data
    elif isinstance(answer.data, dict) and "detail" in answer.data:
        details["detail"] = str(answer.data["detail"])
    return details


def _code(error: Exception) -> str:
    if isinstance(error, Http404):
        return "not_found"
    if isinstance(error, PermissionDenied):
        return "not_entitled"
    if isinstance(error, exceptions.ValidationError):
        return "invalid"
    said = getattr(error, "detail", None)
    return str(getattr(said, "code", None) or getattr(error, "default_code", "error"))


def status_phrase(code: int) -> str:
    return HTTPStatus(code).phrase
