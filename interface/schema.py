"""How the API describes itself: beside what succeeds, every way in which a request can fail."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

# What may go wrong with any request, and what more with one that carries an act.
READING = {
    400: "A filter or a cursor that is none.",
    401: "A token that is unknown, revoked or has expired.",
    403: "Not open to the caller's seat, or to its token's scope.",
    404: "Nothing here, or nothing open to the caller.",
    406: "No representation that the caller would take.",
    429: "Too many requests in a short time; `Retry-After` says how many seconds to wait.",
}
ACTING = READING | {
    400: "The input is not what the act takes; `errors` names each field.",
    409: "The act is not possible now; `code` says why.",
    415: "The body is no JSON.",
    422: "A rule refuses the input; `code` says which, `errors` names the field.",
}


class ProblemSerializer(serializers.Serializer[Any]):
    """Problem details (RFC 9457): `code` is for machines, `detail` for the reader's eyes."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField(required=False)
    detail = serializers.CharField(required=False)
    errors = serializers.DictField(required=False)  # type: ignore[assignment]


class DescribedSchema(AutoSchema):
    """The library's own description, with problems and the two answers of an act."""

    def get_response_serializers(self) -> Any:
        answer = super().get_response_serializers()
        method = getattr(self.view, getattr(self.view, "action", "") or "", None)
        return {200: answer, 204: None} if getattr(method, "is_act", False) else answer

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        if self.method == "GET":
            bodies["304"] = {"description": "As the caller has it (`If-None-Match`)."}
        for code, description in (ACTING if self.method != "GET" else READING).items():
            problem = self._get_response_for_code(
                ProblemSerializer, str(code), ["application/problem+json"], direction
            )
            bodies.setdefault(str(code), {**problem, "description": description})
        return bodies
