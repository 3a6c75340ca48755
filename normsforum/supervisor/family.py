"""Children that live and end together, each line of theirs told under its name."""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import BinaryIO

from normsforum.embedded import processes
from normsforum.supervisor.roles import ROOT

GRACE = 15.0
COLOURS = ("36", "33", "35", "32", "34")


class ChildEndedError(Exception):
    """A child ended by itself; the message says which and how."""


class Family:
    """Start with `start`, keep calling `watch`, end with `stop`; a second `stop` is harmless."""

    def __init__(self, environment: Mapping[str, str], say: Callable[[str, str], None]) -> None:
        self.environment = dict(environment)
        self.say = say
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self._voices = selectors.DefaultSelector()
        self._halves: dict[str, bytes] = {}

    def start(self, name: str, command: list[str]) -> None:
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**self.environment, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=processes.ends_with_parent(signal.SIGTERM),
        )
        self.children[name] = child
        if child.stdout:
            os.set_blocking(child.stdout.fileno(), False)
            self._voices.register(child.stdout, selectors.EVENT_READ, name)

    def watch(self, seconds: float = 0.2) -> None:
        """Pass on what the children say for a moment; raises when one of them has ended."""
        self._listen(seconds)
        for name, child in self.children.items():
            if child.poll() is not None:
                self._listen(0)
                raise ChildEndedError(f"{name} {_how(child.returncode)}.")

    def stop(self) -> None:
        """Ask all, wait while listening, then kill what is left of each group."""
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + GRACE
        while self._running() and time.monotonic() < deadline:
            self._listen(0.1)
        for name in self._running():
            self.say("stop", f"{name} did not end within {GRACE:.0f} seconds and is killed")
        for child in self.children.values():
            _kill_group(child)
        self._listen(0)

    def _running(self) -> list[str]:
        return [name for name, child in self.children.items() if child.poll() is None]

    def _listen(self, seconds: float) -> None:
        if not self._voices.get_map():
            time.sleep(seconds)
            return
        for key, _events in self._voices.select(seconds):
            self._hear(key.data, key.fileobj)  # type: ignore[arg-type]

    def _hear(self, name: str, voice: BinaryIO) -> None:
        spoken = voice.read(65536)
        if spoken == b"":
            self._voices.unregister(voice)
        *lines, half = (self._halves.get(name, b"") + (spoken or b"")).split(b"\n")
        self._halves[name] = half
        for line in lines:
            self.say(name, line.decode(errors="replace").rstrip())


def _kill_group(child: "subprocess.Popen[bytes]") -> None:
    """Whatever the child started may outlive it; its group does not."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _how(code: int) -> str:
    if code < 0:
        return f"was killed by {signal.Signals(-code).name}"
    return f"ended by itself with code {code}"


def teller(names: list[str]) -> Callable[[str, str], None]:
    """Prints lines under their speaker's name, in colour where somebody is looking."""
    width = max(len(name) for name in names)
    colourful = sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def say(name: str, line: str) -> None:
        label = f"{name:<{width}} |"
        if colourful and name in names:
            label = f"\033[{COLOURS[names.index(name) % len(COLOURS)]}m{label}\033[0m"
        print(f"{label} {line}", flush=True)

    return say
