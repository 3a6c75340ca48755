"""The processes that a running forum consists of, by the commands that production uses too."""

import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def commands(*, host: str, port: int, var: Path, workers: int = 2) -> Mapping[str, list[str]]:
    """Name → command line, to be started in the checkout with the addresses in the environment."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "-A", "normsforum"]
    return {
        "web": [
            *python,
            "uvicorn",
            "normsforum.asgi:application",
            f"--host={host}",
            f"--port={port}",
            "--lifespan=off",
            "--no-access-log",
            "--timeout-graceful-shutdown=5",
        ],
        "worker": [*celery, "worker", f"--concurrency={workers}", "--loglevel=INFO"],
        "beat": [*celery, "beat", f"--schedule={var / 'beat-schedule'}", "--loglevel=WARNING"],
    }
