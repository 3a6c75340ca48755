"""Private engines: who may start them, where, beside whom, and who turns them off."""

import os
import pwd
from collections.abc import Callable
from pathlib import Path

import pytest

from normsforum.embedded import EngineError, engines_for_command, forget_engines, postgres, valkey
from normsforum.embedded.places import place_elsewhere
from tests.engines.checkout import Checkout, all_gone, copy_packages

pytestmark = pytest.mark.engines
only_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="Only root can try what happens to root and to other users."
)


def test_whoever_runs_the_tests_starts_engines_that_keep_their_data(checkout: Checkout) -> None:
    first = checkout.visit()
    assert first.counts() == (1, 1)
    pids = first.engine_pids()
    first.end()
    assert all_gone(pids, seconds=1)
    second = checkout.visit()
    assert second.counts() == (2, 2)
    second.end()


def test_an_ordinary_user_starts_engines(
    checkout_at: Callable[..., Checkout], python_of_everybody: str
) -> None:
    checkout = checkout_at("ordinary", python=python_of_everybody)
    checkout.var.mkdir()
    user = pwd.getpwnam("nobody")
    os.chown(checkout.var, user.pw_uid, user.pw_gid)
    visit = checkout.visit(user="nobody")
    assert visit.counts() == (1, 1)
    pids = visit.engine_pids()
    assert (checkout.var / "postgres" / "data").stat().st_uid == user.pw_uid
    visit.end()
    assert all_gone(pids)


@only_root
def test_root_starts_engines_in_a_checkout_that_the_database_user_cannot_enter(
    checkout_at: Callable[..., Checkout],
) -> None:
    checkout = checkout_at("closed")
    checkout.packages = copy_packages(checkout.folder / "packages")
    checkout.folder.parent.chmod(0o700)
    visit = checkout.visit()
    assert visit.counts() == (1, 1)
    visit.end()
    assert checkout.folder.parent.stat().st_mode & 0o777 == 0o700, "a closed folder was opened"
    home = checkout.var / "postgres"
    elsewhere = place_elsewhere(home)
    assert (home / "elsewhere").read_text().strip() == str(elsewhere)
    assert elsewhere.stat().st_mode & 0o777 == 0o700
    forget_engines(checkout.var)
    assert not elsewhere.exists()


def test_two_checkouts_run_beside_each_other(checkout_at: Callable[..., Checkout]) -> None:
    visits = [checkout_at(name).visit() for name in ("one", "two")]
    assert [visit.counts() for visit in visits] == [(1, 1), (1, 1)]
    for visit in visits:
        visit.end()


def test_a_second_command_joins_and_the_last_to_leave_turns_the_engines_off(
    checkout: Checkout,
) -> None:
    first = checkout.visit()
    assert first.counts() == (1, 1)
    pids = first.engine_pids()
    second = checkout.visit()
    assert second.counts() == (2, 2)
    first.end()
    assert second.engine_pids() >= {min(pids)}
    third = checkout.visit()
    assert third.counts() == (3, 3)
    second.end()
    third.end()
    assert all_gone(pids, seconds=1)


def test_two_commands_that_start_at_once_share_one_pair_of_engines(checkout: Checkout) -> None:
    visits = [checkout.visit() for _ in range(3)]
    assert sorted(visit.counts()[1] for visit in visits) == [1, 2, 3]
    for visit in visits:
        visit.end()


def test_a_long_path_gets_short_sockets(checkout_at: Callable[..., Checkout]) -> None:
    checkout = checkout_at(f"{'deep' * 20} and with blanks")
    visit = checkout.visit()
    assert visit.counts() == (1, 1)
    visit.end()


def test_data_in_use_is_not_removed(checkout: Checkout) -> None:
    visit = checkout.visit()
    visit.counts()
    with pytest.raises(EngineError, match="in use"):
        forget_engines(checkout.var)
    visit.end()
    forget_engines(checkout.var)
    assert not (checkout.var / "postgres").exists()


@pytest.mark.parametrize("finder", [postgres.find_programs, valkey.find_program])
def test_a_machine_without_engines_is_told_what_to_install(
    finder: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(postgres, "SYSTEM_FOLDERS", ())
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineError, match="apt-get install"):
        finder()


@pytest.mark.parametrize("line", ["help", "check --deploy", "migrate --help", "collectstatic", ""])
def test_commands_that_touch_no_data_start_nothing(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.delenv("REDIS_URL")
    monkeypatch.setenv("NORMS_VAR", str(tmp_path / "var"))
    with engines_for_command(["manage.py", *line.split()]):
        assert "DATABASE_URL" not in os.environ
    assert not (tmp_path / "var").exists()
