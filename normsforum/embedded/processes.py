"""Locks that die with their holder, and processes that are really alive: engines rest on both."""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1


class Lock:
    """A lock on a file that the kernel gives up when its holder ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def take(self, *, shared: bool = False, wait: bool = True) -> bool:
        """Whether the lock was got; without `wait` an answer comes at once."""
        if self._descriptor is None:
            self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(self._descriptor, kind | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    def give_up(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def is_held(path: Path, *, shared: bool = False) -> bool:
    """Whether somebody holds the lock so that one more (shared) holder has no room."""
    probe = Lock(path)
    try:
        return not probe.take(shared=shared, wait=False)
    finally:
        probe.give_up()


def is_alive(pid: int) -> bool:
    """A zombie has ended already, although a signal still reaches it."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return not _described(pid, "stat").startswith("Z")


def command_of(pid: int) -> str:
    """The command line of a process as `ps` tells it, which works on Linux and macOS alike."""
    try:
        line = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return _described(pid, "command")
    return line.replace(b"\0", b" ").decode(errors="replace").strip()


def _described(pid: int, column: str) -> str:
    if column == "stat" and Path("/proc/self/stat").exists():
        try:
            return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].strip()
        except OSError:
            return "Z"
    found = subprocess.run(
        ["ps", "-o", f"{column}=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.strip()


def wait_until(true: Callable[[], bool], *, seconds: float, step: float = 0.02) -> bool:
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(step)
    return True


def stop(process: "subprocess.Popen[bytes]", signals: tuple[int, ...], *, seconds: float) -> None:
    """Ask with each signal in turn, waiting `seconds` after each, and kill at the end."""
    for number in (*signals, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(number)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue


def stop_pid(pid: int, signals: tuple[int, ...], *, seconds: float) -> None:
    """The same for a process that is not a child of this one."""
    for number in (*signals, signal.SIGKILL):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return
        if wait_until(lambda: not is_alive(pid), seconds=seconds):
            return


def ends_with_parent(number: int = signal.SIGTERM) -> Callable[[], None] | None:
    """For `preexec_fn`: the kernel sends this signal when the parent has ended (Linux only)."""
    if sys.platform != "linux":
        return None
    parent = os.getpid()
    libc = ctypes.CDLL(None, use_errno=True)

    def ask_the_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, number)
        if os.getppid() != parent:
            os.kill(os.getpid(), number)

    return ask_the_kernel
