"""Where an engine may keep its files and sockets, and as whom it runs when started by root."""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

# A socket's address holds 103 bytes on macOS and 107 on Linux; PostgreSQL adds its own file name.
LONGEST_FOLDER_OF_SOCKETS = 80


class EngineError(Exception):
    """An engine cannot run here; the message says what to do about it."""


@dataclass(frozen=True)
class Account:
    """The system user that a database runs as, because PostgreSQL refuses to run as root."""

    name: str
    uid: int
    gid: int

    def can(self, question: str, path: Path) -> bool:
        """What `test -x`, `test -w` and the like answer when this user asks."""
        asked = subprocess.run(
            ["test", question, str(path)],
            cwd="/",
            user=self.uid,
            group=self.gid,
            extra_groups=[],
            check=False,
        )
        return asked.returncode == 0


def system_account(existing_data: Path) -> Account | None:
    """None for an ordinary user. Root takes the owner of the data, else a user without rights."""
    if os.geteuid() != 0:
        return None
    if existing_data.exists() and existing_data.stat().st_uid != 0:
        owner = pwd.getpwuid(existing_data.stat().st_uid)
        return Account(owner.pw_name, owner.pw_uid, owner.pw_gid)
    for name in ("postgres", "nobody", "daemon"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, found.pw_uid, found.pw_gid)
    raise EngineError(
        "PostgreSQL refuses to run as root, and this system has none of the users postgres, "
        "nobody or daemon to run it as. Create one, or set DATABASE_URL."
    )


def mark_of(path: Path) -> str:
    """A short name that no other checkout and no other user has."""
    return hashlib.sha256(f"{os.geteuid()}:{path.resolve()}".encode()).hexdigest()[:12]


def private_folder(path: Path, account: Account | None, *, mode: int = 0o700) -> Path:
    """The folder, made if need be, owned by who uses it and closed to everybody else."""
    path.mkdir(mode=mode, parents=True, exist_ok=True)
    if path.is_symlink() or not path.is_dir():
        raise EngineError(f"{path} is not a folder of its own. Remove it and start again.")
    owner = account.uid if account else os.geteuid()
    if path.stat().st_uid != owner:
        if path.stat().st_uid != os.geteuid() or account is None:
            raise EngineError(
                f"{path} belongs to another user (number {path.stat().st_uid}), who started the "
                "engines here before. Remove it as that user, or set DATABASE_URL and REDIS_URL."
            )
        os.chown(path, account.uid, account.gid)
    path.chmod(mode)
    return path


def folder_of_sockets(home: Path, account: Account | None) -> Path:
    """Beside the data where the path is short and open to the account, else a short private one."""
    beside = home / "sockets"
    if len(os.fsencode(beside)) <= LONGEST_FOLDER_OF_SOCKETS and within_reach(home, account):
        return private_folder(beside, account)
    short = Path(tempfile.gettempdir())
    if len(os.fsencode(short)) > LONGEST_FOLDER_OF_SOCKETS - 20:
        short = Path("/tmp")  # noqa: S108
    return private_folder(short / f"norms-{mark_of(home)}", account)


def folder_of_data(home: Path, account: Account | None) -> Path:
    """Beside the checkout, unless the account cannot walk there: then a place of its own."""
    beside = home / "data"
    if within_reach(home, account):
        return beside
    elsewhere = place_elsewhere(home)
    elsewhere.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    private_folder(elsewhere, account)
    (home / "elsewhere").write_text(f"{elsewhere}\n")
    return elsewhere / "data"


def place_elsewhere(home: Path) -> Path:
    return Path("/var/lib/norms-forum") / mark_of(home)


def within_reach(home: Path, account: Account | None) -> bool:
    return account is None or account.can("-x", home)


def forget(home: Path) -> None:
    """Remove all that an engine kept, here and elsewhere; for a start afresh."""
    note = home / "elsewhere"
    if note.exists() and Path(note.read_text().strip()) == place_elsewhere(home):
        shutil.rmtree(place_elsewhere(home), ignore_errors=True)
    shutil.rmtree(Path(tempfile.gettempdir()) / f"norms-{mark_of(home)}", ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)


def programs(wanted: tuple[str, ...], folders: list[Path]) -> Path | None:
    """The first folder that has all the programs asked for."""
    for folder in folders:
        if all(os.access(folder / name, os.X_OK) for name in wanted):
            return folder
    return None


def folders_on_path() -> list[Path]:
    return [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]


def plain_environment() -> dict[str, str]:
    """The environment without what would lead a database astray (PGDATA, PGPORT, a locale)."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}
