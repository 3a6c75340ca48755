"""On what was measured: processor, memory and versions, and nothing that names a host."""

import os
import platform
from pathlib import Path

from django.db import connection


def machine() -> str:
    """One line, with the server that the connection speaks to."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (server,) = cursor.fetchone()
    return (
        f"Measured on {processor()}, {os.cpu_count()} cores, {memory:.0f} GB of memory, "
        f"Python {platform.python_version()}, PostgreSQL {server}."
    )


def processor() -> str:
    """The model as the kernel names it, else the architecture."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, "") or platform.machine()
