"""What was asked for happens, although workers are killed and Valkey was away."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.databases import ROOT, clone_template, drop
from tests.live import ValkeyOfStack

pytestmark = [pytest.mark.engines]

ENQUEUE = """
import sys, time, django
django.setup()
from django.db import transaction
import tests.outbox.slow_worker
from outbox import waking
from outbox.actions import enqueue
began = time.monotonic()
with transaction.atomic():
    enqueue("tests.slow", folder=sys.argv[1])
assert time.monotonic() - began < 1, "the act waited for the broker"
waking.flush(float(sys.argv[2]))
"""


class Place:
    """A database and a Valkey of their own, and workers that can be killed."""

    def __init__(self, home: Path, database_url: str, valkey: ValkeyOfStack) -> None:
        self.home = home
        self.valkey = valkey
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "normsforum.settings.local",
            "DATABASE_URL": database_url,
            "REDIS_URL": valkey.url,
            "REDIS_PREFIX": "killed-worker",
        }
        self.workers: list[subprocess.Popen[bytes]] = []

    def start_worker(self) -> subprocess.Popen[bytes]:
        number = len(self.workers)
        with (self.home / f"worker-{number}.log").open("ab") as log:
            worker = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "celery",
                    "-A",
                    "tests.outbox.slow_worker",
                    "worker",
                    "-B",
                    "--pool=solo",
                    "--loglevel=INFO",
                    "-n",
                    f"worker{number}@test",
                    "--schedule",
                    str(self.home / f"beat-{number}"),
                ],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.workers.append(worker)
        return worker

    def enqueue(self, patience: float = 5) -> None:
        command = [sys.executable, "-c", ENQUEUE, str(self.home), str(patience)]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, timeout=60)

    def lines(self, name: str) -> list[str]:
        path = self.home / name
        return path.read_text().split() if path.exists() else []

    def log(self) -> str:
        return "\n".join(path.read_text()[-3000:] for path in self.home.glob("worker-*.log"))

    def wait_for(self, true: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.1)

    def end(self) -> None:
        for worker in self.workers:
            kill(worker)


def kill(worker: subprocess.Popen[bytes]) -> None:
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


@pytest.fixture
def place(tmp_path: Path, template_database: str) -> Iterator[Place]:
    name = f"norms_killed_{os.getpid()}"
    valkey = ValkeyOfStack(tmp_path / "v")
    valkey.start()
    found = Place(tmp_path, clone_template(name), valkey)
    try:
        yield found
    finally:
        found.end()
        valkey.stop()
        drop(name)


def test_the_job_of_a_killed_worker_is_taken_over(place: Place) -> None:
    first = place.start_worker()
    place.enqueue()
    place.wait_for(lambda: len(place.lines("began")) == 1, 60)
    kill(first)
    place.start_worker()
    place.wait_for(lambda: len(place.lines("began")) == 2, 60)
    (place.home / "may-end").touch()
    place.wait_for(lambda: len(place.lines("ended")) == 1, 30)
    assert len(place.lines("began")) == 2


def test_a_job_asked_for_while_valkey_is_down_runs_when_it_is_back(place: Place) -> None:
    place.start_worker()
    (place.home / "may-end").touch()
    place.valkey.kill()
    place.enqueue(patience=0.1)
    assert place.lines("began") == []
    place.valkey.start()
    place.wait_for(lambda: len(place.lines("ended")) == 1, 60)
    assert len(place.lines("began")) == 1
