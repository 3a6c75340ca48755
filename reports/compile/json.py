"""The report for programs: all facts, in one JSON object.

The object is `contents.Contents` as it is written there, field for field, with the short findings
of `findings.Findings` under "findings"; `schema` names the version of that shape. Text is UTF-8
without escapes that JSON does not demand.
"""

import io
import json
from dataclasses import fields, is_dataclass
from typing import Any

from reports.compile.contents import Contents
from reports.compile.findings import findings


def render(contents: Contents) -> bytes:
    """Written text by text: a large report is never held twice."""
    out = io.BytesIO()
    facts = {**_shallow(contents), "findings": findings(contents)}
    texts = facts.pop("texts")
    out.write(_encoded(facts)[:-1] + b',\n"texts":[')
    for place, text in enumerate(texts):
        out.write((b"," if place else b"") + b"\n" + _encoded(text))
    out.write(b"\n]}\n")
    return out.getvalue()


def _encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_shallow).encode()


def _shallow(value: Any) -> dict[str, Any]:
    """The fields of one dataclass; what is in them is encoded in its turn."""
    if not is_dataclass(value):
        raise TypeError(f"not a fact: {value!r}")
    return {field.name: getattr(value, field.name) for field in fields(value)}
