"""Backup and restore of everything that was recorded: one file, one command each.

`python -m normsforum.backup save FILE` and `... restore FILE` work on DATABASE_URL, or on the
private engine where it is not set. All lies in PostgreSQL, the files of reports too; Valkey holds
nothing that must survive. Needs pg_dump and pg_restore at least as new as the server.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg2
from psycopg2.extensions import make_dsn, parse_dsn

from normsforum.embedded import EngineError, provide_engines
from normsforum.embedded.postgres import find_programs

USAGE = "python -m normsforum.backup save|restore FILE"
# Readers of the log wait for transactions that may still commit, and know them by their number
# (record.reads.Reader). A new cluster counts from the beginning: what is restored is moved below
# zero, in its own order, before the triggers that forbid such a change are there.
RENUMBER = """
UPDATE record_readerposition SET xid = xid - (SELECT coalesce(max(xid), 0) + 1 FROM record_event)
    WHERE event_id IS NOT NULL;
UPDATE record_event SET xid = xid - (SELECT max(xid) + 1 FROM record_event);
"""


class BackupError(Exception):
    """What stands in the way, in a sentence for an operator."""


def save(database: str, file: Path) -> None:
    """Write a dump of one moment to `file`, which is there whole or not at all."""
    partial = file.with_name(f"{file.name}.partial")
    try:
        _run("pg_dump", database, "--format=custom", "--no-owner", f"--file={partial}")
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)


def restore(database: str, file: Path) -> None:
    """Fill an empty database from `file`; one that holds anything is left as it is."""
    if not file.is_file():
        raise BackupError(f"{file} is not there.")
    if _holds_tables(database):
        raise BackupError("The database is not empty. Restore into a new one.")
    _fill(database, "pre-data", file)
    _fill(database, "data", file)
    with psycopg2.connect(database) as link, link.cursor() as cursor:
        cursor.execute(RENUMBER)
    _fill(database, "post-data", file)


def _fill(database: str, section: str, file: Path) -> None:
    how = ("--no-owner", "--exit-on-error", f"--section={section}")
    _run("pg_restore", database, *how, str(file))


def _holds_tables(database: str) -> bool:
    with psycopg2.connect(database) as link, link.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        (count,) = cursor.fetchone() or (0,)
    return bool(count)


def _run(program: str, database: str, *arguments: str) -> None:
    """The password goes by the environment: everybody on the machine may read a command line."""
    address = parse_dsn(database)
    secret = {"PGPASSWORD": address.pop("password")} if "password" in address else {}
    done = subprocess.run(
        [_path_of(program), f"--dbname={make_dsn(**address)}", *arguments],
        env={**os.environ, **secret},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupError(f"{program} failed:\n{done.stderr.strip()}")


def _path_of(program: str) -> str:
    """Beside the private engine's programs, which are as new as it; else wherever PATH has it."""
    try:
        beside = find_programs() / program
    except EngineError:
        beside = None
    if beside and beside.exists():
        return str(beside)
    found = shutil.which(program)
    if not found:
        raise BackupError(f"{program} was not found: install the PostgreSQL client programs.")
    return found


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] not in ("save", "restore"):
        print(USAGE, file=sys.stderr)
        return 2
    act = {"save": save, "restore": restore}[arguments[0]]
    try:
        with provide_engines():
            act(os.environ["DATABASE_URL"], Path(arguments[1]).resolve())
    except (BackupError, EngineError, psycopg2.Error) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
