"""Reads the hidden fields of a form out of a page, as a browser without script would send them."""

import re
from typing import Any


def carried(response: Any) -> dict[str, str]:
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', response.text)
    return {name: value for name, value in fields if name in ("seat", "once", "opened_by")}
