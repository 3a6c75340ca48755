"""The template database, the workers' clones of it, and the seeds that survive a flush."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from normsforum.embedded.processes import Lock

ROOT = Path(__file__).resolve().parents[1]
# System checks have a step of their own in `make check`.
MIGRATE = """
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0, skip_checks=True)
call_command("createcachetable", verbosity=0)
"""


def url_of(database: str) -> str:
    """The address of another database on the engine of this session."""
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}"))


@contextmanager
def maintenance() -> Iterator["psycopg2.extensions.cursor"]:
    """A cursor outside every transaction and every database that is cloned."""
    link = psycopg2.connect(url_of("postgres"))
    link.autocommit = True
    try:
        with link.cursor() as cursor:
            yield cursor
    finally:
        link.close()


def clone_template(database: str) -> str:
    """A fresh database with everything migrated; returns its address."""
    with maintenance() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{database}" TEMPLATE "{os.environ["TEST_TEMPLATE"]}"')
    return url_of(database)


def drop(database: str) -> None:
    with maintenance() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


@pytest.fixture(scope="session")
def template_database() -> str:
    """Its name. The first worker that needs a database builds it, the others wait for it."""
    name = os.environ["TEST_TEMPLATE"]
    home = Path(os.environ["NORMS_TEST_HOME"])
    turn = Lock(home / "template.lock")
    turn.take()
    try:
        outcome = home / "template.outcome"
        if not outcome.exists():
            with maintenance() as cursor:
                cursor.execute(f'CREATE DATABASE "{name}"')
            outcome.write_text(_migrate(url_of(name)))
        if problem := outcome.read_text():
            pytest.exit(f"The migrations do not run:\n{problem}", returncode=3)
    finally:
        turn.give_up()
    return name


def _migrate(url: str) -> str:
    """Empty, or what went wrong. In a process of its own: this one's database has a test's name."""
    done = subprocess.run(
        [sys.executable, "-c", MIGRATE],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stderr[-4000:] or "no word was said"


@pytest.fixture(scope="session")
def django_db_setup(
    template_database: str,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """The worker's clone, on which the test runner alone may empty append-only tables.

    The flush after a transactional test uses TRUNCATE, which those tables refuse elsewhere.
    """
    with django_db_blocker.unblock():
        lift_truncate_triggers()


def lift_truncate_triggers(*, lifted: bool = True) -> None:
    act = "DISABLE" if lifted else "ENABLE"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, quote_ident(tgname) FROM pg_trigger"
            r" WHERE tgname LIKE '%\_no\_truncate' AND NOT tgisinternal"
        )
        for table, trigger in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} {act} TRIGGER {trigger}")


@pytest.fixture
def truncate_refused(db: None) -> None:
    """The append-only tables as they are in production; the test's rollback takes it back."""
    lift_truncate_triggers(lifted=False)


@pytest.fixture
def groups_seeded(db: None) -> None:
    """The five working groups, which a transactional test's flush may have emptied."""
    call_command("seed_groups", verbosity=0)
