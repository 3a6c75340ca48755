"""The processes that a running forum consists of; the demonstration and production share them.

`python -m normsforum.supervisor.roles web` becomes that process; HOST, PORT and WORKER_PROCESSES
are read from the environment.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from normsforum.embedded import var_of_checkout

ROOT = Path(__file__).resolve().parents[2]
# What brings a database up to date, in this order; harmless when it is.
PREPARATION = {
    "migrate": "Bringing the database up to date",
    "createcachetable": "Laying out the cache",
    "seed_groups": "Seeding the five working groups",
}


def commands(*, host: str, port: int, var: Path, workers: int = 2) -> Mapping[str, list[str]]:
    """Name → command line, to be started in the checkout with the addresses in the environment."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "-A", "normsforum", "--quiet"]
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


def become(role: str) -> None:
    if role == "prepare":
        prepare()
        return
    line = commands(
        host=os.environ.get("HOST", "127.0.0.1"),
        port=int(os.environ.get("PORT", "8000")),
        var=var_of_checkout(),
        workers=int(os.environ.get("WORKER_PROCESSES", "2")),
    )[role]
    os.chdir(ROOT)
    os.execv(line[0], line)  # noqa: S606


def prepare() -> None:
    """In this process, because each command of its own would load Django anew."""
    import django
    from django.core.management import call_command

    django.setup()
    for command in PREPARATION:
        call_command(command)


if __name__ == "__main__":
    become(sys.argv[1])
