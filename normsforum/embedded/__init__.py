"""Private engines for a machine that has none: PostgreSQL and Valkey from wheels, under `var/`.

They run where DATABASE_URL or REDIS_URL is not set. Several commands share them; the last to leave
turns them off.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from normsforum.embedded import processes
from normsforum.embedded.lease import ROOT, Lease
from normsforum.embedded.places import EngineError, forget

__all__ = [
    "EngineError",
    "engines_for_command",
    "forget_engines",
    "provide_engines",
    "var_of_checkout",
]

ENGINES = {"DATABASE_URL": "postgres", "REDIS_URL": "valkey"}
COMMANDS_WITHOUT_ENGINES = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "spectacular",
    "startapp",
    "version",
}


def var_of_checkout() -> Path:
    return Path(os.environ.get("NORMS_VAR") or ROOT / "var")


@contextmanager
def engines_for_command(argv: Sequence[str]) -> Iterator[None]:
    """What manage.py wraps around a command; commands that touch no data start nothing."""
    command = argv[1] if len(argv) > 1 else "help"
    asks_for_help = any(word in ("-h", "--help", "--version") for word in argv[1:])
    asks_the_database = any(word.startswith("--database") for word in argv[2:])
    if asks_for_help or (command in COMMANDS_WITHOUT_ENGINES and not asks_the_database):
        yield
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(provide_engines())
        except EngineError as problem:
            sys.exit(str(problem))
        yield


@contextmanager
def provide_engines(
    var: Path | None = None, *, careless: bool = False
) -> Iterator[Callable[[], list[str]]]:
    """Both addresses stand in the environment inside; what was set before is left alone.

    `careless` trades safety in a crash for speed: for tests. What is yielded tells, when asked,
    which of the engines started here have ended by themselves.
    """
    folder = var or var_of_checkout()
    missing = {name: ENGINES[name] for name in ENGINES if not os.environ.get(name)}
    with ExitStack() as stack:
        leases: dict[str, Lease] = {}
        for name, engine in missing.items():
            leases[name] = Lease(engine, folder, careless=careless)
            stack.callback(leases[name].end)
            leases[name].begin()
        for name, lease in leases.items():
            stack.callback(os.environ.pop, name, None)
            os.environ[name] = lease.address()
        yield lambda: [lease.name for lease in leases.values() if not lease.is_kept()]


def forget_engines(var: Path | None = None) -> None:
    """Remove the data of both engines; refuses while somebody uses them."""
    homes = [(var or var_of_checkout()).resolve() / engine for engine in ENGINES.values()]
    for home in homes:
        if home.exists() and processes.is_held(home / "users.lock"):
            raise EngineError(f"{home} is in use. Stop the other command first.")
    for home in homes:
        forget(home)
