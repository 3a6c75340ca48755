"""Containers: the files that describe them are sound, and every role's command exists.

No container is built here: that the image works is tried where there is an engine.
"""

import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from normsforum.bodies import LARGEST_BODY
from normsforum.supervisor.roles import commands

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def run(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_compose_file_follows_its_schema() -> None:
    checked = run(
        str(BIN / "check-jsonschema"),
        "--builtin-schema",
        "vendor.compose-spec",
        "docker-compose.yml",
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"),
    reason="The lock has the wheel of hadolint for Linux on x86-64 only.",
)
def test_the_linter_of_dockerfiles_finds_nothing() -> None:
    checked = run(str(BIN / "hadolint"), "--no-color", "Dockerfile")
    assert checked.returncode == 0, checked.stdout


def test_every_role_of_the_containers_is_one_that_the_forum_knows() -> None:
    roles = set()
    for service in COMPOSE["services"].values():
        found = re.search(r"supervisor.roles (\w+)", str(service.get("command", "")))
        roles |= {found[1]} if found else set()
    known = commands(host="127.0.0.1", port=1, var=Path("/srv/var"))
    assert roles == {"prepare", *known}


@pytest.mark.parametrize("name", ["web", "worker", "beat", "prepare"])
def test_what_runs_our_code_may_change_nothing_and_become_nobody_else(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert re.search(r"^USER 10001$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("name", ["web", "worker", "beat", "prepare"])
def test_what_is_kept_in_memory_has_a_limit(name: str) -> None:
    for place in COMPOSE["services"][name]["tmpfs"]:
        assert re.search(r"[:,]size=\d+m\b", place), place


def test_the_proxy_and_the_forum_take_in_the_same() -> None:
    said = re.search(r"max_size (\d+)MB", (ROOT / "Caddyfile").read_text())
    assert said
    assert int(said[1]) * 1_000_000 == LARGEST_BODY


def test_every_variable_that_production_reads_is_explained() -> None:
    settings = "".join(
        (ROOT / f"normsforum/settings/{one}.py").read_text() for one in ("base", "production")
    )
    read = set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', settings))
    compose = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    told = set(re.findall(r"^#?\s?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    # Production is no demonstration.
    own = {"DEMONSTRATION"}
    assert (read | compose) - own <= told, (read | compose) - own - told
