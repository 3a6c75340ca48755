"""The API for people: its own description, read from the schema and set as a page."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

ROOT = "/api/v1/"


@dataclass(frozen=True)
class Field:
    """One field of what is sent, or one parameter of an address."""

    name: str
    kind: str
    needed: bool
    about: str


@dataclass(frozen=True)
class Door:
    """One method at one address."""

    method: str
    path: str
    about: str
    parameters: tuple[Field, ...]
    sent: tuple[Field, ...]
    answers: tuple[str, ...]

    @property
    def steps(self) -> list[str]:
        """The path in pieces, between which a narrow page may break it."""
        return re.findall(r"[^/]*/|[^/]+", self.path)


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    rooms = rooms_of(translation.get_language())
    return render(request, "normsforum/documentation.html", {"rooms": rooms})


@lru_cache(maxsize=12)
def rooms_of(language: str) -> tuple[tuple[str, tuple[Door, ...]], ...]:
    """The doors by resource; the schema changes only with the program, so once a language."""
    schema = SchemaGenerator().get_schema(request=None, public=True)
    rooms: dict[str, list[Door]] = {}
    for path, methods in schema["paths"].items():
        if path.startswith(ROOT):
            room = path.removeprefix(ROOT).partition("/")[0]
            for method, told in methods.items():
                rooms.setdefault(room, []).append(_door(schema, method, path, told))
    return tuple((name, tuple(doors)) for name, doors in sorted(rooms.items()))


def _door(schema: Any, method: str, path: str, told: Any) -> Door:
    return Door(
        method.upper(),
        path,
        told.get("description", ""),
        tuple(_parameter(one) for one in told.get("parameters", ()) if one["in"] == "query"),
        tuple(_sent(schema, told)),
        tuple(sorted(told["responses"])),
    )


def _parameter(one: Any) -> Field:
    about = one.get("description", "")
    return Field(one["name"], _kind(one["schema"]), bool(one.get("required")), about)


def _sent(schema: Any, told: Any) -> list[Field]:
    content = told.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return []
    body = _resolved(schema, content["schema"])
    needed = body.get("required", ())
    return [
        Field(name, _kind(_resolved(schema, one)), name in needed, one.get("description", ""))
        for name, one in body.get("properties", {}).items()
    ]


def _resolved(schema: Any, one: Any) -> Any:
    """What a reference, or the only part of a whole, stands for; alternatives stay together."""
    if "$ref" in one:
        return schema["components"]["schemas"][one["$ref"].rpartition("/")[2]]
    if len(one.get("allOf", ())) == 1:
        return _resolved(schema, one["allOf"][0])
    if "oneOf" in one:
        parts = [_resolved(schema, part) for part in one["oneOf"]]
        return {"enum": [value for part in parts for value in part.get("enum", ()) if value]}
    return one


def _kind(one: Any) -> str:
    """`uuid`, `integer`, `a | b`: what a programmer wants to know of a value."""
    if one.get("enum"):
        return " | ".join(str(value) for value in one["enum"] if value not in ("", None))
    kind = one.get("format") or one.get("type", "object")
    kinds = [kind] if isinstance(kind, str) else [part for part in kind if part != "null"]
    return " | ".join(kinds)
