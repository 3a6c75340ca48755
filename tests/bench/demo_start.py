"""How long the demonstration takes from a command to a page, with packages already there.

Budget: under 60 s on a first start. The second start keeps the data.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench.tables import table
from tests.live import ROOT, free_port


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="norms-bench-") as var:
        rows = [(name, f"{start(var):.1f}", budget) for name, budget in STARTS]
    table("Start of the demonstration, in seconds", ("start", "to a usable page", "budget"), rows)


STARTS = (("first, empty", "60"), ("second, data kept", "–"))


def start(var: str) -> float:
    """Seconds until the front page answers; everything is stopped again afterwards."""
    begun = time.perf_counter()
    with running(var):
        return time.perf_counter() - begun


@contextmanager
def running(var: str | None = None) -> Iterator[str]:
    """The address of a demonstration that runs while the block does, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="norms-demo-") as spare:
        process, url = begin(var or spare)
        try:
            wait_for(f"{url}/", process)
            yield url
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def begin(var: str) -> "tuple[subprocess.Popen[bytes], str]":
    port = free_port()
    own = ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE")
    environment = {key: value for key, value in os.environ.items() if key not in own}
    process = subprocess.Popen(
        [sys.executable, "-m", "normsforum.supervisor"],
        cwd=ROOT,
        env={**environment, "NORMS_VAR": var, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return process, f"http://localhost:{port}"


def wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("The demonstration ended before it answered.")
