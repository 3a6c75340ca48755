"""A backup restored into an empty database is the same forum, and goes on from there."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
from django.db import transaction

from normsforum.backup import BackupError, restore, save
from record.reads import Reader
from tests import world
from tests.databases import clone_template, drop, maintenance, url_of

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = f"norms_restored_{os.getpid()}"


@pytest.fixture
def empty() -> Iterator[str]:
    with maintenance() as cursor:
        cursor.execute(f'CREATE DATABASE "{ELSEWHERE}"')
    yield url_of(ELSEWHERE)
    drop(ELSEWHERE)


@pytest.fixture
def here() -> str:
    """The address of this test's own database, with a text, an amendment and events in it."""
    from django.db import connection

    world.amendment(world.proposal_under_negotiation())
    return url_of(str(connection.settings_dict["NAME"]))


def everything(database: str) -> dict[str, list[str]]:
    """Every row of every table as text; numbers of transactions are the cluster's own."""
    with psycopg2.connect(database) as link, link.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall()]
        rows = {}
        for table in tables:
            cursor.execute(f"SELECT (to_jsonb(t) - 'xid')::text FROM \"{table}\" t ORDER BY 1")
            rows[table] = [row for (row,) in cursor.fetchall()]
    return rows


def manage(database: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_restored_is_what_was_saved_and_stands_the_check(
    here: str, empty: str, tmp_path: Path
) -> None:
    file = tmp_path / "forum.dump"
    save(here, file)
    restore(empty, file)
    before, after = everything(here), everything(empty)
    assert before["record_event"]
    assert before == after
    checked = manage(empty, "verify_record")
    assert checked.returncode == 0, checked.stderr
    with psycopg2.connect(empty) as link, link.cursor() as cursor:
        cursor.execute("SELECT max(xid) FROM record_event")
        assert cursor.fetchone()[0] < 0  # type: ignore[index]
        with pytest.raises(psycopg2.Error, match="append"):
            cursor.execute("UPDATE record_event SET kind = 'x'")


def test_readers_go_on_in_a_restored_forum_where_they_stood(
    here: str, empty: str, tmp_path: Path
) -> None:
    with transaction.atomic():
        seen = Reader("half").next_batch(limit=2)
    save(here, tmp_path / "forum.dump")
    restore(empty, tmp_path / "forum.dump")
    script = (
        "import django; django.setup()\n"
        "from django.db import transaction\n"
        "from record.reads import Reader\n"
        "with transaction.atomic():\n"
        "    print(*[e.pk for n in ('half', 'new') for e in Reader(n).next_batch(1)])\n"
    )
    told = manage(empty, "shell", "-v0", "-c", script)
    assert told.returncode == 0, told.stderr
    next_one, first = told.stdout.split()[-2:]
    assert first == str(seen[0].pk)
    with transaction.atomic():
        assert next_one == str(Reader("half").next_batch(limit=1)[0].pk)


def test_a_database_that_holds_anything_is_not_overwritten(tmp_path: Path) -> None:
    full = clone_template(ELSEWHERE)
    try:
        (tmp_path / "forum.dump").write_bytes(b"PGDMP")
        with pytest.raises(BackupError, match="not empty"):
            restore(full, tmp_path / "forum.dump")
    finally:
        drop(ELSEWHERE)


def test_a_dump_that_fails_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="pg_dump failed"):
        save(url_of("nowhere_at_all"), tmp_path / "forum.dump")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [[], ["save"], ["erase", "all"], ["restore", "/nowhere"]])
def test_a_senseless_command_says_what_it_wants(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "normsforum.backup", *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in (1, 2)
    assert "save|restore FILE" in done.stderr or "is not there" in done.stderr
