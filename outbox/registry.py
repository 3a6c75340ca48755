"""Which function does which job."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

ATTEMPTS = 8


@dataclass(frozen=True, slots=True)
class Handler:
    run: Callable[..., Any]
    attempts: int


_handlers: dict[str, Handler] = {}


def job(task: str, *, attempts: int = ATTEMPTS) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Name a function `(job, **args)` as the one that does `task`.

    It may run more than once for one job (a worker died after the work and before the note of
    it), so it must be idempotent: look first what is already there, write in one transaction.
    """

    def register(run: Callable[P, R]) -> Callable[P, R]:
        _handlers[task] = Handler(run, attempts)
        return run

    return register


def handler(task: str) -> Handler:
    """Raises LookupError where no app does this task."""
    try:
        return _handlers[task]
    except KeyError:
        raise LookupError(f"No app does the job {task!r}.") from None
