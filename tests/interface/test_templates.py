"""What a strict content security policy asks of templates, and that what they name exists."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static/css").glob("*.css"))
PHYSICAL = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|text-align:\s*(?:left|right)"
    r"|float:\s*(?:left|right)|(?:left|right)\s*:)"
)


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_a_template_has_nothing_inline(path: Path) -> None:
    source = path.read_text()
    assert not re.search(r"\sstyle\s*=", source), "inline style"
    assert not re.search(r"<style\b", source), "style element"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", source), "event handler"
    assert "javascript:" not in source
    for tag in re.findall(r"<script\b[^>]*>", source):
        assert "src=" in tag or 'type="application/json"' in tag, tag


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_a_template_can_be_read_and_its_static_files_exist(path: Path) -> None:
    get_template(str(path.relative_to(ROOT / "templates")))
    for name in re.findall(r"{%\s*static\s+[\"']([^\"']+)[\"']", path.read_text()):
        assert finders.find(name), name


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    sprite = (ROOT / "static/img/sprite.svg").read_text()
    symbols = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    for path in TEMPLATES:
        source = path.read_text()
        for name in re.findall(r"{%\s*icon\s+[\"']([\w-]+)[\"']", source):
            assert f"i-{name}" in symbols, f"{path.name}: {name}"
        for name in re.findall(r"{%\s*stance\s+[\"']([\w-]+)[\"']", source):
            assert f"st-{name}" in symbols, f"{path.name}: {name}"


@pytest.mark.parametrize("path", STYLES, ids=names(STYLES))
def test_styles_know_no_left_and_right(path: Path) -> None:
    assert not PHYSICAL.findall(path.read_text())


def test_every_stylesheet_is_loaded_by_some_page() -> None:
    loaded = {
        name for path in TEMPLATES for name in re.findall(r"css/([\w-]+\.css)", path.read_text())
    }
    assert loaded == {path.name for path in STYLES}
