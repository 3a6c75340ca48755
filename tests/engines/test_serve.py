"""`make serve` from outside: an empty forum, its first seat, and no demonstration poured in."""

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from normsforum.embedded import forget_engines, processes
from normsforum.supervisor.roles import ROOT
from tests.engines.test_demo import Demo

pytestmark = pytest.mark.engines


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    var = tmp_path / "var"
    yield var
    forget_engines(var)


def page(address: str) -> tuple[int, str]:
    """As a browser reads it: a link to choose a password leads on with a cookie."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    try:
        with browser.open(address, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, ""


def test_an_empty_forum_serves_its_first_seat_and_refuses_the_demonstration(data: Path) -> None:
    forum = Demo(data, "serve")
    try:
        forum.wait()
        site = f"http://localhost:{forum.port}"
        status, front = page(f"{site}/")
        assert status == 200
        assert "Vailuku" not in front
        assert "/demo/" not in front
        assert page(f"{site}/demo/mail/")[0] == 404
        assert page(f"{site}/groups/4/")[0] == 200
        command = re.search(
            r"setup  \|\s+(SITE_URL=\S+) \S+ manage.py (create_secretariat) \S+", forum.said()
        )
        assert command, forum.said()[-2000:]
        assert command[1] == f"SITE_URL={site}"
        kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL")}
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        made = subprocess.run(
            [sys.executable, "manage.py", command[2], "head@secretariat.example"],
            cwd=ROOT,
            env={**kept, "NORMS_VAR": str(data), "SITE_URL": site},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert made.returncode == 0, made.stderr[-2000:]
        link = made.stdout.split()[-1]
        assert link.startswith(site)
        status, chosen = page(link)
        assert status == 200
        assert 'type="password"' in chosen
        # The letter is read where the worker speaks.
        told = processes.wait_until(lambda: "head@secretariat.example" in forum.said(), seconds=60)
        assert told, forum.said()[-2000:]
    finally:
        forum.end(signal.SIGINT)
    demo = Demo(data)
    assert demo.process.wait(120) == 1
    said = " ".join(demo.said().split())
    assert "Somebody is set up in this database" in said
    assert "Traceback" not in said
