"""Acts as resources of the API: `POST /amendments/{id}/withdrawal/` carries one out.

Each goes through the same action as the page's form. It answers with the state that follows:
201 and an address where something came to be, 200 otherwise, 204 where nothing is left to see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.fields import empty
from rest_framework.request import Request
from rest_framework.response import Response

from interface import idempotency
from interface.characters import visible_words

KEY = OpenApiParameter(
    idempotency.HEADER,
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="Any text of up to 64 printable ASCII characters, new for each act: a request "
    "that is sent again with it is not carried out twice.",
)


class Nothing(serializers.Serializer[Any]):
    """The input of an act that needs no words."""


class Words(serializers.CharField):
    """Text as somebody writes it: line breaks stay, actions say how long it may be."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(trim_whitespace=False, **kwargs)


class Told(serializers.CharField):
    """Text of a bounded length, kept as forms keep it: with plain line ends, without white space
    around it, and none where nothing of it would be seen."""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def run_validation(self, data: Any = empty) -> Any:
        if isinstance(data, str):
            data = visible_words(data.replace("\r\n", "\n").replace("\r", "\n"))
        return super().run_validation(data)


type Carry = Callable[..., Any]


def act(path: str, *, takes: type[serializers.Serializer[Any]] = Nothing) -> Callable[[Carry], Any]:
    """An act on one thing of the list: `method(self, request, thing, said)`.

    `said` is the checked input. The thing is looked up among what the caller may see, and shown
    again as it is afterwards.
    """

    def decorate(method: Carry) -> Any:
        @wraps(method)
        def carry_out(self: Any, request: Request, *_args: Any, **_kwargs: Any) -> Response:
            def work() -> Response:
                thing = self.get_object()
                method(self, request, thing, checked(self, takes))
                return shown_again(self, thing.pk)

            return idempotency.once(request, work)

        carry_out.__name__ = method.__name__
        carry_out.is_act = True  # type: ignore[attr-defined]
        routed = action(detail=True, methods=["post"], url_path=path, url_name=path)(carry_out)
        # On top: what stands beneath loses its description to the router's mark.
        return extend_schema(request=takes, parameters=[KEY])(routed)

    return decorate


def created(view: Any, made: Callable[[], Any]) -> Response:
    """What a POST to a list answers: what came to be, and where it is."""

    def work() -> Response:
        thing = made()
        data = view.get_serializer(view.get_queryset().get(pk=thing.pk)).data
        where = view.reverse_action("detail", args=[getattr(thing, view.lookup_field)])
        return Response(data, status=201, headers={"Location": where})

    return idempotency.once(view.request, work)


def checked(view: Any, takes: type[serializers.Serializer[Any]]) -> dict[str, Any]:
    """The input of the view's request; a refusal names each field, one that is unknown too."""
    said = takes(data=view.request.data, context=view.get_serializer_context())
    if isinstance(view.request.data, Mapping):
        unknown = sorted(set(view.request.data) - set(said.fields))
        if unknown:
            message = _("There is no such field.")
            raise serializers.ValidationError({name: [message] for name in unknown})
    said.is_valid(raise_exception=True)
    return dict(said.validated_data)


def shown_again(view: Any, key: Any) -> Response:
    """The thing as it is now, or nothing where the act took it out of the caller's sight."""
    thing = view.get_queryset().filter(pk=key).first()
    if thing is None:
        return Response(status=204)
    return Response(view.get_serializer(thing).data)
