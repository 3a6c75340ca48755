"""`make demo` from outside: starts, answers, keeps its data, and leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from normsforum.embedded import forget_engines, processes
from normsforum.supervisor.roles import ROOT
from tests.live import free_port

pytestmark = pytest.mark.engines
LONG = 240


class Demo:
    """The supervisor in a session of its own, with data of its own."""

    def __init__(self, var: Path, *arguments: str, **settings: str) -> None:
        self.port = free_port()
        kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL")}
        self.log = var.with_suffix(".log")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "normsforum.supervisor", *arguments],
                cwd=ROOT,
                env={**kept, "NORMS_VAR": str(var), "PORT": str(self.port), **settings},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def is_running(self) -> bool:
        return "Norms Forum is running" in self.said() or self.process.poll() is not None

    def said(self) -> str:
        return self.log.read_text(errors="replace")

    def heard(self, speaker: str) -> bool:
        return f"\n{speaker:<6} | " in f"\n{self.said()}"

    def wait(self) -> None:
        running = processes.wait_until(self.is_running, seconds=LONG, step=0.2)
        assert running, self.said()[-4000:]
        assert self.process.poll() is None, self.said()[-4000:]

    def family(self) -> set[int]:
        """All processes that know this demonstration's data or descend from one that does."""
        listed = subprocess.run(
            ["ps", "-Awwo", "pid=,ppid=,command="], capture_output=True, text=True, check=True
        )
        rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
        found = {self.process.pid}
        found |= {int(row[0]) for row in rows if str(self.log.with_suffix("")) in row[2]}
        while more := {int(row[0]) for row in rows if int(row[1]) in found} - found:
            found |= more
        return found

    def end(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(60)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Told once, kept for the starts that follow. Root's database lies elsewhere: it goes too."""
    var = tmp_path_factory.mktemp("demonstration") / "var"
    yield var
    forget_engines(var)


@pytest.fixture
def demo(data: Path) -> Iterator[Demo]:
    started = Demo(data)
    yield started
    if started.process.poll() is None:
        started.end(signal.SIGTERM)


def test_the_demonstration_starts_answers_and_ends_without_a_trace(demo: Demo) -> None:
    demo.wait()
    with urllib.request.urlopen(f"http://127.0.0.1:{demo.port}/readyz", timeout=20) as answer:
        assert json.load(answer) == {"ready": True, "database": "ok", "broker": "ok"}
    with urllib.request.urlopen(f"http://127.0.0.1:{demo.port}/", timeout=30) as answer:
        assert answer.status == 200
    family = demo.family()
    assert len(family) > 10
    for speaker in ("setup", "web", "worker"):
        assert processes.wait_until(lambda: demo.heard(speaker), seconds=60), demo.said()  # noqa: B023
    assert demo.end(signal.SIGINT) == 0, demo.said()[-2000:]
    assert processes.wait_until(lambda: not any(map(processes.is_alive, family)), seconds=20)


def test_a_killed_demonstration_leaves_nothing_and_keeps_its_data(demo: Demo, data: Path) -> None:
    demo.wait()
    family = demo.family()
    demo.end(signal.SIGKILL)
    assert processes.wait_until(lambda: not any(map(processes.is_alive, family)), seconds=40)
    again = Demo(data)
    try:
        again.wait()
    finally:
        again.end(signal.SIGTERM)


def test_a_worker_that_dies_is_named_and_all_are_stopped(demo: Demo) -> None:
    demo.wait()
    family = demo.family()
    for pid in family:
        if "celery" in (command := processes.command_of(pid)) and " beat" in command:
            os.kill(pid, signal.SIGKILL)
    assert demo.process.wait(60) == 1
    assert "beat was killed by SIGKILL. The others are stopped too." in demo.said()
    assert processes.wait_until(lambda: not any(map(processes.is_alive, family)), seconds=20)


@pytest.mark.parametrize("engine", ["postgres", "valkey"])
def test_an_engine_that_dies_is_named_and_all_are_stopped(
    demo: Demo, data: Path, engine: str
) -> None:
    demo.wait()
    family = demo.family()
    for pid in family:
        if f"normsforum.embedded.keeper {engine}" in processes.command_of(pid):
            os.kill(pid, signal.SIGKILL)
    assert demo.process.wait(60) == 1
    assert f"{engine} ended by itself. The others are stopped too." in demo.said()
    assert processes.wait_until(lambda: not any(map(processes.is_alive, family)), seconds=40)


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"PORT": "no port"}, "Choose a number"),
        ({"RESET": "1", "DATABASE_URL": "postgres:///elsewhere"}, "empty that database yourself"),
    ],
)
def test_what_cannot_be_done_is_said_at_once(
    tmp_path: Path, settings: dict[str, str], word: str
) -> None:
    demo = Demo(tmp_path / "var", **settings)
    assert demo.process.wait(60) == 1
    assert word in " ".join(demo.said().split())


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        demo = Demo(tmp_path / "var", PORT=port)
        assert demo.process.wait(60) == 1
    assert f"Port {port} cannot be used" in demo.said()
