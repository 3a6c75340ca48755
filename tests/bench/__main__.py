"""`make bench`: every benchmark in one run, each with its table; a name runs that one alone."""

import importlib
import os
import sys
import tempfile
from pathlib import Path

from normsforum.embedded import provide_engines

# Those that need a database of their own run inside it, one after the other.
ALONE = ("text_engine", "demo_start")
# The live stack copies the database while it is empty.
WITH_DATABASE = ("live_delivery", "proposal_page", "report")


def main(wanted: list[str]) -> None:
    for name in ALONE:
        if is_wanted(name, wanted):
            importlib.import_module(f"tests.bench.{name}").main()
    chosen = [name for name in WITH_DATABASE if is_wanted(name, wanted)]
    if chosen:
        with tempfile.TemporaryDirectory(prefix="norms-bench-") as var:
            in_a_database(chosen, Path(var))


def is_wanted(name: str, wanted: list[str]) -> bool:
    """All where none is named; the beginning of a name is enough."""
    return not wanted or any(name.startswith(one) for one in wanted)


def in_a_database(names: list[str], var: Path) -> None:
    """Start engines with nothing in them, migrate, and measure."""
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


if __name__ == "__main__":
    main(sys.argv[1:])
