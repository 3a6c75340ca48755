"""The process that owns one engine: starts it, and stops it when its last user has gone.

Users hold a shared lock. The keeper asks for it alone: it gets it when nobody is left, be it that
they finished or were killed. A killed keeper takes its engine along (on Linux the kernel sees to
that; elsewhere the next keeper stops what was left).
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from normsforum.embedded.places import EngineError
from normsforum.embedded.postgres import Postgres
from normsforum.embedded.processes import Lock
from normsforum.embedded.valkey import Valkey


class Engine(Protocol):
    name: str

    @property
    def url(self) -> str: ...
    def start(self) -> "subprocess.Popen[bytes]": ...
    def stop(self, server: "subprocess.Popen[bytes]") -> None: ...


ENGINES: Mapping[str, type[Postgres] | type[Valkey]] = {"postgres": Postgres, "valkey": Valkey}


def keep(name: str, var: Path, *, careless: bool) -> None:
    """Answers with one line on standard output: {"url": ...} or {"failed": ...}."""
    home = var / name
    mine = Lock(home / "keeper.lock")
    mine.take()
    try:
        engine: Engine = ENGINES[name](var, careless=careless)
        server = engine.start()
    except (EngineError, OSError) as problem:
        print(json.dumps({"failed": str(problem)}), flush=True)
        return
    address = home / "url"
    try:
        address.write_text(engine.url)
        print(json.dumps({"url": engine.url}), flush=True)
        _go_silent()
        _wait_for_the_last_user(Lock(home / "users.lock"), server)
    finally:
        address.unlink(missing_ok=True)
        engine.stop(server)


def _wait_for_the_last_user(users: Lock, server: "subprocess.Popen[bytes]") -> None:
    while server.poll() is None:
        if users.take(wait=False):
            return
        time.sleep(0.1)


def _go_silent() -> None:
    """The pipe to whom started this engine closes, so that nobody waits for more words."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, sys.stdout.fileno())
    os.dup2(nothing, sys.stderr.fileno())
    os.close(nothing)


def _leave(number: int, frame: object) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    keep(sys.argv[1], Path(sys.argv[2]), careless="--careless" in sys.argv[3:])
