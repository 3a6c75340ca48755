"""`make docs`: without a warning, and without anything from elsewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, PAGES, ROOT, text_of

LOADED = re.compile(r"<(?:script|img|iframe)[^>]*\ssrc=\"([^\"]+)|<link[^>]*\shref=\"([^\"]+)")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    strict = ("--quiet", "--fail-on-warning", "--keep-going")
    places = ("-d", str(folder / "doctrees"), str(DOCS), str(folder / "html"))
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *strict, *places],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "html"


def test_every_page_is_built_without_a_warning(built: Path) -> None:
    assert {page.stem for page in PAGES} <= {page.stem for page in built.glob("*.html")}


def test_the_pages_load_nothing_from_elsewhere(built: Path) -> None:
    for page in built.glob("*.html"):
        loaded = ["".join(pair) for pair in LOADED.findall(text_of(page))]
        assert loaded
        assert not [one for one in loaded if re.match(r"\w+:|//", one)], page.name
    for sheet in built.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import )[\"']?(?:https?:)?//", text_of(sheet)), sheet.name


def test_the_command_is_as_strict_as_the_test() -> None:
    makefile = text_of(ROOT / "Makefile")
    assert "sphinx --quiet --fail-on-warning --keep-going" in makefile
