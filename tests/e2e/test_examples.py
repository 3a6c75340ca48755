"""The example programs, run as their readers would run them, against real processes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from normsforum.embedded import processes
from tests.live import Stack

pytestmark = pytest.mark.engines
ROOT = Path(__file__).resolve().parents[2]
TOKEN = """
from datetime import timedelta
from interface import clock
from stakeholders.actions.tokens import make_token
from stakeholders.actors import Actor
from stakeholders.models import Seat
seat = Seat.objects.current().filter(stakeholder__name="Vailuku", role="head").first()
day = clock.now().date() + timedelta(days=1)
print(make_token(Actor.of_seat(seat), label="Examples", scope="act", last_day=day)[1])
"""


def run(stack: Stack, *command: str, **more: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**stack.environment, "NORMS_FORUM": stack.url, **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def text(live_stack: Stack) -> dict[str, str]:
    """A text under negotiation in the demonstration."""
    with urlopen(f"{live_stack.url}/api/v1/proposals/?stage=negotiation&group=4") as answer:
        found = json.load(answer)["results"]
    return dict(found[0])


def test_open_amendments_are_listed_and_one_more_is_moved(
    live_stack: Stack, text: dict[str, str]
) -> None:
    token = run(live_stack, "manage.py", "shell", "-v0", "-c", TOKEN).splitlines()[-1]
    words = "Calls upon States to answer within a day;"
    moved = run(
        live_stack, "examples/table_amendment.py", text["symbol"], "OP1", words, "A day is enough.",
        NORMS_TOKEN=token,
    )  # fmt: skip
    assert moved.startswith(f"{text['symbol']}/Amd.")
    listed = run(live_stack, "examples/list_open_amendments.py", text["symbol"])
    line = next(one for one in listed.splitlines() if one.startswith(moved))
    assert line.endswith(f"Vailuku: {words}")


def test_a_report_is_fetched_whole(live_stack: Stack, tmp_path: Path) -> None:
    def is_finished() -> bool:
        with urlopen(f"{live_stack.url}/api/v1/reports/?group=4") as answer:
            return any(one["state"] == "finished" for one in json.load(answer)["results"])

    assert processes.wait_until(is_finished, seconds=120, step=1)
    path = Path(run(live_stack, "examples/fetch_report.py", "4", "json", FOLDER=str(tmp_path)))
    assert path.parent == tmp_path
    assert json.loads(path.read_bytes())


def test_what_is_refused_ends_with_its_reason(live_stack: Stack, text: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "examples/table_amendment.py", text["symbol"], "OP1", "No words;"],
        cwd=ROOT,
        env={**os.environ, "NORMS_FORUM": live_stack.url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "not_entitled" in done.stderr
