"""Children of the supervisor: heard under their name, ended together, none left behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from normsforum.embedded import processes
from normsforum.supervisor.family import ChildEndedError, Family
from normsforum.supervisor.roles import ROOT

pytestmark = pytest.mark.engines
# Has a child of its own, which does not care for polite requests.
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
STUBBORN = f"""
import subprocess, sys, time
print(subprocess.Popen([sys.executable, "-c", {DEAF!r}]).pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def said() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def family(said: list[tuple[str, str]]) -> Iterator[Family]:
    made = Family(os.environ, lambda name, line: said.append((name, line)))
    yield made
    made.stop()


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def watch_for_ever(family: Family) -> None:
    while True:
        family.watch()


def test_each_line_is_told_under_its_speakers_name(
    family: Family, said: list[tuple[str, str]]
) -> None:
    family.start("one", python("print('first'); print('second'); import time; time.sleep(60)"))
    family.start("two", python("import sys, time; sys.stderr.write('Ünïcode\\n'); time.sleep(60)"))
    while len(said) < 3:
        family.watch()
    assert [line for name, line in said if name == "one"] == ["first", "second"]
    assert ("two", "Ünïcode") in said


def test_a_child_that_ends_is_named_with_its_last_words(
    family: Family, said: list[tuple[str, str]]
) -> None:
    family.start("steady", python("import time; time.sleep(60)"))
    family.start("weak", python("print('I give up'); raise SystemExit(3)"))
    with pytest.raises(ChildEndedError, match=r"weak ended by itself with code 3\."):
        watch_for_ever(family)
    assert ("weak", "I give up") in said


def test_a_killed_child_is_named_with_the_signal(family: Family) -> None:
    family.start("steady", python("import time; time.sleep(60)"))
    family.children["steady"].kill()
    with pytest.raises(ChildEndedError, match="steady was killed by SIGKILL"):
        watch_for_ever(family)


def test_stopping_ends_grandchildren_too(family: Family, said: list[tuple[str, str]]) -> None:
    family.start("stubborn", python(STUBBORN))
    while not said:
        family.watch()
    grandchild = int(said[0][1])
    family.stop()
    assert processes.wait_until(lambda: not processes.is_alive(grandchild), seconds=10)


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux ends children with their parent.")
def test_children_of_a_killed_supervisor_end() -> None:
    program = f"""
import os
from normsforum.supervisor.family import Family
family = Family(os.environ, lambda name, line: print(line, flush=True))
family.start("child", {python("import os, time; print(os.getpid()); time.sleep(60)")!r})
while True:
    family.watch()
"""
    supervisor = subprocess.Popen(python(program), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert supervisor.stdout
    child = int(supervisor.stdout.readline())
    supervisor.send_signal(signal.SIGKILL)
    supervisor.communicate()
    assert processes.wait_until(lambda: not processes.is_alive(child), seconds=10)
