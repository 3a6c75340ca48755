"""Private engines after disasters: killed commands, keepers and servers, stale pids and sockets."""

import contextlib
import os
import pwd
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from normsforum.embedded import processes
from tests.engines.checkout import Checkout, all_gone

pytestmark = pytest.mark.engines


def kill(pids: set[int]) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def test_a_killed_command_leaves_no_engine_behind(checkout: Checkout) -> None:
    visit = checkout.visit()
    visit.counts()
    pids = visit.engine_pids()
    visit.process.kill()
    visit.process.communicate()
    assert all_gone(pids)


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux ends children with their parent.")
def test_a_killed_keeper_takes_its_engine_along(checkout: Checkout) -> None:
    visit = checkout.visit()
    visit.counts()
    pids = visit.engine_pids()
    kill({pid for pid in pids if "keeper" in processes.command_of(pid)})
    assert all_gone(pids)
    visit.end()
    after = checkout.visit()
    assert after.counts()[0] == 2
    after.end()


def test_engines_start_again_after_everything_was_killed(checkout: Checkout) -> None:
    visit = checkout.visit()
    visit.counts()
    kill(visit.engine_pids() | {visit.process.pid})
    visit.process.communicate()
    home = checkout.var / "postgres"
    assert (home / "data" / "postmaster.pid").exists(), "nothing stale to be tried"
    assert (checkout.var / "valkey" / "server.pid").exists()
    after = checkout.visit()
    assert after.counts()[0] == 2
    pids = after.engine_pids()
    after.end()
    assert all_gone(pids)


def test_a_stale_pid_that_belongs_to_a_stranger_by_now_is_taken_over(checkout: Checkout) -> None:
    visit = checkout.visit()
    visit.counts()
    kill(visit.engine_pids() | {visit.process.pid})
    visit.process.communicate()
    stranger = sleeper_of_owner(checkout.var / "postgres" / "data")
    try:
        write_pid(checkout.var / "postgres" / "data" / "postmaster.pid", stranger.pid)
        write_pid(checkout.var / "valkey" / "server.pid", stranger.pid)
        after = checkout.visit()
        assert after.counts()[0] == 2
        assert stranger.poll() is None, "a stranger was stopped"
        after.end()
    finally:
        stranger.kill()
        stranger.wait()


def test_a_first_start_that_was_interrupted_is_begun_anew(checkout: Checkout) -> None:
    half = checkout.var / "postgres" / "data"
    half.mkdir(parents=True)
    (half / "base").mkdir()
    visit = checkout.visit()
    assert visit.counts() == (1, 1)
    visit.end()


def sleeper_of_owner(data: Path) -> "subprocess.Popen[bytes]":
    """A process of the user that the database runs as, which PostgreSQL would take for its own."""
    owner = pwd.getpwuid(data.stat().st_uid)
    drops = os.geteuid() == 0
    return subprocess.Popen(
        ["sleep", "60"],
        cwd="/",
        user=owner.pw_uid if drops else None,
        group=owner.pw_gid if drops else None,
    )


def write_pid(file: Path, pid: int) -> None:
    lines = file.read_text().splitlines()
    file.write_text("\n".join([str(pid), *lines[1:]]) + "\n")
