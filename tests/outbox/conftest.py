"""Jobs of the tests: what each is asked to do is noted, and a handler may be swapped in."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from outbox import registry


@pytest.fixture
def handle() -> Iterator[Callable[..., None]]:
    """`handle("tests.print", run, attempts=2)` makes `run` do that task until the test ends."""
    before = dict(registry._handlers)

    def add(task: str, run: Callable[..., Any], attempts: int = registry.ATTEMPTS) -> None:
        registry.job(task, attempts=attempts)(run)

    yield add
    registry._handlers.clear()
    registry._handlers.update(before)
