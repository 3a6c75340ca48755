"""One set of engines per test session, a template database migrated once, a clone per worker."""

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import django
import hypothesis
import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from normsforum.embedded import EngineError, provide_engines
from tests.scheduling import JourneysTogether

# A busy machine is slow at making examples, which says nothing of what is tested.
hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")

pytest_plugins = ["tests.databases", "tests.live", "tests.browser"]

_session = ExitStack()


def _begin_session() -> None:
    """Before Django reads its settings. A worker inherits all but its prefix in Valkey."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    os.environ["DJANGO_SETTINGS_MODULE"] = "normsforum.settings.test"
    os.environ["REDIS_PREFIX"] = f"test-{os.getpid()}-{worker or 'alone'}"
    if worker:
        return
    home = Path(tempfile.mkdtemp(prefix="norms-tests-"))
    # The database runs as another user where root tests: it must be able to walk in.
    home.chmod(0o711)
    _session.callback(shutil.rmtree, home, ignore_errors=True)
    os.environ["NORMS_TEST_HOME"] = str(home)
    os.environ["TEST_TEMPLATE"] = f"norms_template_{os.getpid()}"
    try:
        _session.enter_context(provide_engines(home, careless=True))
    except EngineError as problem:
        _session.close()
        pytest.exit(str(problem), returncode=3)


atexit.register(_session.close)
_begin_session()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Only now, not by pytest-django's own start: the engines' addresses had to be known first."""
    django.setup()
    import tests.proof  # noqa: F401


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling | None:
    """For `--dist loadgroup`, which is the way of `make test`."""
    return JourneysTogether(config, log) if config.getvalue("dist") == "loadgroup" else None


def pytest_unconfigure(config: pytest.Config) -> None:
    _session.close()
