"""A worker for the kill test: knows one slow job, and leases that run out within seconds.

Started as `celery -A tests.outbox.slow_worker worker -B`.
"""

import os
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from normsforum.celery import app
from outbox import registry

if TYPE_CHECKING:
    from outbox.models import Job

app.conf.beat_schedule = {"outbox.sweep": {"task": "outbox.sweep", "schedule": 1.0}}


@app.on_after_finalize.connect
def shorten_leases(**_kwargs: object) -> None:
    from outbox import leases, tasks

    leases.LEASE = timedelta(seconds=3)
    leases.HEARTBEAT_SECONDS = 1.0
    tasks.WAKE_AGAIN = timedelta(seconds=1)


@registry.job("tests.slow")
def slow(job: "Job", folder: str) -> None:
    """Notes who began; ends only once the test allows it."""
    home = Path(folder)
    with (home / "began").open("a") as notes:
        notes.write(f"{os.getpid()}\n")
    while not (home / "may-end").exists():
        time.sleep(0.05)
    with (home / "ended").open("a") as notes:
        notes.write(f"{os.getpid()}\n")
