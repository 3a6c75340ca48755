"""Folders that every user can reach, and checkouts in them."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.engines.checkout import Checkout, copy_packages, python_for_everybody


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """pytest's own temporary folders are closed to other users, from the top."""
    folder = Path(tempfile.mkdtemp(prefix="norms-engines-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def packages(open_folder: Path) -> Path:
    return copy_packages(open_folder / "packages")


@pytest.fixture
def checkout_at(open_folder: Path, packages: Path) -> Iterator[Callable[..., Checkout]]:
    """`checkout_at("name")`: a checkout in a folder of its own, cleared away at the end."""
    made: list[Checkout] = []

    def make(name: str, python: str = sys.executable) -> Checkout:
        folder = Path(tempfile.mkdtemp(dir=open_folder)) / name
        folder.parent.chmod(0o755)
        made.append(Checkout(folder, packages, python))
        return made[-1]

    yield make
    for checkout in made:
        checkout.clear()


@pytest.fixture
def checkout(checkout_at: Callable[..., Checkout]) -> Checkout:
    return checkout_at("checkout")


@pytest.fixture(scope="session")
def python_of_everybody(open_folder: Path) -> str:
    if os.geteuid() != 0:
        pytest.skip("Only root can try what happens to another user.")
    return python_for_everybody(open_folder)
