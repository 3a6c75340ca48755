"""A user's share in an engine: the first starts it, more may join, the last to leave ends it."""

import json
import subprocess
import sys
from pathlib import Path

from normsforum.embedded import processes
from normsforum.embedded.places import EngineError
from normsforum.embedded.processes import Lock

ROOT = Path(__file__).resolve().parents[2]


class Lease:
    """`begin`, then `address`, then `end`; two engines begin beside each other."""

    def __init__(self, name: str, var: Path, *, careless: bool = False) -> None:
        self.name = name
        self.home = var.resolve() / name
        self.careless = careless
        self._users = Lock(self.home / "users.lock")
        self._turn = Lock(self.home / "start.lock")
        self._keeper: subprocess.Popen[str] | None = None

    def begin(self) -> None:
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            self._users.take(shared=True)
            self._turn.take()
        except PermissionError as problem:
            raise EngineError(
                f"{self.home} belongs to another user. Start as that user, or set NORMS_VAR to a "
                "folder of your own."
            ) from problem
        if not self.is_kept():
            self._keeper = self._start_keeper()

    def address(self) -> str:
        try:
            return self._told() if self._keeper else (self.home / "url").read_text()
        finally:
            self._turn.give_up()

    def is_kept(self) -> bool:
        """Whether the engine runs: its keeper leaves with it."""
        return self._is_held_by_keeper() and (self.home / "url").exists()

    def end(self) -> None:
        """Nothing is left behind by the last to leave; who leaves others behind does not wait."""
        self._turn.give_up()
        self._users.give_up()
        users = self.home / "users.lock"
        others_remain = processes.is_held(users) and not processes.is_held(users, shared=True)
        if not others_remain:
            processes.wait_until(lambda: not self._is_held_by_keeper(), seconds=30)

    def _is_held_by_keeper(self) -> bool:
        return processes.is_held(self.home / "keeper.lock")

    def _start_keeper(self) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "normsforum.embedded.keeper", self.name]
        command += [str(self.home.parent), *(["--careless"] if self.careless else [])]
        with (self.home / "keeper.log").open("ab") as log:
            return subprocess.Popen(
                command,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
                text=True,
            )

    def _told(self) -> str:
        keeper = self._keeper
        answer = keeper.stdout.readline() if keeper and keeper.stdout else ""
        if keeper and keeper.stdout:
            keeper.stdout.close()
        told = json.loads(answer or "{}")
        if "url" in told:
            return str(told["url"])
        raise EngineError(
            told.get("failed") or f"{self.name} could not be started; see {self.home}/keeper.log."
        )
