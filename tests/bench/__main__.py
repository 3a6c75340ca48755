"""`make bench`: every benchmark in one run, each with its table; a name runs that one alone.

A whole run is kept in `docs/benchmarks.md`, with the machine on which it was measured.
"""

import contextlib
import importlib
import io
import os
import sys
import tempfile
from pathlib import Path

from normsforum.embedded import provide_engines
from tests.bench.machine import machine
from tests.live import ROOT

KEPT = ROOT / "docs" / "benchmarks.md"
# Those that need a database of their own run inside it, one after the other.
ALONE = ("text_engine", "demo_start")
# The live stack copies the database while it is empty.
WITH_DATABASE = ("live_delivery", "proposal_page", "lists", "importing", "report")


class Both(io.StringIO):
    """Shows what is written and keeps it."""

    def write(self, words: str) -> int:
        sys.__stdout__.write(words)  # type: ignore[union-attr]
        return super().write(words)


def main(wanted: list[str]) -> None:
    if wanted:
        run(wanted)
        return
    with contextlib.redirect_stdout(Both()) as said:
        about = run(wanted)
    KEPT.write_text(
        "# Benchmarks\n\nWritten by `make bench`; times in milliseconds unless a heading says more."
        f"\n\n{about}\n\n```text\n{said.getvalue().strip()}\n```\n",
        encoding="utf-8",
    )


def run(wanted: list[str]) -> str:
    """Measure, and say on what."""
    for name in ALONE:
        if is_wanted(name, wanted):
            importlib.import_module(f"tests.bench.{name}").main()
    chosen = [name for name in WITH_DATABASE if is_wanted(name, wanted)]
    if chosen:
        with tempfile.TemporaryDirectory(prefix="norms-bench-") as var:
            return in_a_database(chosen, Path(var))
    return ""


def is_wanted(name: str, wanted: list[str]) -> bool:
    """All where none is named; the beginning of a name is enough."""
    return not wanted or any(name.startswith(one) for one in wanted)


def in_a_database(names: list[str], var: Path) -> str:
    """Start engines with nothing in them, migrate, and measure; what they ran on."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "normsforum.settings.test"
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    with provide_engines(var):
        import django
        from django.core.management import call_command
        from django.test.utils import setup_test_environment

        django.setup()
        setup_test_environment()
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        for name in names:
            importlib.import_module(f"tests.bench.{name}").main()
        return machine()


if __name__ == "__main__":
    main(sys.argv[1:])
