"""A live stack for the tests: real web, worker and beat processes over a database of their own."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from normsforum.embedded import forget_engines, processes
from normsforum.embedded.postgres import Postgres
from normsforum.embedded.valkey import Valkey
from normsforum.supervisor.roles import ROOT, commands
from tests.databases import clone_template, drop


class EngineOfStack:
    """An engine that a test may kill and bring back; what it had been told before stays."""

    def __init__(self, engine: Valkey | Postgres) -> None:
        self._engine = engine
        self._server: subprocess.Popen[bytes] | None = None
        self.url = engine.url

    def start(self) -> None:
        self._server = self._engine.start()

    def kill(self) -> None:
        if self._server:
            self._server.kill()
            self._server.wait()

    def stop(self) -> None:
        if self._server:
            self._engine.stop(self._server)


class ValkeyOfStack(EngineOfStack):
    def __init__(self, home: Path) -> None:
        super().__init__(Valkey(home))


class Stack:
    """`with Stack("mine", demonstration=False) as stack:` gives `stack.url` that answers.

    With `own_database` it has a PostgreSQL that nobody else uses, to be killed and brought back.
    """

    def __init__(self, name: str, *, demonstration: bool, own_database: bool = False) -> None:
        self.name = f"norms_live_{name}_{os.getpid()}"
        self.demonstration = demonstration
        self.own_database = own_database
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.database_url = ""

    def __enter__(self) -> "Stack":
        self._folder = tempfile.TemporaryDirectory(prefix="norms-stack-")
        self.home = Path(self._folder.name)
        # The database's own user walks through it.
        self.home.chmod(0o755)
        try:
            self.valkey = ValkeyOfStack(self.home)
            self.valkey.start()
            self._provide_database()
            for command in ("seed_groups", *(["load_demo"] if self.demonstration else [])):
                self.manage(command)
            for role in commands(host="127.0.0.1", port=self.port, var=self.home):
                self.start(role)
            self.wait_until_ready()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *problem: object) -> None:
        for role in self.processes:
            self.stop(role)
        if hasattr(self, "valkey"):
            self.valkey.stop()
        if hasattr(self, "database"):
            self.database.stop()
            forget_engines(self.home)
        elif self.database_url:
            drop(self.name)
        self._folder.cleanup()

    def _provide_database(self) -> None:
        if not self.own_database:
            self.database_url = clone_template(self.name)
            return
        (self.home / Postgres.name).mkdir()
        self.database = EngineOfStack(Postgres(self.home))
        self.database.start()
        self.database_url = self.database.url
        for command in ("migrate", "createcachetable"):
            self.manage(command, "-v0")

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "normsforum.settings.local",
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.valkey.url,
            "REDIS_PREFIX": self.name,
            "DEMONSTRATION": "1" if self.demonstration else "0",
            "SITE_URL": self.url,
            "RATE_LIMITS": "0",
            "PYTHONUNBUFFERED": "1",
        }

    def start(self, role: str) -> None:
        command = commands(host="127.0.0.1", port=self.port, var=self.home)[role]
        with (self.home / f"{role}.log").open("ab") as log:
            self.processes[role] = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=processes.ends_with_parent(),
            )

    def stop(self, role: str) -> None:
        processes.stop(self.processes[role], (signal.SIGTERM,), seconds=10)
        self.kill(role)

    def kill(self, role: str) -> None:
        """The process and everything that it started, with no time to say goodbye."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.processes[role].pid, signal.SIGKILL)
        self.processes[role].wait()

    def log(self, role: str) -> str:
        return (self.home / f"{role}.log").read_text(errors="replace")

    def manage(self, *arguments: str) -> str:
        """What a command of manage.py prints when it is run against this stack."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{done.stderr[-4000:]}")
        return done.stdout

    def sql(self, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Rows of the stack's own database, for what no page tells."""
        link = psycopg2.connect(self.database_url)
        try:
            with link, link.cursor() as cursor:
                cursor.execute(statement, parameters)
                return cursor.fetchall() if cursor.description else []
        finally:
            link.close()

    def wait_until_ready(self, seconds: float = 60) -> None:
        if not processes.wait_until(self._is_ready, seconds=seconds, step=0.1):
            raise RuntimeError(f"The stack is not ready; web says:\n{self.log('web')[-4000:]}")

    def _is_ready(self) -> bool:
        if self.processes["web"].poll() is not None:
            raise RuntimeError(f"The web process ended:\n{self.log('web')[-4000:]}")
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def live_stack(template_database: str) -> Iterator[Stack]:
    """The demonstration, running; shared by the journeys of one session."""
    with Stack("demo", demonstration=True) as stack:
        yield stack


@pytest.fixture(scope="session")
def bare_stack(template_database: str) -> Iterator[Stack]:
    """A forum on its first day: the five groups, nobody in it, no demonstration."""
    with Stack("bare", demonstration=False) as stack:
        yield stack
