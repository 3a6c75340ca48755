"""The report for programs: all facts, in one JSON object.

The object is `contents.Contents` as it is written there, field for field; `schema` names the
version of that shape. Text is UTF-8 without escapes that JSON does not demand.
"""

import json
from dataclasses import asdict

from reports.compile.contents import Contents
from reports.compile.findings import findings


def render(contents: Contents) -> bytes:
    whole = {**asdict(contents), "findings": asdict(findings(contents))}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=False).encode() + b"\n"
