"""Engines, data, then web, worker and beat in the foreground until Ctrl-C.

`make demo` has the demonstration in it; `make serve` (the argument "serve") a forum of one's own.
"""

import io
import json
import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from normsforum.embedded import EngineError, forget_engines, provide_engines, var_of_checkout
from normsforum.supervisor.family import ChildEndedError, Family, teller
from normsforum.supervisor.roles import PREPARATION, commands

HOST = os.environ.get("HOST", "127.0.0.1")
READY_WITHIN = 90.0
TELLING = {"load_demo": "Telling the demonstration (the first time takes a while)"}
say = teller(["setup", "web", "worker", "beat", "stop"])


class Stopped(Exception):
    """Somebody asked for the end."""


def main(asked: Sequence[str] = ()) -> int:
    demonstration = "serve" not in asked
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    os.environ["DJANGO_SETTINGS_MODULE"] = "normsforum.settings.local"
    os.environ["DEMONSTRATION"] = "1" if demonstration else "0"
    command = "make demo" if demonstration else "make serve"
    try:
        port = _free_port(command)
        os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
        if os.environ.get("RESET", "") not in ("", "0"):
            _forget()
        say("setup", "Starting PostgreSQL and Valkey")
        with provide_engines() as lost_engines:
            return _run(port, lost_engines, demonstration=demonstration)
    except EngineError as problem:
        say("setup", str(problem))
        return 1
    except Stopped:
        return 0


def _run(port: int, lost_engines: Callable[[], list[str]], *, demonstration: bool) -> int:
    _prepare(PREPARATION | (TELLING if demonstration else {}))
    family = Family(os.environ, say)
    try:
        for name, command in commands(host=HOST, port=port, var=_var()).items():
            family.start(name, command)
        _wait_until_ready(family, port)
        _warm_up(port)
        (_show_the_ways_in if demonstration else _show_how_to_begin)(port)
        while True:
            family.watch()
            for name in lost_engines():
                raise ChildEndedError(f"{name} ended by itself.")
    except ChildEndedError as ended:
        say("stop", f"{ended} The others are stopped too.")
        return 1
    except Stopped:
        say("stop", "Stopping web, worker and beat")
        return 0
    finally:
        # A second Ctrl-C while stopping would leave processes behind.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        family.stop()
        say("stop", "Stopping PostgreSQL and Valkey; the data stays under var/")


def _prepare(steps: Mapping[str, str]) -> None:
    """In this process, because each command of its own would load Django anew."""
    import django
    from django.core.management import CommandError, call_command
    from django.db import connections

    django.setup()
    for command, what in steps.items():
        began = time.monotonic()
        say("setup", what)
        spoken = io.StringIO()
        try:
            call_command(command, verbosity=0, stdout=spoken)
        except CommandError as refused:
            raise EngineError(str(refused)) from refused
        for line in spoken.getvalue().splitlines():
            say("setup", f"  {line}")
        if (took := time.monotonic() - began) > 2:
            say("setup", f"  done in {took:.0f} s")
    connections.close_all()


def _wait_until_ready(family: Family, port: int) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while True:
        family.watch()
        state = _readiness(port)
        if state.get("ready"):
            return
        if time.monotonic() > deadline:
            raise ChildEndedError(f"web is not ready after {READY_WITHIN:.0f} s: {state}.")


def _readiness(port: int) -> dict[str, object]:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/readyz", timeout=5) as answer:
            return dict(json.load(answer))
    except urllib.error.HTTPError as refused:
        return {"ready": False, "answer": refused.code}
    except (OSError, ValueError):
        return {"ready": False, "answer": "none"}


def _warm_up(port: int) -> None:
    """The first page loads every template; better now than while somebody waits for it."""
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/", timeout=30) as answer:
            answer.read()
    except OSError as problem:
        say("setup", f"The front page does not answer as it should: {problem}")


def _show_the_ways_in(port: int) -> None:
    address = f"http://localhost:{port}"
    for line in (
        "",
        f"Norms Forum is running:  {address}/",
        "  four doors, one click each: delegate of a small state, NGO officer,",
        "                              co-chair, secretariat",
        f"  mail that was sent:      {address}/demo/mail/",
        f"  the API:                 {address}/api/v1/",
        "  Ctrl-C stops everything and keeps the data; RESET=1 make demo starts afresh",
        "",
    ):
        say("setup", line)


def _show_how_to_begin(port: int) -> None:
    from demo.loading import is_loaded

    address, manage = f"http://localhost:{port}", ".venv/bin/python manage.py"
    site = f"SITE_URL={address} " if port != 8000 else ""
    lines = [
        "",
        f"Norms Forum is running:  {address}/",
        "  to begin, in another terminal, make the first seat and follow the link it prints:",
        f"    {site}{manage} create_secretariat you@example.org",
        "  letters are sent to nobody: they are printed here, beside worker",
        "  Ctrl-C stops everything and keeps the data; RESET=1 make serve starts afresh",
        "",
    ]
    if is_loaded():
        lines.insert(2, "  the demonstration is in this database: RESET=1 make serve removes it")
    for line in lines:
        say("setup", line)


def _free_port(command: str) -> int:
    told = os.environ.get("PORT") or "8000"
    if not told.isdigit() or not 0 < int(told) < 65536:
        raise EngineError(f"PORT={told} is no port. Choose a number from 1 to 65535.")
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(told)))
        except OSError as problem:
            raise EngineError(
                f"Port {told} cannot be used ({problem.strerror}). Choose another: "
                f"PORT=8001 {command}"
            ) from problem
    return int(told)


def _forget() -> None:
    if os.environ.get("DATABASE_URL"):
        raise EngineError(
            "RESET=1 wipes only the private engines under var/. DATABASE_URL is set: empty that "
            "database yourself, or unset it."
        )
    say("setup", "Removing the data under var/")
    forget_engines()


def _var() -> Path:
    folder = var_of_checkout()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _stop(number: int, frame: object) -> None:
    raise Stopped


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
