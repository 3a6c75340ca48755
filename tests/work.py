"""How much something does, counted in calls: the same on every machine, however busy."""

import sys
from collections.abc import Callable
from typing import Any


def work(act: Callable[[], Any]) -> int:
    """How many functions are called, Python's own included, while something is done."""
    called = 0

    def count(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal called
        called += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return called
